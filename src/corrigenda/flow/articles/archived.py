"""Which text of an article a text out of an archive is: one that is known, a newer or an older one.

The number of a version says which text stands now, and the stages after this one read an
article's history by it. So an older text is not kept: put behind the newer one, it would undo what
was corrected.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef

from corrigenda.flow.articles.errors import OlderTextError
from corrigenda.flow.articles.models import Source, Version


class Moments(NamedTuple):
    """When a text was published and last changed, as its source says; None where it does not."""

    published: datetime | None = None
    modified: datetime | None = None


@dataclass(slots=True)
class Standing:
    """What stands of an article, as far as a text out of an archive asks.

    Attributes:
        number: of its newest version; 0 where it has none.
        moments: of that version.
        text: the hash of its text.
        known: the hashes of the article's texts, of those that were asked about, and when each was
            changed to that for the last time, as far as its source said.
        seen: when the CMS sent a text, or its page showed one, for the last time.
    """

    number: int = 0
    moments: Moments = field(default_factory=Moments)
    text: str = ""
    known: dict[str, datetime | None] = field(default_factory=dict)
    seen: datetime | None = None

    def takes(self, sha256: str, moments: Moments) -> bool:
        """Whether a text is to be the newest version; False where it is known.

        One that is known came back where its source says that it was changed to it after the text
        that stands.

        What the CMS sent and what its page showed stood at the time when it was seen, so another
        text must say that it is of a later time. Of two archives the later one to be taken in
        counts, unless their dates say otherwise.

        Raises:
            OlderTextError: it does not say that, or the dates say otherwise.
        """
        if sha256 in self.known:
            return sha256 != self.text and self._came_back(sha256, moments.modified)
        if self.seen and not any(one > self.seen for one in moments if one):
            raise OlderTextError(
                "A newer text stands there: the CMS sent it, or its page showed it."
            )
        if _is_before(moments, self.moments):
            raise OlderTextError("A text of a later date stands there.")
        return True

    def put(self, sha256: str, moments: Moments) -> int:
        """Let a text be the newest version; its number."""
        self.number += 1
        self.moments = moments
        self.text = sha256
        self.known[sha256] = moments.modified
        return self.number

    def _came_back(self, sha256: str, at: datetime | None) -> bool:
        before = self.known[sha256]
        # The same row of a source that is read once more is of the day that it was of.
        if at is None or (before and at <= before):
            return False
        stood = [one for one in (self.moments.modified or self.moments.published, self.seen) if one]
        return bool(stood) and at > max(stood)


def standing(wanted: Collection[tuple[int, str]]) -> dict[int, Standing]:
    """What stands of articles, by their keys; the articles are locked, or the answer may be old.

    Args:
        wanted: the key of an article and the hash of a text that is to be put there, for each.
    """
    found = {article: Standing() for article, _ in wanted}
    versions = Version.objects.filter(article__in=found)
    later = Version.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    columns = ("article", "number", "published_at", "modified_at", "sha256")
    for article, number, *moments, text in versions.filter(~Exists(later)).values_list(*columns):
        found[article] = Standing(number, Moments(*moments), text)
    same = versions.filter(sha256__in={sha256 for _, sha256 in wanted}).order_by("number")
    for article, sha256, modified in same.values_list("article", "sha256", "modified_at"):
        found[article].known[sha256] = modified
    other = {article for article, sha256 in wanted if sha256 != found[article].text}
    live = versions.filter(article__in=other).exclude(source=Source.INGEST).order_by()
    for article, seen in live.values_list("article").annotate(Max("seen_at")):
        found[article].seen = seen
    return found


def _is_before(moments: Moments, others: Moments) -> bool:
    if moments.modified and others.modified:
        return moments.modified < others.modified
    if moments.published and others.published:
        return moments.published < others.published
    return False
