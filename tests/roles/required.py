"""Which actions ask for which permission, read from the actions' own files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import corrigenda

FLOW = Path(corrigenda.__file__).parent / "flow"
ASKING = {"require", "require_on"}


@cache
def modules() -> dict[str, ast.Module]:
    """The action files by `stage.file`."""
    files = sorted(FLOW.glob("*/actions/*.py"))
    return {f"{one.parents[1].name}.{one.stem}": ast.parse(one.read_text()) for one in files}


@cache
def functions(module: str) -> dict[str, ast.FunctionDef]:
    """The functions of an action file by name."""
    found = modules()[module].body
    return {one.name: one for one in found if isinstance(one, ast.FunctionDef)}


@cache
def imported(module: str) -> dict[str, str]:
    """Functions of other action files that one imports: name to `stage.file.function`."""
    found: dict[str, str] = {}
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.ImportFrom) and ".actions." in (node.module or ""):
            stage, _, file = (node.module or "").split("flow.")[1].partition(".actions.")
            found |= {one.asname or one.name: f"{stage}.{file}.{one.name}" for one in node.names}
    return found


@cache
def verbs_of(action: str) -> frozenset[str]:
    """The permissions for which `stage.file.function` asks, itself or by what it calls."""
    module, _, name = action.rpartition(".")
    function = functions(module).get(name) if module in modules() else None
    if function is None:
        return frozenset()
    found = set(_asked_in(function))
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id != name:
            if node.id in functions(module):
                found |= verbs_of(f"{module}.{node.id}")
            elif node.id in imported(module):
                found |= verbs_of(imported(module)[node.id])
    return frozenset(found)


def _asked_in(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if called and node.func.id in ASKING:
            yield from _strings(node.args[1])


def _strings(node: ast.expr) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def permissions_asked() -> set[tuple[str, str]]:
    """Every public action with each permission that it asks for: (`stage.function`, verb)."""
    return {
        (f"{module}.{name}", verb)
        for module in modules()
        for name in functions(module)
        if not name.startswith("_")
        for verb in verbs_of(f"{module}.{name}")
    }
