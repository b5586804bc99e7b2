"""Builds of the widget are kept whole, once, whoever keeps them."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corrigenda.lib.builds import build_in, folder_of, keep

VERSION = "0123456789ab"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    (folder / "lang").mkdir(parents=True)
    (folder / "w.js").write_text("window.a = 1;")
    (folder / "lang" / "uk.json").write_text("{}")
    integrity = {"pinned.js": "sha384-w", "corrigenda.mjs": "sha384-m"}
    (folder / "build.json").write_text(json.dumps({"version": VERSION, "integrity": integrity}))
    return folder


def test_a_build_says_its_version_and_what_a_tag_holds_fast(built: Path) -> None:
    build = build_in(built)
    assert (build.version, build.script, build.module) == (VERSION, "sha384-w", "sha384-m")


def test_a_kept_build_is_what_was_installed(built: Path, tmp_path: Path) -> None:
    folder = keep(built, tmp_path / "kept")
    assert folder == tmp_path / "kept" / VERSION
    for name in ("w.js", "lang/uk.json", "build.json"):
        assert (folder / name).read_bytes() == (built / name).read_bytes()


def test_what_is_kept_is_not_written_again(built: Path, tmp_path: Path) -> None:
    folder = keep(built, tmp_path / "kept")
    (built / "w.js").write_text("window.a = 2;")
    assert keep(built, tmp_path / "kept") == folder
    assert (folder / "w.js").read_text() == "window.a = 1;"


def test_many_who_keep_it_at_once_leave_one(built: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        kept = set(pool.map(lambda _: keep(built, tmp_path / "kept"), range(16)))
    assert kept == {tmp_path / "kept" / VERSION}
    assert [one.name for one in (tmp_path / "kept").iterdir()] == [VERSION]


def test_a_folder_that_cannot_be_written_is_told(built: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands here")
    with pytest.raises(OSError, match="kept"):
        keep(built, tmp_path / "kept")


def test_the_installed_build_needs_no_keeping(built: Path, tmp_path: Path) -> None:
    assert folder_of(VERSION, built=built, kept=tmp_path / "kept") == built


@pytest.mark.parametrize("version", ["", ".", "..", "0123456789a", VERSION + "0", "../package"])
def test_what_is_no_version_has_no_folder(built: Path, tmp_path: Path, version: str) -> None:
    (tmp_path / "kept").mkdir()
    assert folder_of(version, built=built, kept=tmp_path / "kept") is None
