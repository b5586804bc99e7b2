"""What is answered of a passage: each part with the rule that gave it and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Why something is answered; the README says what each one asks for."""

    CLOSED = "marks"
    """Words between quotation marks that somebody is said to have said."""
    SENTENCES = "marks-sentences"
    """Whole sentences between quotation marks, whoever said them."""
    CONTINUED = "marks-continued"
    """Marks opened in one paragraph, opened again in the next, closed in the last."""
    QUOTE_BLOCK = "quote-block"
    """A block that the page itself sets as a quotation."""

    VERB_BEFORE = "verb-before"
    VERB_AFTER = "verb-after"
    ACCORDING = "according-to"
    COLON = "name-and-colon"
    SIGNED = "signed"
    INDIRECT = "indirect-speech"
    GOES_ON = "goes-on"
    """The words before these were that person's, and nobody else speaks in between."""
    SUBJECT = "subject-before"
    """The sentence before these is about that person alone, and they stand by themselves."""

    TOLD = "told-outlet"
    REPORTED = "outlet-reported"
    AGENCY_BEFORE = "agency-named-before"
    CAPTION = "caption-credit"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT_LINE = "credit-line"
    AUTHORS = "page-authors"


class Unsure(StrEnum):
    """Why no speaker is answered."""

    NOBODY = "nobody"
    """Nothing near the passage says that anybody said it."""
    TWO = "two"
    """Two may have said it."""
    PRONOUN = "pronoun"
    """Somebody said it whom the text calls he, she, it or they, and it may be more than one."""
    LANGUAGE = "language"
    """There are no rules for the language."""
    LONG = "long"
    """The paragraph is too long to be read."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the story.

    Attributes:
        start: in code points of the version's text; -1 for words that do not stand in it.
    """

    text: str
    start: int = -1

    @property
    def end(self) -> int:
        """Where they end; -1 for words that do not stand in the text."""
        return self.start + len(self.text) if self.start >= 0 else -1


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, without its marks; `parts` are more than one when it runs over blocks."""

    parts: tuple[Words, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it.

    Attributes:
        name: the fullest form that the story has of it, or the words that describe who it is.
        words: where the story names or describes them.
        because: the words that say so.
        inferred: they are named elsewhere, and here called he, she, it, they or nothing.
        named: by a name; otherwise described, such as "a police spokeswoman".
    """

    name: str
    words: Words
    rule: Rule
    because: Words
    inferred: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency or the outlet that the words are credited to.

    Attributes:
        whole: the story as a whole is credited to it, not this passage alone.
    """

    name: str
    rule: Rule
    because: Words
    whole: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the rules answer; `unsure` says why there is no speaker, when there is none."""

    quotation: Quotation | None = None
    speaker: Speaker | None = None
    credits: tuple[Credit, ...] = ()
    unsure: Unsure | None = None
