"""What all workers of a run use is made by one of them."""

from __future__ import annotations

import fcntl
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

Told = dict[str, str]
_MADE = ".made.json"


def once(name: str, make: Callable[[], Told], folder: Path | None = None) -> Told:
    """What `make` tells; whichever process asks first makes it, the others wait for that.

    Args:
        folder: of the run; where temporary files stand, if not given.
    """
    folder = folder or Path(tempfile.gettempdir())
    told = folder / f"{name}{_MADE}"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            made = json.dumps(make())
            told.write_text(made, "utf-8")
    found: Told = json.loads(told.read_text("utf-8"))
    return found


def all_made(folder: Path | None = None) -> list[Told]:
    """All that was made in a run."""
    files = (folder or Path(tempfile.gettempdir())).glob(f"*{_MADE}")
    return [json.loads(one.read_text("utf-8")) for one in files]
