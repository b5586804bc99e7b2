"""What a desk that receives a correction is told."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.lib.words import Words

WORDS = Words(
    {
        "replace": "Replace “{before}” with “{after}”.",
        "new": "The new words: “{after}”.",
        "delete": "Delete “{before}”.",
        "deleted": "Words were deleted from the story.",
        "withdrawn": "Do not use the story any more, and take it down where you used it.",
        "expunged": (
            "Words were removed by law. Delete every copy you hold of this item, "
            "and take the story anew."
        ),
        "superseded": "A later entry supersedes this one: {address}",
        "supersedes": "This supersedes an earlier entry: {address}",
    }
)


def for_desks(language: str) -> Mapping[str, str]:
    """The words in the language, or in English where there are none."""
    return WORDS[language]
