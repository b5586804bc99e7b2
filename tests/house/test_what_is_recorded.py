"""Every action that somebody takes stands in the audit trail, in words that the desk has."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrigenda.surfaces.desk.wording import VERBS

from .tree import FLOW, Function, at, name_of, none_of, parse, python

ACTIONS = [one for one in python(FLOW) if one.parent.name == "actions" and one.stem != "__init__"]
WRITERS = {"record", "put"}
"""What writes an entry: the action of that name, and `cases/actions/put.py`, which calls it."""

SILENT = {
    "cases/actions/see.py": "who looks at a case is seen while they look, and not kept",
    "cases/actions/settle.py": "it notes on the row who may take back what is recorded elsewhere",
    "corrections/actions/drop_draft.py": "what is typed and not sent yet is nobody's act",
    "corrections/actions/save_draft.py": "what is typed and not sent yet is nobody's act",
    "newsroom/actions/record.py": "it is what writes the entry",
}
"""Actions with `by` that leave no entry, and why."""


def short(file: Path) -> str:
    return file.relative_to(FLOW).as_posix()


def called(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            names.add(node.func.attr if isinstance(node.func, ast.Attribute) else "")
            names.add(node.func.id if isinstance(node.func, ast.Name) else "")
    return names


def imported_actions(file: Path) -> Iterator[Path]:
    """The other actions of the line that a file calls on."""
    for node in ast.walk(parse(file)):
        if isinstance(node, ast.ImportFrom) and node.module and ".actions." in node.module:
            path = FLOW.parents[1] / (node.module.replace(".", "/") + ".py")
            if path.exists():
                yield path


def records(file: Path, seen: frozenset[Path] = frozenset()) -> bool:
    """Whether it writes an entry, itself or by an action that it calls."""
    if called(parse(file)) & WRITERS:
        return True
    deeper = seen | {file}
    return any(records(one, deeper) for one in imported_actions(file) if one not in seen)


def takes_by(function: Function) -> bool:
    return any(one.arg == "by" for one in (*function.args.kwonlyargs, *function.args.args))


BY_SOMEBODY = [
    file
    for file in ACTIONS
    if short(file) not in SILENT
    and any(
        isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and takes_by(node)
        for node in parse(file).body
    )
]


@pytest.mark.parametrize("file", BY_SOMEBODY, ids=name_of)
def test_an_action_that_somebody_takes_is_recorded(file: Path) -> None:
    assert records(file), f"{name_of(file)} takes `by` and never calls record()"


def test_what_is_silent_is_there_and_says_why() -> None:
    for name, why in SILENT.items():
        assert (FLOW / name).exists(), f"{name} is gone: take it off the list"
        assert why


def verbs(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """The verbs that a file records and writes down as such."""
    for node in ast.walk(parse(file)):
        if not isinstance(node, ast.Call) or not called(ast.Expr(node)) & WRITERS:
            continue
        for given in node.args[:3]:
            verb = given.value if isinstance(given, ast.Constant) else None
            if isinstance(verb, str) and "." in verb:
                yield verb, node


def test_every_recorded_verb_has_words_on_the_desk() -> None:
    assert len(BY_SOMEBODY) > 10
    none_of(
        f"{at(file, node)} records {verb}, which desk/wording.py has no words for"
        for file in ACTIONS
        for verb, node in verbs(file)
        if verb not in VERBS
    )
