"""What the public is told on a story: its notices, and that part of it is being checked.

Every page view asks for this, so a story without corrections costs two small reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import connection

from corrigenda.flow.articles.finding import articles_like
from corrigenda.flow.articles.models import Article
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.publication.holds import Hold, hold_of
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import entries_on, notice_of, permalink
from corrigenda.flow.publication.record import Earlier, Notice

MOST_EARLIER = 20

# In SQL of its own, as in articles/finding.py. The sizes change when words are erased.
_STAMP = """
    SELECT COUNT(*), MAX(id), SUM(LENGTH(words)), SUM(LENGTH(after)), MAX(expunged_at),
        (SELECT MIN(hold_since) FROM cases_case
         WHERE article_id IN ({}) AND hold_since IS NOT NULL)
    FROM publication_entry WHERE article_id IN ({})
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a story now.

    Attributes:
        notices: the newest first, each with what it superseded.
    """

    notices: tuple[Notice, ...] = ()
    hold: Hold | None = None

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
    return Standing(_notices(articles), hold_of(articles))


def stamp_of(keys: Sequence[int]) -> tuple[object, ...]:
    """What changes whenever something else stands on a story; empty while nothing can.

    `keys` are of its articles. What the house decides otherwise (its policy, its name) does not
    show in it.
    """
    if not keys:
        return ()
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(_STAMP.format(marks, marks), [*keys, *keys])
        count, *rest, held = cursor.fetchone()
    return (count, *rest, held) if count or held else ()


def notices_for(url: str) -> list[Notice]:
    """The notices that stand on the story at `url` now, the newest first.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    return list(standing_on(url).notices)


def _notices(articles: Sequence[Article]) -> tuple[Notice, ...]:
    found = entries_on([one.pk for one in articles])
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
