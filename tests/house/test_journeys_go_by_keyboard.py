"""Every journey is made by keyboard alone, unless it says here why not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .tree import ROOT

JOURNEYS = ROOT / "tests/journeys"
BY_MOUSE = frozenset(
    {"click", "dblclick", "hover", "tap", "drag_to", "mouse"}
    | {"fill", "focus", "select_option", "set_checked", "uncheck"}
)
"""What Playwright does to an element without a key, or puts into it at once."""
PEOPLE = frozenset({"self", "person", "editor", "source"})
"""Whose `check` looks at the page with axe; of everything else it ticks a box."""
EXCUSED = {
    "filled.py": "it makes a desk, and no journey",
    "looking.py": "it looks at screens, whichever way they are come to",
    "test_screens_on_the_way.py": "it looks at screens, whichever way they are come to",
    "test_on_a_phone.py": "a phone has no keys",
    "doing.py": "one journey highlights with the mouse, which most readers have",
}


def without_keys(path: Path) -> Iterator[str]:
    """The places at which something is done without a key."""
    tree = ast.parse(path.read_text("utf-8"))
    people = PEOPLE | {one.arg for one in ast.walk(tree) if _is_person(one)} | _met(tree)
    for one in ast.walk(tree):
        if not isinstance(one, ast.Attribute):
            continue
        ticks = one.attr == "check" and not (
            isinstance(one.value, ast.Name) and one.value.id in people
        )
        if one.attr in BY_MOUSE or ticks:
            yield f"{path.name}:{one.lineno} .{one.attr}"


def _is_person(one: ast.AST) -> bool:
    return (
        isinstance(one, ast.arg)
        and isinstance(one.annotation, ast.Name)
        and one.annotation.id == "Person"
    )


def _met(tree: ast.AST) -> set[str]:
    """The names on the left of `rita, edda = meet(), meet()`."""
    assigned = [one for one in ast.walk(tree) if isinstance(one, ast.Assign)]
    meetings = [one for one in assigned if "meet(" in ast.unparse(one.value)]
    return {
        name.id
        for one in meetings
        for target in one.targets
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    }


@pytest.mark.parametrize("path", sorted(JOURNEYS.glob("*.py")), ids=lambda path: path.name)
def test_nothing_is_clicked_or_filled_in_at_once(path: Path) -> None:
    found = list(without_keys(path))
    if path.name in EXCUSED:
        assert found, f"{path.name} needs no excuse any more: take it out of EXCUSED"
    else:
        assert not found, f"use the hands of a Person (tests/journeys/hands.py): {found}"
