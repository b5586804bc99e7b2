"""An agency's item, as every form gives it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import lxml.html
import regex
from lxml import etree

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import Page

MAX_BYTES = 5 * 1024 * 1024
MOST_ITEMS = 1_000
MOST_TEXT = 1_000_000
MOST_NOTE = 5_000

# Of German nouns only what is a label: prices see a Korrektur, and shops a Rücknahme.
_LABEL = r"(?=\s*(?:[:：)\]|/–—-]|\Z))"
_SAYS = regex.compile(
    r"^\W*(?:\(?(?:correct(?:s|ion|ions|ed|ing)?|corrigendum|erratum|виправлення|виправлено|"
    rf"уточнення|(?:korrektur|berichtigung|richtigstellung|klarstellung){_LABEL}|"
    r"korrigiert|berichtigt|"
    r"تصحيح|تصويب)\b)",
    regex.IGNORECASE,
)
_TAKES_BACK = regex.compile(
    r"^\W*(?:kill|withdrawn?|withdrawal|retract(?:ed|ion)?|відкликано|"
    rf"zurückgezogen|(?:rücknahme|widerruf){_LABEL}|سحب)\b(?!\s+from)",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item.

    Attributes:
        guid: its own name, the same for every version.
        version: 0 where it has none.
        source: who sent it, for people.
        paragraphs: of its text; none where only the note came.
        note: to the desks that have it.
        is_correction: it says that it corrects what was sent before.
        is_canceled: it takes back what was sent before.
    """

    guid: str
    version: int
    source: str
    headline: str
    paragraphs: tuple[str, ...]
    note: str = ""
    link: str = ""
    is_correction: bool = False
    is_canceled: bool = False

    @property
    def text(self) -> str:
        """The paragraphs with a blank line between them."""
        return "\n\n".join(self.paragraphs)[:MOST_TEXT]


def says_correction(words: str) -> bool:
    """Whether a headline, a note or a category says that this is a correction."""
    return bool(_SAYS.match(words[:200]))


def says_canceled(words: str) -> bool:
    """Whether it says that the item is taken back."""
    return bool(_TAKES_BACK.match(words[:200]))


def clean(words: object, most: int = MOST_TEXT) -> str:
    """Text without control characters and with single spaces."""
    kept = "".join(one if one.isprintable() else " " for one in str(words or "")[:most])
    return " ".join(kept.split())


def paragraphs(story: Page) -> tuple[str, ...]:
    """Of a story as the archive keeps it, so that its words are found there."""
    head = (Role.headline, Role.byline, Role.aside)
    return tuple(one.text for one in story.blocks if one.role not in head)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Of plain text with blank lines, or of single lines where there are none."""
    parts = regex.split(r"\n\s*\n", text) if regex.search(r"\n\s*\n", text) else text.splitlines()
    return tuple(one for one in (clean(part) for part in parts) if one)


def paragraphs_in(markup: str) -> tuple[str, ...]:
    """Of HTML; scripts and styles are no text."""
    if "<" not in markup:
        return paragraphs_of(markup)
    try:
        root = lxml.html.fragment_fromstring(markup[:MOST_TEXT], create_parent="div")
    except (etree.ParserError, ValueError):
        return ()
    etree.strip_elements(root, "script", "style", with_tail=False)
    found = [clean(one.text_content()) for one in root.iter("p", "h1", "h2", "h3", "li")]
    told = tuple(one for one in found if one)
    return told or paragraphs_of(root.text_content())


def number(given: object) -> int:
    """A version's number; 0 for what is none."""
    text = str(given or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
