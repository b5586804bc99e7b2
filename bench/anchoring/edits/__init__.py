"""The kinds of edit that a passage has to live through, or not.

Each is a function of an editor: it chooses a passage in the editor's text and returns the
versions, the first one and each that came of it, all with the passage's true place.
"""

from __future__ import annotations

from collections.abc import Callable

from bench.anchoring.draft import Draft
from bench.anchoring.editor import Editor
from bench.anchoring.edits import around, characters, deleted, inside, selected, structure

Kind = Callable[[Editor], list[Draft]]

KINDS: dict[str, Kind] = {
    name.replace("_", " "): kind
    for room in (around, selected, inside, structure, characters, deleted)
    for name, kind in vars(room).items()
    if not name.startswith("_") and getattr(kind, "__module__", "") == room.__name__
}
