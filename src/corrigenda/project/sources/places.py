"""How far a source was taken in, so that a run that was broken off goes on where it was."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """How far: the place of the last article that was kept, and how many units were done."""

    after: str = ""
    done: int = 0


class Places:
    """One small file a source in a folder; it goes when the source is through."""

    def __init__(self, folder: Path, outlet: str, key: str) -> None:
        name = hashlib.sha256(f"{outlet}\n{key}".encode()).hexdigest()[:32]
        self._path = folder / f"{name}.json"

    def last(self) -> Place:
        """Where to go on; the beginning, where nothing is known or the file is not whole."""
        try:
            known = json.loads(self._path.read_text("utf-8"))
            return Place(str(known["after"]), int(known["done"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Place()

    def keep(self, place: Place) -> None:
        """Remember a place, as a whole or not at all."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps({"after": place.after, "done": place.done}), "utf-8")
        new.replace(self._path)

    def forget(self) -> None:
        """The source is through, or to be taken from its beginning."""
        self._path.unlink(missing_ok=True)
