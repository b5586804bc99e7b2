"""What these screens call things."""

from __future__ import annotations

from collections.abc import Mapping

HOW = {
    "push": "the CMS said so",
    "import": "from a file",
    "list": "from the house’s list",
}

VERDICTS = {
    "ours": "It began with a correction of ours: nothing was looked for.",
    "known": "It came from its own house before: nothing was looked for.",
    "unheard": "Its packets open no cases: nothing was looked for.",
}

_STATES = {
    "found": "to be decided",
    "variant": "to be compared",
    "confirmed": "confirmed",
    "requested": "asked of the CMS",
    "declined": "declined",
    "gone": "gone",
}


NOT_LOOKED_FOR = {
    "ours": "Not looked for: it began with a correction of theirs",
    "known": "Not looked for: they had it from its own house before",
    "unheard": "Not looked for: our packets open no cases there",
}
"""Why another house did not look, as the desk is told."""


def told(counts: Mapping[str, int], verdict: str = "") -> str:
    """Counts by state in a line: `37 of 41 corrected, 4 to be decided`; or why there are none."""
    total = sum(counts.values())
    if verdict:
        return NOT_LOOKED_FOR[verdict]
    if not total:
        return "Found in no story"
    rest = [f"{counts[one]:,} {word}" for one, word in _STATES.items() if counts.get(one)]
    return ", ".join([f"{counts.get('corrected', 0):,} of {total:,} corrected", *rest])
