"""What is asked of every selector, whichever side wrote it."""

from __future__ import annotations

from typing import Any

from corrigenda.anchoring import describe

MOST_CONTEXT = 512


def check(selector: dict[str, Any], text: str, start: int, end: int) -> None:
    """Fail unless it is W3C JSON for text[start:end] (code points), with context that tells."""
    prefix, suffix = selector["prefix"], selector["suffix"]
    assert selector == {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - len(prefix)) : start],
        "suffix": text[end : end + len(suffix)],
        "refinedBy": {"type": "TextPositionSelector", "start": start, "end": end},
    }
    if not is_unique(selector, text):
        assert len(prefix) == min(start, MOST_CONTEXT)
        assert len(suffix) == min(len(text) - end, MOST_CONTEXT)


def is_unique(selector: dict[str, Any], text: str) -> bool:
    """Whether the passage with its context stands once."""
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    return text.find(whole) == text.rfind(whole)


def check_has_what_the_desk_takes(selector: dict[str, Any], text: str) -> None:
    """Fail if the desk would take more context of the same passage."""
    position = selector["refinedBy"]
    desk = describe(text, position["start"], position["end"])
    assert selector["prefix"].endswith(desk.prefix)
    assert selector["suffix"].startswith(desk.suffix)
