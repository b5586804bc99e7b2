"""Small rooms, each with a word at the door."""

from __future__ import annotations

import ast
from pathlib import Path

from .tree import PACKAGE, ROOT, at, files, functions, name_of, none_of, parse, python

FILE_LINES = 400
FUNCTION_LINES = 50

# Longer for a reason that is written here: {file or file:function: why}.
LONGER: dict[str, str] = {}

WRITTEN = python(PACKAGE, ROOT / "tests", ROOT / "bench", tests=True)


def test_a_file_has_fewer_than_four_hundred_lines() -> None:
    sources = [one for one in files() if one.suffix in (".ts", ".css", ".mjs", ".sh")]
    scripts = [one for one in files() if one.parent == ROOT / "scripts"]
    long = {
        name_of(file): count
        for file in {*WRITTEN, *sources, *scripts}
        if (count := len(file.read_text("utf-8").splitlines())) >= FILE_LINES
        and name_of(file) not in LONGER
    }
    none_of(f"{name}: {count} lines" for name, count in long.items())


def test_a_function_has_at_most_fifty_lines() -> None:
    none_of(
        f"{at(file, one)} {one.name}: {lines} lines"
        for file in WRITTEN
        for one in functions(file)
        if (lines := (one.end_lineno or 0) - one.lineno + 1) > FUNCTION_LINES
        and f"{name_of(file)}:{one.name}" not in LONGER
    )


def test_what_is_excused_from_its_length_is_still_there_and_says_why() -> None:
    for name, why in LONGER.items():
        assert (ROOT / name.split(":")[0]).exists(), f"{name} is gone: take it off the list"
        assert why, name


def undocumented(file: Path) -> list[str]:
    """The module itself, and its public functions, classes and methods, without a docstring."""
    tree = parse(file)
    if not tree.body:
        return []
    found = [] if ast.get_docstring(tree) else [f"{name_of(file)} says not what it is for"]
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for node in tree.body:
        if not isinstance(node, kinds) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            found.append(f"{at(file, node)} {node.name}")
        # What a base class or a protocol documents is not said again.
        if isinstance(node, ast.ClassDef) and not node.bases:
            found += [
                f"{at(file, one)} {node.name}.{one.name}"
                for one in node.body
                if isinstance(one, ast.FunctionDef)
                and not one.name.startswith("_")
                and not ast.get_docstring(one)
            ]
    return found


def test_everything_public_says_what_it_is_for() -> None:
    everything = python(PACKAGE, ROOT / "bench")
    none_of(line for file in everything for line in undocumented(file))


def test_nothing_is_left_to_be_done_later() -> None:
    marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]
    none_of(
        f"{name_of(file)} holds {mark}"
        for file in {*WRITTEN, *(one for one in files() if one.suffix in (".ts", ".html", ".css"))}
        for mark in marks
        if mark in file.read_text("utf-8")
    )
