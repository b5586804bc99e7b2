"""No blank of a draft is published."""

from __future__ import annotations

import regex

from corrigenda.flow.corrections.wording.finding import Found, Proposed

TITLE = "No blank of the draft is left"
_BLANK = regex.compile(r"\[\s*(?:…|\.\.\.)[^\]\n]{0,80}\]|\{(?:before|after|date|headline)\}")


def check(notice: Proposed) -> list[Found]:
    """A place of the house's draft that nobody filled in."""
    return [
        Found(f"“{one.group()}” is a blank of the draft: write what belongs there.", one.span())
        for one in _BLANK.finditer(notice.words)
    ]
