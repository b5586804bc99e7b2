"""No string of the public pages is missing in any language, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path

from corrigenda.surfaces.public.words import WORDS

ROOM = Path(__file__).parents[1]


def test_each_string_is_used_and_each_that_is_used_exists() -> None:
    templates = "".join(file.read_text() for file in (ROOM / "templates").rglob("*.html"))
    code = "".join(file.read_text() for file in ROOM.glob("*.py") if file.name != "words.py")
    asked = {*re.findall(r"words\.(\w+)", templates), *re.findall(r'words\["(\w+)"\]', code)}
    assert asked == set(WORDS["en"])
