"""`scripts/words [LANGUAGE...]`: bring new texts into the catalogues, say what is missing.

A language that is named and not there yet is begun: its two files, with nothing translated.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from json import JSONDecodeError
from pathlib import Path

from babel.messages import Catalog

from corrigenda.lib.languages import CATALOGUES
from corrigenda.project.translating import catalogues, widget
from corrigenda.project.translating.catalogues import CatalogueError
from corrigenda.project.translating.texts import TextError, template

_CODE = re.compile(r"[a-z]{2,3}")
_SHOWN = 20
"""Lines of what is missing that are shown of a file."""


def main(arguments: Sequence[str]) -> int:
    """The exit status: 0, also where texts are missing; 2 where nothing could be done."""
    wrong = [one for one in arguments if not _CODE.fullmatch(one)]
    if wrong:
        print(f"{wrong[0]} is no language: give its code of two or three letters, such as fr.")
        return 2
    try:
        texts = template()
        for code in arguments:
            _begin(code, texts)
        for code in sorted(one.stem for one in CATALOGUES.glob("*.po")):
            _tell(code, texts)
    except (CatalogueError, TextError, JSONDecodeError) as error:
        print(error)
        return 2
    return 0


def _begin(code: str, texts: Catalog) -> None:
    if not catalogues.path_of(code).exists():
        catalogues.path_of(code).write_bytes(
            catalogues.written(catalogues.first(code), texts, code)
        )
    if widget.FOLDER.exists() and not widget.path_of(code).exists():
        widget.path_of(code).write_text(widget.first(code), "utf-8")


def _tell(code: str, texts: Catalog) -> None:
    """Write the catalogue of a language anew, and say what it and the widget lack."""
    file = catalogues.path_of(code)
    file.write_bytes(catalogues.written(catalogues.read(code), texts, code))
    found = list(_listed(file, catalogues.faults(catalogues.read(code), texts, code)))
    if widget.path_of(code).exists():
        found += _listed(widget.path_of(code), widget.faults(code))
    elif widget.FOLDER.exists():
        found.append(f"{widget.path_of(code).name} is missing: scripts/words {code} begins it")
    print(f"{code}: {'whole' if not found else f'{len(found)} to be done'}")
    for line in found[:_SHOWN]:
        print(f"  {line}")
    if len(found) > _SHOWN:
        print(f"  … and {len(found) - _SHOWN} more")


def _listed(file: Path, found: Iterator[str]) -> Iterator[str]:
    for line in found:
        yield f"{file.name}: {line}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
