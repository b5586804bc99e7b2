"""No test is passed over in silence, and none that cannot fail."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

from .tree import PACKAGE, ROOT, at, calls, functions, name_of, none_of, parse, python

TESTS = [one for one in python(PACKAGE, ROOT / "tests", tests=True) if one.name.startswith("test_")]

# That something does not happen is seen only after a while.
WAITING = {"tests/widget/test_when_nothing_must_happen.py"}


def test_there_are_tests_and_each_is_found() -> None:
    assert len(TESTS) > 30
    for file in TESTS:
        assert any(one.name.startswith("test_") for one in functions(file)), name_of(file)


def test_a_skip_is_shown_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "-ra" in project["tool"]["pytest"]["ini_options"]["addopts"].split()
    skips = [
        (file, name, call)
        for file in python(PACKAGE, ROOT / "tests", tests=True)
        for name, call in calls(file)
        if name in ("skip", "skipif", "importorskip", "xfail")
    ]
    none_of(
        f"{at(file, call)} {name} without a reason"
        for file, name, call in skips
        if not any(one.arg == "reason" for one in call.keywords)
        and not (name == "skip" and call.args)
    )


def marks_without_reason(file: Path) -> list[str]:
    return [
        f"{at(file, node)} @{ast.unparse(node)}"
        for function in functions(file)
        for node in function.decorator_list
        if ast.unparse(node) in ("pytest.mark.skip", "pytest.mark.xfail")
    ]


def test_no_test_is_marked_away_without_a_reason() -> None:
    none_of(line for file in TESTS for line in marks_without_reason(file))


def test_no_assertion_is_of_something_that_always_holds() -> None:
    def always(test: ast.expr) -> bool:
        # A tuple, as in `assert (x, "why")`, is true whatever x is.
        return (isinstance(test, ast.Constant) and bool(test.value)) or (
            isinstance(test, ast.Tuple) and bool(test.elts)
        )

    none_of(
        at(file, node)
        for file in TESTS
        for node in ast.walk(parse(file))
        if isinstance(node, ast.Assert) and always(node.test)
    )


def test_no_test_waits_for_the_clock() -> None:
    none_of(
        f"{at(file, call)} sleeps"
        for file in TESTS
        for name, call in calls(file)
        if name in ("sleep", "wait_for_timeout") and name_of(file) not in WAITING
    )
