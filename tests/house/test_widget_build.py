"""The committed build of the widget is what its sources make, and small enough to forget."""

from __future__ import annotations

import gzip
from pathlib import Path

from .node import BUILT, TSC, run_node
from .tree import ROOT

LOAD_PART = 2_000
PINNED_LOAD_PART = 2_500
DIALOG = 8_000
ONE_LANGUAGE = 1_000
WHAT_CAN_WAIT = 4_000
BESIDE_A_SELECTION = 2_000
IN_FRAMES_AND_FIGURES = 1_500
UNDER_ATTACK = 1_000


def gz(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), compresslevel=9, mtime=0))


def files_under(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_building_again_gives_the_committed_bytes(tmp_path: Path) -> None:
    built = run_node("widget/build.mjs", str(tmp_path))
    assert built.returncode == 0, built.stderr
    again = files_under(tmp_path)
    assert sorted(again) == sorted(files_under(BUILT))
    for name, content in files_under(BUILT).items():
        assert again[name] == content, f"{name} is not built from its sources: run `make widget`"


def test_the_sources_are_strictly_typed() -> None:
    checked = run_node(TSC, "--noEmit", "-p", "widget")
    assert checked.returncode == 0, checked.stdout


def test_what_every_page_view_loads_stays_small() -> None:
    assert gz(BUILT / "w.js") <= LOAD_PART
    for name in ("pinned.js", "corrigenda.mjs"):
        assert gz(BUILT / name) <= PINNED_LOAD_PART, name


def test_what_a_report_needs_stays_small() -> None:
    assert gz(BUILT / "d.js") <= DIALOG
    for file in (BUILT / "lang").rglob("*.json"):
        assert gz(file) <= ONE_LANGUAGE, file


def test_so_does_what_comes_with_a_selection_and_after_the_dialog_is_open() -> None:
    assert gz(BUILT / "b.js") <= BESIDE_A_SELECTION
    assert gz(BUILT / "m.js") <= WHAT_CAN_WAIT


def test_what_comes_for_a_frame_or_a_figure_stays_small() -> None:
    assert gz(BUILT / "f.js") <= IN_FRAMES_AND_FIGURES


def test_what_a_reader_loads_only_in_a_flood_of_reports_stays_small() -> None:
    assert gz(BUILT / "s.js") <= UNDER_ATTACK


def test_the_build_holds_nothing_that_a_strict_host_forbids() -> None:
    for file in (*BUILT.glob("*.js"), BUILT / "corrigenda.mjs"):
        name, text = file.name, file.read_text("ascii")
        for forbidden in ("innerHTML", "outerHTML", "eval(", "new Function", "document.cookie"):
            assert forbidden not in text, f"{name} holds {forbidden}"


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "widget/package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert "http" not in lock
