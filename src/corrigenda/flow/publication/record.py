"""One published correction as every output reads it: notice, log, feeds, structured data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrigenda.anchoring import Selector

TO_WORDS = "#corrigenda-"
"""Before a notice's id; the script of the page has the same (`widget/src/notices.ts`)."""

RTL = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb", "ug"})


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
        superseded_at: when that was published.
        placement: where on the story it stands: `top`, `passage` or `end`.
        policy: absolute, of the house's published policy.
        passage: the words that stand in the story since, with those around them; None where
            the correction left none.
        section: of the site; empty where none is known.
        authors: of the story; empty where the house does not want them in the log.
        expunged_at: when its words were removed by law, which `words` then says.
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
    section: str = ""
    authors: tuple[str, ...] = ()
    superseded_at: datetime | None = None
    expunged_at: datetime | None = None

    @property
    def title(self) -> str:
        """Kind and headline, for what lists notices."""
        return f"{self.label}: {self.headline}" if self.headline else self.label

    @property
    def updated_at(self) -> datetime:
        """When what is told of it changed last: published, superseded, or its words removed."""
        moments = (self.published_at, self.superseded_at, self.expunged_at)
        return max(one for one in moments if one is not None)

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
