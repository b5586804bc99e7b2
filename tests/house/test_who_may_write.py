"""Actions are the only way anything changes; views are thin; tables alone move a state."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .tree import (
    FLOW,
    PACKAGE,
    SURFACES,
    Function,
    at,
    calls,
    functions,
    name_of,
    none_of,
    parse,
    python,
    writes,
)

VIEW_LINES = 20

ACTIONS = [one for one in python(FLOW) if one.parent.name == "actions" and one.stem != "__init__"]
assert ACTIONS


def routed(surface: Path) -> set[str]:
    """The names that a surface's urls.py mentions: its views, and what they stand in."""
    tree = parse(surface / "urls.py")
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
    }


def is_view(function: Function, names: set[str]) -> bool:
    """It takes the request, and an address or the API's router leads to it."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    takes = ast.unparse(arguments[0].annotation or ast.Constant("")) if arguments else ""
    by_router = any("router." in ast.unparse(one) for one in function.decorator_list)
    return takes.endswith("HttpRequest") and (by_router or function.name in names)


def lines_of(function: Function) -> int:
    """From `def` to the last line, the docstring not counted."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    doc = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - doc


VIEWS = [
    (file, function)
    for surface in sorted(one.parent for one in SURFACES.glob("*/urls.py"))
    for file in python(surface)
    for function in functions(file)
    if is_view(function, routed(surface))
]


def test_a_view_is_under_twenty_lines() -> None:
    assert len(VIEWS) > 5
    long = [
        f"{at(file, view)} {view.name} has {lines_of(view)} lines"
        for file, view in VIEWS
        if lines_of(view) >= VIEW_LINES
    ]
    none_of(long)


def test_a_surface_calls_actions_and_never_writes_a_row() -> None:
    found = [line for file in python(SURFACES) for line in writes(file)]
    none_of(found)


def test_the_command_line_calls_actions_and_never_writes_a_row() -> None:
    # An invented desk of a million reports is stored in bulk: nobody acted, so no action did it.
    others = [one for one in python(PACKAGE / "project") if "fill" not in one.parts]
    none_of(line for file in others for line in writes(file))


def test_in_the_line_only_actions_and_channels_write_rows() -> None:
    rooms = {"actions", "channels"}
    others = [one for one in python(FLOW) if not rooms & set(one.parts)]
    none_of(line for file in others for line in writes(file))


@pytest.mark.parametrize("file", ACTIONS, ids=name_of)
def test_an_actions_file_is_named_for_the_verb_that_it_holds(file: Path) -> None:
    public = [
        node.name
        for node in parse(file).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert any(name == file.stem or name.startswith(f"{file.stem}_") for name in public), (
        f"{name_of(file)} holds {public}, and nothing named {file.stem}"
    )


def state_changes(file: Path) -> Iterator[str]:
    """Where a file writes a field named `state` other than by a table."""
    for node in ast.walk(parse(file)):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            for part in ast.walk(target):
                if isinstance(part, ast.Attribute) and part.attr == "state":
                    yield f"{at(file, node)} assigns .state"
    writing = {"update", "create", "get_or_create", "update_or_create", "bulk_create"}
    for method, call in calls(file):
        if method in writing:
            for keyword in call.keywords:
                if keyword.arg == "state" or "'state'" in ast.unparse(keyword.value):
                    yield f"{at(file, call)} .{method}() writes state"
        fields = [one for one in call.keywords if one.arg in ("update_fields", "fields")]
        if method in ("save", "bulk_update") and any(
            "'state'" in ast.unparse(one.value) for one in fields
        ):
            yield f"{at(file, call)} .{method}() saves state"


def test_only_a_table_of_transitions_changes_a_state() -> None:
    table = PACKAGE / "lib/states.py"
    found = [line for file in python(PACKAGE) if file != table for line in state_changes(file)]
    none_of(found)
