"""Files and folders of pages, texts and agency items."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.agency import read_newsml, read_ninjs
from corrigenda.project.sources.item import MAX_BYTES, Item, Plain
from corrigenda.project.sources.site import Site

PAGES = frozenset({".html", ".htm", ".xhtml", ".txt", ".json", ".xml"})


class Folder:
    """A folder and all folders in it, file by file, in the order of their names."""

    unit = "article"

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder, self.site = folder, site
        self.key = str(folder.resolve())
        self.total: int | None = sum(1 for _ in self._paths(()))

    def items(self, after: str) -> Iterator[Item]:
        """The articles of the files behind one."""
        for path in self._paths(tuple(after.split("/")) if after else ()):
            name = path.relative_to(self.folder).as_posix()
            yield from of_file(path, name, self.site)

    def _paths(self, after: tuple[str, ...], folder: Path | None = None) -> Iterator[Path]:
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
            elif path.suffix.lower() in PAGES and not (after and after == (name,)):
                yield path


class SingleFile:
    """One file."""

    unit = "article"

    def __init__(self, path: Path, site: Site) -> None:
        self.path, self.site = path, site
        self.key = str(path.resolve())
        self.total: int | None = None

    def items(self, after: str) -> Iterator[Item]:
        """Its articles: one, but for a NewsML-G2 document."""
        del after
        yield from of_file(self.path, self.path.name, self.site)


def of_file(path: Path, name: str, site: Site) -> Iterator[Item]:
    """The articles of a file; one with an error, where it cannot be read."""
    url = site.under(name)
    try:
        data = bounded(path)
        if path.suffix.lower() == ".json":
            uri, page = read_ninjs(data)
            yield Item(name, site.at(uri), name, page)
        elif path.suffix.lower() == ".xml":
            many = read_newsml(data)
            for number, (guid, page) in enumerate(many):
                last = number == len(many) - 1
                place = name if last else ""
                yield Item(name, site.at(guid) or url, place, page, size=int(last))
        elif path.suffix.lower() == ".txt":
            yield Item(name, url, name, Plain(data))
        else:
            yield Item(name, url, name, data)
    except (ReadingError, OSError) as error:
        yield Item(name, url, name, ReadingError(str(error)))


def bounded(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        ReadingError: it is larger than a story.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadingError(f"is larger than {MAX_BYTES:,} bytes")
    return data
