"""A folder of pages, texts, agency items and dumps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.sources.dumps import LINES, PARQUET, dump_of, is_dump
from corrigenda.project.sources.files import PAGES, of_file
from corrigenda.project.sources.item import Item
from corrigenda.project.sources.site import Site

KINDS = tuple(sorted({*PAGES, *LINES, PARQUET}))
NAMED = 10
"""Files of another kind that are named; the others are counted."""
_INSIDE = "//"
"""Between the path of a dump and a place in it: no path has it."""


class Folder:
    """A folder and all folders in it, file by file, in the order of their names."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder, self.site = folder, site
        self.key = str(folder.resolve())
        self.files = self._bytes = self._left = 0
        self._named: list[str] = []
        self.unit = "article"
        for path in self._paths(()):
            self._count(path)
        self.total: int | None = self.files if self.unit == "article" else self._bytes

    def items(self, after: str) -> Iterator[Item]:
        """The articles of the files behind one, or behind a place in a dump."""
        begun, _, inside = after.partition(_INSIDE)
        for path in self._paths(tuple(begun.split("/")) if begun else ()):
            name = path.relative_to(self.folder).as_posix()
            if not _is_taken(name) or (name == begun and not inside):
                continue
            if is_dump(name):
                yield from self._dumped(path, name, inside if name == begun else "")
            else:
                size = 1 if self.unit == "article" else _size(path)
                for one in of_file(path, name, self.site):
                    yield replace(one, size=one.size * size)

    def notes(self) -> list[str]:
        """Which files were left out, and what is to be said of the addresses."""
        if not self._left:
            return self.site.notes()
        unnamed = self._left - len(self._named)
        more = f" and {unnamed:,} more" if unnamed else ""
        left = f"{self._left:,} left out, of no kind that is taken: {', '.join(self._named)}{more}"
        return [left, *self.site.notes()]

    def _count(self, path: Path) -> None:
        name = path.relative_to(self.folder).as_posix()
        if not _is_taken(name):
            self._left += 1
            self._named += [name][: NAMED - len(self._named)]
            return
        self.files += 1
        self._bytes += _size(path)
        if is_dump(name):
            # How many articles are in them nobody knows before: the bytes tell how far it is.
            self.unit = "B"

    def _dumped(self, path: Path, name: str, inside: str) -> Iterator[Item]:
        whole = _size(path)
        try:
            dump = dump_of(path, self.site, name)
            total, sizes = dump.total or 1, 0
            for one in dump.items(inside):
                size = one.size
                if dump.unit != self.unit:
                    before, sizes = sizes, sizes + one.size
                    size = sizes * whole // total - before * whole // total
                yield replace(one, place=f"{name}{_INSIDE}{one.place}", size=size)
        except (CommandError, OSError) as error:
            # The other files are taken all the same.
            yield Item(name, "", name, ReadingError(str(error)), 0)

    def _paths(self, after: tuple[str, ...], folder: Path | None = None) -> Iterator[Path]:
        """The files from one on, that one too."""
        # One folder's names are held at a time, so that millions of files need no list of all.
        with os.scandir(folder or self.folder) as found:
            entries = sorted((one.name, one.is_dir(follow_symlinks=False)) for one in found)
        for name, is_folder in entries:
            if after and name < after[0]:
                continue
            inside = after[1:] if after and name == after[0] else ()
            path = (folder or self.folder) / name
            if is_folder:
                yield from self._paths(inside, path)
            else:
                yield path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # a link to nothing: its reading says so


def _is_taken(name: str) -> bool:
    return is_dump(name) or Path(name).suffix.lower() in PAGES
