"""Reading the fixtures, whose format the README tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = FIXTURES / "pages"

Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    """The cases of one file."""
    found: list[Case] = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
    return found


def name_of(case: Case) -> str:
    """What a failing case is called."""
    return str(case["name"])


def unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    """A text without its marks, and the range (code points) that stood between them."""
    start, end = text.find("⟦"), text.find("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), None if start < 0 else (start, end)
