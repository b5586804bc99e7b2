"""Where the tests write: in memory where there is room, and nothing is left behind.

What is written is safe from a loss of power, in service: SQLite waits for the disk at each commit.
A test that brings a story in waits fourteen times, and for nothing.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

IN_MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Bytes that must be free there. A container has 64 MB where nobody asked for more."""
_PREFIX = "corrigenda-tests-"
_LOCK = ".in-use"
_held: list[int] = []


def make_folder(memory: Path = IN_MEMORY, room: int = ROOM) -> Path:
    """A folder for a run of tests, held by this process; in `memory` where there is `room`."""
    parent = memory if _has_room(memory, room) else Path(tempfile.gettempdir())
    remove_left(parent)
    made = Path(tempfile.mkdtemp(prefix=f".{_PREFIX}", dir=parent))
    # A mail server has its mailboxes in there as another user, as root may not have any.
    made.chmod(0o711)
    # Under another name until it is held: else who begins meanwhile would take it for a left one.
    _held.append(_lock(made, os.O_CREAT))
    return made.rename(parent / made.name.removeprefix("."))


def remove_left(parent: Path) -> None:
    """Remove the folders of runs that were killed before they could do so."""
    for left in parent.glob(f"{_PREFIX}*"):
        try:
            held = _lock(left)
        except OSError:  # in use
            continue
        shutil.rmtree(left, ignore_errors=True)
        os.close(held)


def _has_room(folder: Path, room: int) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= room


def _lock(folder: Path, flags: int = 0) -> int:
    """The open file that holds a folder.

    Raises:
        OSError: another process holds it, or nobody ever did.
    """
    opened = os.open(folder / _LOCK, os.O_RDWR | flags)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        raise
    return opened
