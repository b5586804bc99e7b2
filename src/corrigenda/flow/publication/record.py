"""One published correction as every output reads it: notice, log, feeds, structured data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrigenda.anchoring import Selector

TO_WORDS = "#corrigenda-"
"""Before a notice's id; the script of the page has the same (`widget/src/notices.ts`)."""

RTL = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb", "ug"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """A notice that was superseded, as the one after it tells of it: not its words."""

    label: str
    published_at: datetime
    permalink: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What the public is told.

    Attributes:
        id: public id, in the permalink.
        kind: `correction`, `clarification`, `editors_note` or `withdrawal`.
        label: the kind's name in `language`.
        words: plain text; every renderer escapes it for its own format.
        before, after: empty where the house does not repeat errors or nothing was changed.
        permalink: absolute.
        superseded_by: permalink of the later entry, or None.
        placement: where on the story it stands: `top`, `passage` or `end`.
        policy: absolute, of the house's published policy.
        passage: the words that stand in the story since, with those around them; None where
            the correction left none.
        zone: IANA name of the zone in which the house writes times.
        earlier: what it superseded, the newest first; only where it is told of on the story.
    """

    id: str
    kind: str
    label: str
    outlet: str
    headline: str
    url: str
    words: str
    before: str
    after: str
    language: str
    published_at: datetime
    permalink: str
    superseded_by: str | None = None
    supersedes: str | None = None
    placement: str = "top"
    policy: str = ""
    passage: Selector | None = None
    zone: str = "UTC"
    earlier: tuple[Earlier, ...] = ()

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, by the language's script."""
        return direction_of(self.language)

    @property
    def at_the_words(self) -> str | None:
        """The story's address at the corrected words, which the page's own script shows.

        None where the correction left no words, and for a notice that was superseded: the page
        knows the notices that stand on it.
        """
        if self.passage is None or self.superseded_by:
            return None
        return f"{self.url}{TO_WORDS}{self.id}"


def direction_of(language: str) -> str:
    """`rtl` or `ltr` for a language tag."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RTL else "ltr"
