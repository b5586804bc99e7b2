"""CSV (RFC 4180) of which a spreadsheet works nothing out. All that is handed out comes from here.

Names, headlines and notices come from pages and from strangers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

BOM = "\ufeff"
"""What a file for a spreadsheet begins with: without it some take UTF-8 for something else."""
# The forms of full width are taken for the plain ones where East Asian text is typed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_of(rows: Iterable[Iterable[object]]) -> str:
    """The rows as lines, with an apostrophe before each text that would be a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
