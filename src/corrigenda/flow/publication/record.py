"""One published correction as every output reads it: notice, log, feeds, structured data."""

from __future__ import annotations

from collections.abc import Sequence
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
        superseded_at: when that was published.
        placement: where on the story it stands: `top`, `passage` or `end`.
        policy: absolute, of the house's published policy.
        passage: the words that stand in the story since, with those around them; None where
            the correction left none.
        verified_at: when the page was last seen to be as it should; None before it was, and once
            it is not any more.
        zone: IANA name of the zone in which the house writes times.
        earlier: what it superseded, the newest first; only where it is told of on the story.
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
    verified_at: datetime | None = None
    zone: str = "UTC"
    earlier: tuple[Earlier, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Record:
    """One entry with its story: what the formats for programs are made from.

    In these formats the story is the item, and every entry on it makes a new version of the item:
    so a receiver who keeps the highest version has the last word, whether the house's system has
    changed the text yet or not.

    Attributes:
        version: of the item: 1 is the story as first published, and each entry adds one, and
            each from which words were removed by law.
        first_published: when the story was, where that is known.
        section: as the story named it when the entry was published; may be empty.
        addresses: others of the story, absolute.
        new_words: what the story says since in place of the passage: empty where the passage is
            deleted, None where the story itself was not changed.
        passage: the words that the entry is about, with those around them and their position in
            the story as it was on `seen_at`. The words that replaced them where the house does
            not repeat errors; None where there are none to show, and for a withdrawal, which is
            about the whole story.
        seen_at: when the story was seen as `passage` counts in it.
        outlet_id: the outlet's short name, the same for all its entries.
    """

    notice: Notice
    version: int
    outlet_id: str
    first_published: datetime | None = None
    section: str = ""
    authors: Sequence[str] = ()
    addresses: Sequence[str] = ()
    new_words: str | None = None
    passage: Selector | None = None
    seen_at: datetime | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether with this entry the story is not to be used any more."""
        return self.notice.kind == "withdrawal"

    @property
    def is_expunged(self) -> bool:
        """Whether words were removed by law, which a receiver's copy still has."""
        return self.notice.expunged_at is not None

    @property
    def status(self) -> str:
        """What IPTC calls the publishing status: `usable` or `canceled`."""
        return "canceled" if self.is_withdrawn or self.is_expunged else "usable"

    @property
    def created_at(self) -> datetime:
        """When this version of the item was made: published, or words removed since."""
        return max(self.notice.published_at, self.notice.expunged_at or self.notice.published_at)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed checkpoint of a log; `url` is where all of that log's checkpoints are listed."""

    url: str
    jws: str
    at: datetime


def direction_of(language: str) -> str:
    """`rtl` or `ltr` for a language tag."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RTL else "ltr"
