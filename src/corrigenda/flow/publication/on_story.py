"""What the public is told on a story: its notices, and that part of it is being checked.

Every page view asks for this, so a story without corrections costs two small reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.queries import articles_like
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.publication.holds import Hold, hold_of
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import log, notice_of, permalink
from corrigenda.flow.publication.record import Earlier, Notice

MOST_EARLIER = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a story now.

    Attributes:
        notices: the newest first, each with what it superseded.
        language: of the story's outlet; empty for a story that nobody knows.
    """

    notices: tuple[Notice, ...] = ()
    hold: Hold | None = None
    language: str = ""

    @property
    def withdrawal(self) -> Notice | None:
        """The notice that says why the story was withdrawn; None while it stands."""
        return next((one for one in self.notices if one.kind == Kind.WITHDRAWAL), None)

    def at(self, place: str) -> Standing:
        """What stands at one place of the story: `top`, `passage` or `end`."""
        notices = tuple(one for one in self.notices if one.placement == place)
        return replace(self, notices=notices, hold=self.hold if place == "top" else None)


def standing_on(url: str) -> Standing:
    """What stands on the story at `url`, or at a twin of that address.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    articles = articles_like(url)
    if not articles:
        return Standing()
    return Standing(_notices(articles), hold_of(articles), articles[0].outlet.language)


def notices_for(url: str) -> list[Notice]:
    """The notices that stand on the story at `url` now, the newest first.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    return list(standing_on(url).notices)


def _notices(articles: Sequence[Article]) -> tuple[Notice, ...]:
    found = list(log().filter(article__in=[one.pk for one in articles]))
    by_key = {entry.pk: entry for entry in found}
    superseded = {entry.supersedes_id for entry in found}
    standing = [entry for entry in found if entry.pk not in superseded]
    return tuple(_told(entry, by_key) for entry in standing)


def _told(entry: Entry, by_key: dict[int, Entry]) -> Notice:
    notice = notice_of(entry)
    earlier = tuple(_earlier(entry, by_key))
    return replace(notice, earlier=earlier) if earlier else notice


def _earlier(entry: Entry, by_key: dict[int, Entry]) -> Iterator[Earlier]:
    for _ in range(MOST_EARLIER):
        before = by_key.get(entry.supersedes_id or 0)
        if before is None:
            return
        name = label(before.kind, before.language)
        yield Earlier(name, before.published_at, permalink(before))
        entry = before

