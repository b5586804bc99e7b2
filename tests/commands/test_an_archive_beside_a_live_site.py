"""`corrigenda ingest` of an older dump changes nothing that stands, and says how much it left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.commands.running import run
from tests.commands.test_ingest import Env
from tests.commands.test_ingesting_an_archive import record

from corrigenda.project.sources.places import Place, Places

if TYPE_CHECKING:
    from conftest import Services

pytestmark = pytest.mark.on_both

OLD = "The harbour office of Port Maren counted 28,000 visitors last year, it said on Monday."


@pytest.fixture
def env(own_service: Services, with_the_daily: Env) -> Env:
    return own_service.copy_of(with_the_daily)


def dump_of(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_an_address_that_a_dump_names_twice_is_new_once(env: Env, tmp_path: Path) -> None:
    dump = dump_of(tmp_path / "dump.jsonl", record(1, text=OLD), record(1), record(2))
    assert "3 new, 0 known already, 0 failed" in run(env, "ingest", str(dump)).stdout
    for _ in range(2):
        assert "0 new, 3 known already, 0 failed" in run(env, "ingest", str(dump)).stdout


def test_what_was_kept_before_its_place_was_is_known_when_it_is_done_again(
    env: Env, tmp_path: Path
) -> None:
    lines = [record(number // 2, text=f"{OLD} It was day {number}.") for number in range(100)]
    dump = dump_of(tmp_path / "dump.jsonl", *lines)
    assert "100 new" in run(env, "ingest", str(dump)).stdout
    half = len("\n".join(lines[:51]))
    key = f"{dump.resolve()} {dump.stat().st_size}"
    places = Places(Path(env["CORRIGENDA_HOME"]) / "ingest", "daily", key)
    places.keep(Place(f"51/{half + 1}", half + 1))
    done = run(env, "ingest", str(dump))
    assert "Going on behind 51/" in done.stdout, done.stderr
    assert "0 new, 49 known already, 0 failed" in done.stdout


def test_a_dump_of_an_older_day_leaves_what_stands_and_counts_it(env: Env, tmp_path: Path) -> None:
    of_today = dump_of(tmp_path / "today.jsonl", record(1, modified="2026-10-01"))
    of_old = dump_of(tmp_path / "old.jsonl", record(1, text=OLD, modified="2026-04-01"), record(2))
    assert "1 new" in run(env, "ingest", str(of_today)).stdout
    done = run(env, "ingest", str(of_old))
    assert done.returncode == 0, done.stderr
    assert "1 new, 0 known already, 0 failed" in done.stdout
    assert "1 left: a newer text stands at the address." in done.stdout


def test_a_page_of_a_folder_that_was_changed_is_a_new_version(env: Env, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for text in (OLD, OLD.replace("28,000", "82,000")):
        (folder / "a.txt").write_text(f"Visitors\n\n{text}")
        assert "1 new, 0 known already" in run(env, "ingest", str(folder)).stdout
    record_of = {"uri": "urn:a", "headline": "Visitors", "body_text": OLD}
    (folder / "b.json").write_text(json.dumps(record_of))
    assert "1 new, 1 known already" in run(env, "ingest", str(folder)).stdout
