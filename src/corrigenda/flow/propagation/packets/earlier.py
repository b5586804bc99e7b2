"""Which text an agency's correction or kill is about, where the item itself may not tell.

The item that came under its name before, or under a name that it says to come from; else the story
that stands at one of these addresses, because the newsroom took the item in; else what has its
headline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote

from corrigenda.anchoring import fold
from corrigenda.flow.articles.models import Article, ArticleUrl
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyItem
from corrigenda.flow.propagation.packets.agency import Item
from corrigenda.flow.propagation.packets.agency.item import paragraphs
from corrigenda.flow.propagation.packets.agency.labels import unlabelled
from corrigenda.lib import urls

MOST_HEADLINES = 5_000
"""Of the newest items and of the newest stories: a kill comes within days."""


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
            for found in (_items_named, _stories_at, _with_headline)
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
    places = [
        place for name in (item.guid, item.link, *item.earlier) for place in _places(outlet, name)
    ]
    rows = ArticleUrl.objects.filter(url__in=places, article__outlet=outlet)
    found = dict(rows.values_list("url", "article"))
    yield from _stories([found[one] for one in places if one in found])


def _places(outlet: Outlet, name: str) -> Iterator[str]:
    """Where a story of that name stands: at it, or where `ingest` puts what has no address."""
    if not name:
        return
    with suppress(urls.UrlError):
        yield urls.normalize(name)
    for one in outlet.origins.all():
        yield f"{one.origin}/{quote(name, safe='')}"


def _with_headline(outlet: Outlet, item: Item) -> Iterator[Earlier]:
    wanted = fold(unlabelled(item.headline)).text.strip()
    if not wanted:
        return
    items = AgencyItem.objects.filter(outlet=outlet).exclude(guid=item.guid).order_by("-at")
    for pk in _headed(items.values_list("pk", "headline")[:MOST_HEADLINES], wanted):
        yield Earlier(AgencyItem.objects.get(pk=pk).text, is_sent=True)
    newest = Article.objects.filter(outlet=outlet, current__isnull=False, same_as=None)
    rows = newest.order_by("-current_id").values_list("pk", "current__headline")
    yield from _stories(list(_headed(rows[:MOST_HEADLINES], wanted)))


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
