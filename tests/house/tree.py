"""The project's own files and their syntax trees, for the rules of the house."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/corrigenda"
FLOW = PACKAGE / "flow"
SURFACES = PACKAGE / "surfaces"
STAGES = ("newsroom", "articles", "reports", "cases", "corrections", "publication", "propagation")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\0")
        found = [ROOT / name for name in listed if name]
    else:
        hidden = {".venv", "__pycache__", "node_modules", "var"}
        found = [one for one in ROOT.rglob("*") if not hidden & set(one.relative_to(ROOT).parts)]
    return tuple(sorted(one for one in found if one.is_file()))


def python(*folders: Path, tests: bool = False, migrations: bool = False) -> list[Path]:
    """The Python files under `folders`, without tests and migrations unless asked for."""
    return [
        one
        for one in files()
        if one.suffix == ".py"
        and any(one.is_relative_to(folder) for folder in folders)
        and (tests or not ({"tests", "conftest.py"} & set(one.relative_to(ROOT).parts)))
        and (migrations or "migrations" not in one.parts)
    ]


def name_of(file: Path) -> str:
    """How a failing rule names a file."""
    return file.relative_to(ROOT).as_posix()


@cache
def parse(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text("utf-8"), name_of(file))


def at(file: Path, node: ast.AST) -> str:
    """How a failing rule names a place."""
    return f"{name_of(file)}:{getattr(node, 'lineno', 1)}"


def none_of(found: Iterable[str]) -> None:
    """Fail with every place where a rule is broken."""
    places = list(found)
    if places:
        raise AssertionError("\n  ".join(["the rule is broken here:", *places]))


def imports(file: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every module, and every name of a module, that a file imports, wherever it does."""
    for node in ast.walk(parse(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def importers(*modules: str, among: list[Path]) -> list[str]:
    """Where one of `modules` or something inside it is imported."""
    return sorted(
        {
            f"{at(file, node)} imports {imported}"
            for file in among
            for imported, node in imports(file)
            if any(imported == one or imported.startswith(f"{one}.") for one in modules)
        }
    )


def functions(file: Path) -> list[Function]:
    """Every function and method of a file."""
    return [
        node
        for node in ast.walk(parse(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a method, with the method's name."""
    for node in ast.walk(parse(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def receivers(call: ast.Call) -> set[str]:
    """The names along the chain that a method is called on: `A.objects.filter(...)` and so on."""
    found: set[str] = set()
    node: ast.AST = call.func
    while True:
        if isinstance(node, ast.Attribute):
            node = node.value
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
        elif isinstance(node, ast.Call):
            node = node.func
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
        else:
            if isinstance(node, ast.Name):
                found.add(node.id)
            return found


WRITES = {"create", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
MANAGERS = {"objects", "filter", "exclude", "all", "rows", "_base_manager", "_default_manager"}


def is_write(method: str, call: ast.Call) -> bool:
    """Whether a call writes rows by Django's models, whose `save` takes no bare arguments."""
    if method == "save":
        return not call.args
    return method in WRITES or (method == "update" and bool(receivers(call) & MANAGERS))


def writes(file: Path) -> list[str]:
    """Where a file writes rows."""
    return [
        f"{at(file, call)} calls .{method}()"
        for method, call in calls(file)
        if is_write(method, call)
    ]
