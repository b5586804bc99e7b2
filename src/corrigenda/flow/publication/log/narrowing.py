"""Which part of the log is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Q

from corrigenda.flow.corrections.search import words
from corrigenda.flow.publication.log.words import author_mark


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A part of the log: what is empty or None narrows nothing.

    Attributes:
        outlet: its key.
        kind: one of `policy.KINDS`.
        section: folded, as `articles.sections` does.
        article: key of the story.
        author: who wrote the story, as the story names them.
        named_by: keys of the outlets whose log may be narrowed by author.
        search: words, all of which the headline or the notice has.
        month: its first day, in UTC.
    """

    outlet: int | None = None
    kind: str = ""
    section: str = ""
    article: int | None = None
    author: str = ""
    named_by: tuple[int, ...] = ()
    search: str = ""
    month: date | None = None

    @property
    def wanted(self) -> list[tuple[str, bool]]:
        """The words by which entries are looked for; empty where none are."""
        found = words.wanted(self.search)
        return [*found, (author_mark(self.author), False)] if self.author else found

    @property
    def finds_nothing(self) -> bool:
        """Whether something is looked for that has no word in it."""
        return bool(self.search) and not words.wanted(self.search)

    def conditions(self) -> Q:
        """All but the words, as the database is asked."""
        found = Q()
        if self.author:
            found &= Q(outlet__in=self.named_by)
        for name in ("outlet", "kind", "section", "article"):
            if value := getattr(self, name):
                found &= Q(**{name: value})
        if self.month:
            since, until = bounds(self.month)
            found &= Q(published_at__gte=since, published_at__lt=until)
        return found


def bounds(month: date) -> tuple[datetime, datetime]:
    """From the first moment of a month to that of the next, in UTC."""
    since = datetime(month.year, month.month, 1, tzinfo=UTC)
    year, following = divmod(month.year * 12 + month.month, 12)
    return since, datetime(min(year, 9999), following + 1, 1, tzinfo=UTC)
