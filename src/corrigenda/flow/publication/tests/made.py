"""Records made by hand: one entry on one story, and the strings that formats break on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from corrigenda.anchoring import Selector
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.record import Notice, Record

KINDS = ("correction", "clarification", "editors_note", "withdrawal")
LANGUAGES = ("en", "uk", "ar", "de", "he", "zh-Hant", "pt-BR")

HARD = {
    "quotation marks": "“Twelve,” she said, not 'thirteen' or \"14\"",
    "angle brackets": "</edNote></script><b>28 & 82</b> ]]> <!-- &amp; -->",
    "right to left": "قال الوزير إن المبلغ 82,000 كرونة (وليس 28,000)",
    "a turned-round order": "safe\u202egnirts\u202c and \u2067words\u2069",
    "newlines": "One line.\n\nAnother line.\r\nA third\ttabbed.\u2028And a fourth.",
    "four-byte characters": "Flags 🇺🇦, families 👩‍👩‍👧‍👦 and 𝒜𝓃𝒸𝒾𝑒𝓃𝓉 𐍈",
    "what XML cannot hold": "bell \x07, escape \x1b, half \ufffe and \uffff",
    "braces": "{before} {0} %s ${after} {{ words }}",
    "nothing but spaces": "   ",
}

NOON = datetime(2027, 5, 31, 12, 0, tzinfo=UTC)
PASSAGE = Selector(
    "28,000 crowns",
    "President Orla Venn said in Port Maren.\n\nThe fund holds ",
    " and pays for 12 bridges, officials said.",
    203,
    216,
)
NEW = replace(PASSAGE, exact="82,000 crowns", start=None, end=None)


def a_record(kind: str = "correction", **more: Any) -> Record:
    """A correction of the figure in the treaty story; fields of record or notice may be given."""
    changed = kind == "correction"
    notice: dict[str, Any] = {
        "id": "entry00001",
        "kind": kind,
        "outlet": "The Daily Example",
        "headline": "Maren and Tolva sign treaty",
        "url": "https://daily.example/world/treaty",
        "words": "The fund holds 82,000 crowns, not 28,000.",
        "before": "28,000 crowns" if changed else "",
        "after": "82,000 crowns" if changed else "",
        "language": "en",
        "published_at": NOON,
        "permalink": "https://desk.example/corrections/entry00001",
        "policy": "https://desk.example/corrections/policy?outlet=daily",
        "passage": NEW if changed else None,
    }
    record: dict[str, Any] = {
        "version": 2,
        "outlet_id": "daily",
        "section": "world",
        "authors": ("Orla Quist", "Bo Ferm"),
        "new_words": "82,000 crowns" if changed else None,
        "passage": None if kind == "withdrawal" else PASSAGE,
        "seen_at": None if kind == "withdrawal" else datetime(2027, 5, 31, 9, 30, tzinfo=UTC),
    }
    for name, value in more.items():
        (notice if name in Notice.__slots__ and name != "passage" else record)[name] = value
    label_of = label(kind, notice["language"])
    return Record(notice=Notice(label=label_of, **notice), **record)


def saying(text: str, kind: str = "correction", language: str = "en") -> Record:
    """The same, with one string in every field that people write."""
    changed = kind == "correction"
    return a_record(
        kind,
        language=language,
        headline=text,
        words=text,
        outlet=text,
        section=text,
        authors=(text, "Bo Ferm"),
        before=text if changed else "",
        after=f"{text} new" if changed else "",
        new_words=f"{text} new" if changed else None,
        passage=None if kind == "withdrawal" else Selector(text, text, text, 7, 7 + len(text)),
    )


# What a database holds: all but NUL and halves of characters.
texts = st.text(
    st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), min_size=1, max_size=60
)
records = st.builds(saying, texts, st.sampled_from(KINDS), st.sampled_from(LANGUAGES))
