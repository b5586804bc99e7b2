"""The texts that are to be translated, read from the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog

PACKAGE = Path(__file__).parents[2]
_MODULE = "corrigenda.lib.words"


class TextError(Exception):
    """A text is not written out in the code, so nobody could translate it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text as it stands in the code.

    Attributes:
        english: of one that counts something, its two forms.
        context: of `Text`; empty for none.
        name: of the text or of what holds it, for translators to see what it is.
    """

    english: str | tuple[str, str]
    context: str
    name: str


def template() -> Catalog:
    """Every text of the package, in the order of its files, without translations."""
    found = Catalog()
    for file in sorted(PACKAGE.rglob("*.py")):
        if "tests" in file.parts:
            continue
        place = file.relative_to(PACKAGE.parent).as_posix()
        for one in texts_in(file.read_text("utf-8"), place):
            found.add(
                one.english,
                locations=[(place, 1)],
                auto_comments=[one.name],
                context=one.context or None,
            )
    return found


def texts_in(source: str, place: str) -> Iterator[Found]:
    """The texts of one module, in order.

    Raises:
        TextError: one of them is made by running the code, or is empty.
    """
    if _MODULE not in source:
        return
    tree = ast.parse(source)
    imported = {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == _MODULE
        for alias in node.names
    }
    yield from _below(tree, "", imported, place)


def _below(node: ast.AST, name: str, imported: set[str], place: str) -> Iterator[Found]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in imported:
        yield from _made(node, name, imported, place)
        return
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            called = key.value if isinstance(key, ast.Constant) else name
            yield from _below(value, str(called), imported, place)
        return
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        name = node.target.id
    for child in ast.iter_child_nodes(node):
        yield from _below(child, name, imported, place)


def _made(call: ast.Call, name: str, imported: set[str], place: str) -> Iterator[Found]:
    assert isinstance(call.func, ast.Name)
    if call.func.id != "Words":
        given = [_literal(one, place) for one in call.args]
        if call.keywords or len(given) not in (1, 2) or not all(given):
            raise TextError(f"{place}:{call.lineno}: a text is one or two strings, and not empty.")
        if call.func.id == "Counted":
            yield Found((given[0], given[1]), "", name)
        else:
            yield Found(given[0], "".join(given[1:]), name)
        return
    if len(call.args) != 1 or not isinstance(call.args[0], ast.Dict):
        raise TextError(f"{place}:{call.lineno}: write the texts out where Words is made.")
    for key, value in zip(call.args[0].keys, call.args[0].values, strict=True):
        called = _literal(key, place)
        if isinstance(value, ast.Call):
            yield from _below(value, called, imported, place)
        elif said := _literal(value, place):
            yield Found(said, "", called)
        else:
            raise TextError(f"{place}:{value.lineno}: the text “{called}” is empty.")


def _literal(node: ast.AST | None, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise TextError(f"{place}:{getattr(node, 'lineno', 0)}: write the text out, as one string.")
