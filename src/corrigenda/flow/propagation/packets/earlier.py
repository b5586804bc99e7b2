"""Which text an agency's correction or kill is about, where the item itself may not tell.

The item that came under its name before, or under a name that it says to come from; else the story
that stands at one of these addresses, because the newsroom took the item in; else what it is
related to, or has its headline, where the texts tell that it is the same item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import quote

from corrigenda.anchoring import fold
from corrigenda.flow.articles.models import Article, ArticleUrl
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyItem
from corrigenda.flow.propagation.packets.agency import Item
from corrigenda.flow.propagation.packets.agency.changes import is_note_on, is_same_text
from corrigenda.flow.propagation.packets.agency.item import paragraphs
from corrigenda.flow.propagation.packets.agency.labels import unlabelled
from corrigenda.lib import clock, urls

MOST_HEADLINES = 5_000
"""Of the newest items and of the newest stories."""
HEADLINE_FOR = timedelta(days=7)
"""How long a headline tells which item is meant: a correction or a kill comes within days."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text that came before.

    Attributes:
        is_sent: it is the agency's own, so what differs in the new one is what the agency changed;
            a newsroom changes more than that.
    """

    text: str
    is_sent: bool


def earlier_text(outlet: Outlet, item: Item, known: AgencyItem | None) -> Earlier | None:
    """What the item corrects or takes back; None where nothing here fits.

    Args:
        known: the item as it last came under its own name.
    """
    if known is not None and known.text:
        return Earlier(known.text, is_sent=True)
    return next(
        (
            one
            for found in (_items_named, _stories_at, _related, _with_headline)
            for one in found(outlet, item)
            if one.text.strip()
        ),
        None,
    )


def _items_named(outlet: Outlet, item: Item) -> Iterator[Earlier]:
    rows = AgencyItem.objects.filter(outlet=outlet, guid__in=item.earlier)
    texts = dict(rows.values_list("guid", "text"))
    yield from (Earlier(texts[one], is_sent=True) for one in item.earlier if one in texts)


def _stories_at(outlet: Outlet, item: Item) -> Iterator[Earlier]:
    names = (item.guid, item.link, *item.earlier)
    places = [place for name in names for place in _places(outlet, name)]
    rows = ArticleUrl.objects.filter(url__in=places, article__outlet=outlet)
    found = dict(rows.values_list("url", "article"))
    yield from _stories([found[one] for one in places if one in found])


def _related(outlet: Outlet, item: Item) -> Iterator[Earlier]:
    """Background and pictures are related as well."""
    named = replace(item, guid="", link="", earlier=item.related)
    for find in (_items_named, _stories_at):
        yield from (one for one in find(outlet, named) if is_same_text(one.text, item.text))


def _places(outlet: Outlet, name: str) -> Iterator[str]:
    """Where a story of that name stands: at it, or where `ingest` puts what has no address."""
    if not name:
        return
    with suppress(urls.UrlError):
        yield urls.normalize(name)
    for one in outlet.origins.all():
        yield f"{one.origin}/{quote(name, safe='')}"


def _with_headline(outlet: Outlet, item: Item) -> Iterator[Earlier]:
    """What has its headline, of the last days: “Markets wrap” is another item every day."""
    found = list(_headed_like(outlet, item))
    if not item.text:
        yield from found
        return
    yield from (one for one in found if is_same_text(one.text, item.text))
    notes = (one for one in found if is_note_on(one.text, item.text))
    # It tells what was wrong: nothing that differs is what the agency changed.
    yield from (replace(one, is_sent=False) for one in notes)


def _headed_like(outlet: Outlet, item: Item) -> Iterator[Earlier]:
    wanted = fold(unlabelled(item.headline)).text.strip()
    if not wanted:
        return
    since = clock.now() - HEADLINE_FOR
    items = AgencyItem.objects.filter(outlet=outlet, at__gte=since).exclude(guid=item.guid)
    rows = items.order_by("-at").values_list("pk", "headline")
    for pk in _headed(rows[:MOST_HEADLINES], wanted):
        yield Earlier(AgencyItem.objects.get(pk=pk).text, is_sent=True)
    stories = Article.objects.filter(outlet=outlet, current__seen_at__gte=since, same_as=None)
    heads = stories.order_by("-current_id").values_list("pk", "current__headline")
    yield from _stories(list(_headed(heads[:MOST_HEADLINES], wanted)))


def _headed(rows: Iterable[tuple[int, str]], wanted: str) -> Iterator[int]:
    for pk, headline in rows:
        if fold(unlabelled(headline)).text.strip() == wanted:
            yield pk


def _stories(keys: Sequence[int]) -> Iterator[Earlier]:
    articles = Article.objects.filter(current__isnull=False).select_related("current")
    found = articles.in_bulk(keys)
    for key in keys:
        version = found[key].current if key in found else None
        if version is not None:
            yield Earlier("\n\n".join(paragraphs(version.blocks)), is_sent=False)
