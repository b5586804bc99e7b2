"""How far a source was taken in, so that a run that was broken off goes on where it was."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """How far a source was taken.

    Attributes:
        after: the place of the last article that was kept.
        done: units that were done.
        failed: articles that could not be taken.
        told: bytes of the file of failures that tell of them.
    """

    after: str = ""
    done: int = 0
    failed: int = 0
    told: int = 0


class Places:
    """One small file a source in a folder; it goes when the source is through.

    Attributes:
        failures: beside it, what could not be taken and why.
    """

    def __init__(self, folder: Path, outlet: str, key: str) -> None:
        name = hashlib.sha256(f"{outlet}\n{key}".encode()).hexdigest()[:32]
        self._path = folder / f"{name}.json"
        self.failures = Failures(folder / f"{name}.failed.txt")

    def last(self) -> Place:
        """Where to go on; the beginning, where nothing is known or the file is not whole."""
        try:
            known = json.loads(self._path.read_text("utf-8"))
            counts = (int(known.get(one, 0)) for one in ("failed", "told"))
            found = Place(str(known["after"]), int(known["done"]), *counts)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Place()
        return found if found.after else Place()

    def keep(self, place: Place) -> None:
        """Remember a place, as a whole or not at all."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps(asdict(place)), "utf-8")
        new.replace(self._path)

    def forget(self) -> None:
        """The source is through, or to be taken from its beginning."""
        self._path.unlink(missing_ok=True)


class Failures:
    """A file with a line for each article that could not be taken; it stays until the next run."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, told: int) -> None:
        """Cut off what a run that was killed had written of articles that come again."""
        if not told:
            self.path.unlink(missing_ok=True)
        elif self.path.exists() and self.path.stat().st_size > told:
            with self.path.open("r+b") as file:
                file.truncate(told)

    def add(self, failures: list[str]) -> int:
        """Write them behind the others; the bytes of the file."""
        if failures:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Half characters too, of names in another encoding than the system's.
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.writelines(f"{' '.join(one.split())}\n" for one in failures)
        return self.path.stat().st_size if self.path.exists() else 0
