"""What a reader is told whose report is held: never that it was simply sent."""

from __future__ import annotations

from corrigenda.lib.words import Text

HELD = Text(
    "Kept, but not with an editor yet: it looks like spam to our filter, so a person will "
    "look first. Nothing is lost. If it is a real report, say so on its page."
)
