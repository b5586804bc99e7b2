"""Builds of the widget: the one that is installed, and those that this house served before it.

A page may name a build for good (`/c/<version>/pinned.js`), and a script that a browser keeps, or a
site bundled, asks for the parts that it was built with. So every build that a service was started
with is kept in its home folder, and goes on being served after an upgrade.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

VERSION = re.compile(r"[0-9a-f]{12}")
"""The folder of a build below `/c/`: the first characters of the SHA-256 of all that is in it."""
SCRIPT = re.compile(rf"/c/(?:w|(?P<version>{VERSION.pattern})/(?:pinned|w))\.js(?:\?.*)?$")
"""How the address of the script ends, whichever build it names."""

_NAMED = "build.json"


@dataclass(frozen=True, slots=True)
class Build:
    """What `build.json` says of a build.

    Attributes:
        version: the folder below `/c/` that it is served from for good.
        script: the integrity of `pinned.js`, as a tag names it (https://www.w3.org/TR/SRI/).
        module: the integrity of `corrigenda.mjs`.
    """

    version: str
    script: str
    module: str


def build_in(folder: Path) -> Build:
    """The build in a folder; one that is written anew is read anew.

    Raises:
        OSError: there is none.
    """
    file = folder / _NAMED
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(file: Path, _changed_ns: int) -> Build:
    told = json.loads(file.read_text("utf-8"))
    integrity = told["integrity"]
    return Build(told["version"], integrity["pinned.js"], integrity["corrigenda.mjs"])


def folder_of(version: str, *, built: Path, kept: Path) -> Path | None:
    """Where the build of a version is: installed, or kept from before; None where it is not."""
    if not VERSION.fullmatch(version):
        return None
    with suppress(OSError):
        if build_in(built).version == version:
            return built
    folder = kept / version
    return folder if folder.is_dir() else None


def keep(built: Path, kept: Path) -> Path:
    """Keep a build as it is now, unless it is kept; where.

    A folder appears whole or not at all, whoever else does the same at that moment.

    Raises:
        OSError: it cannot be written.
    """
    folder = kept / build_in(built).version
    if folder.is_dir():
        return folder
    kept.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix=".new-", dir=kept))
    try:
        shutil.copytree(built, new, dirs_exist_ok=True, copy_function=_copy)
        new.chmod(0o755)
        new.rename(folder)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        if not folder.is_dir():
            raise
    return folder


def _copy(source: str, target: str) -> None:
    """A file, on the disk before the folder takes its name."""
    with Path(target).open("wb") as file:
        file.write(Path(source).read_bytes())
        os.fsync(file.fileno())
