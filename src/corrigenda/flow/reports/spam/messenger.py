"""An invitation to write to somebody elsewhere."""

from __future__ import annotations

import re

from corrigenda.flow.reports.spam.facts import Facts, Part

_CALLS = re.compile(
    r"(?:whats?\s?app|wechat|viber|telegram|телеграм|телеграмм?|ватсап|вайбер|微信|加\s?微|واتس\s?اب|واتساب|تيليجرام|تلغرام|ライン|line\s?id)"
    r"\W{0,12}(?:id|me|us|нам|мне|mir|uns|:|：|@|\+|号|على|[\w.+-]{0,20}\W{0,4}\+?\d{5,})"
    r"|\b(?:t|wa)\.me/\w",
    re.IGNORECASE,
)
POINTS = 3


def messenger(facts: Facts) -> Part | None:
    """A messenger with a number or a name to write to, which the story does not have."""
    found = _CALLS.search(facts.written)
    if found is None or _CALLS.search(facts.story):
        return None
    return Part("messenger", POINTS, "It asks to be written to on a messenger.")
