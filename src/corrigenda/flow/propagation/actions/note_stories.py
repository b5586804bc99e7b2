"""Note which stories a subscriber had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.models import StoryHad, Subscriber
from corrigenda.flow.propagation.packet_models import How
from corrigenda.flow.propagation.packets.actions.send_packets import send_entry
from corrigenda.flow.propagation.packets.errors import SubscriberError
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock, urls

MOST = 10_000
MOST_ENTRIES = 50
AT_ONCE = 500
"""Stories of one transaction: whoever else writes meanwhile waits for no more."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What came of a list of addresses.

    Attributes:
        unknown: those at which no story of the outlet stands.
    """

    new: int
    known: int
    unknown: tuple[str, ...]


def note_stories(
    subscriber: Subscriber, addresses: Sequence[str], *, how: How = How.LIST, by: Actor
) -> Noted:
    """Note that it had the stories at these addresses.

    Of a story that was corrected already it is sent the packets at once. What is broken off has
    noted the first of them, and may be given whole again.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        SubscriberError: there are too many.
    """
    require(by, "subscriber.note", subscriber.outlet)
    given = list(dict.fromkeys(one.strip() for one in addresses if one.strip()))
    if len(given) > MOST:
        raise SubscriberError("addresses", f"At most {MOST:,} addresses at a time.")
    found = {address: _article(subscriber, address) for address in given}
    articles = [one for one in found.values() if one is not None]
    new = 0
    for at in range(0, len(articles), AT_ONCE):
        new += _note_all(subscriber, articles[at : at + AT_ONCE], how, by)
    unknown = tuple(address for address, article in found.items() if article is None)
    return Noted(new, len(articles) - new, unknown)


def note_had_by(article: Article, names: Sequence[str], *, by: Actor) -> list[str]:
    """Note that the subscribers of these names, or at these houses, had a story.

    Returns:
        the names that no subscriber of the outlet has.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    unknown = []
    for name in dict.fromkeys(one.strip() for one in names if one.strip()):
        named = Q(name=name) | Q(house=name.rstrip("/"))
        found = Subscriber.objects.select_related("outlet").filter(
            named, outlet=article.outlet_id, ended_at=None
        )
        if not found:
            unknown.append(name)
        for one in found:
            note_stories(one, [article.url], how=How.PUSH, by=by)
    return unknown


def forget_story(had: StoryHad, *, by: Actor) -> None:
    """Take back that a subscriber had a story; what was sent of it was sent.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    outlet = had.subscriber.outlet
    require(by, "subscriber.note", outlet)
    with transaction.atomic():
        record(
            by, "subscriber.forget_story", outlet, had.subscriber,
            name=had.subscriber.name, url=had.article.url,
        )  # fmt: skip
        had.delete()


def _article(subscriber: Subscriber, address: str) -> Article | None:
    try:
        found = article_at(address)
    except urls.UrlError:
        return None
    return found if found and found.outlet_id == subscriber.outlet_id else None


def _note_all(subscriber: Subscriber, articles: Sequence[Article], how: How, by: Actor) -> int:
    with transaction.atomic():
        new = sum(_note(subscriber, one, how) for one in articles)
        if new:
            record(
                by, "subscriber.note", subscriber.outlet, subscriber,
                name=subscriber.name, stories=new, how=how.value,
            )  # fmt: skip
    return new


def _note(subscriber: Subscriber, article: Article, how: How) -> bool:
    _, new = StoryHad.objects.get_or_create(
        subscriber=subscriber,
        article=article,
        defaults={"how": how, "at": clock.now()},
    )
    if new:
        # What superseded another says itself what stood there before.
        entries = Entry.objects.filter(article=article, superseded_by=None, expunged_at=None)
        rows = entries.select_related("outlet", "article__current", "correction__case")
        for entry in rows.order_by("pk")[:MOST_ENTRIES]:
            send_entry(entry)
    return new
