"""What could not be taken is all in a file, also what failed before a run was broken off."""

from __future__ import annotations

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


@pytest.fixture
def env(own_service: Services, with_the_daily: Env) -> Env:
    return own_service.copy_of(with_the_daily)


def places_of(env: Env, dump: Path) -> Places:
    key = f"{dump.resolve()} {dump.stat().st_size}"
    return Places(Path(env["CORRIGENDA_HOME"]) / "ingest", "daily", key)


def test_every_failure_has_a_line_in_a_file_that_is_named(env: Env, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text("\n".join(["no json"] * 50 + [record(1)]), "utf-8")
    for _ in range(2):
        done = run(env, "ingest", str(dump))
        assert done.returncode == 1
        assert "- and 30 more" in done.stdout
        file = Path(done.stdout.split("All that failed: ")[1].strip())
        lines = file.read_text("utf-8").splitlines()
        assert lines == [f"dump.jsonl, line {one}: is no JSON" for one in range(1, 51)]


def test_a_run_that_goes_on_knows_what_failed_before(env: Env, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text(f"no json\n{record(1)}\n{record(2)}\n", "utf-8")
    places = places_of(env, dump)
    told = places.failures.add(["dump.jsonl, line 1: is no JSON"])
    places.keep(Place("1/8", 8, failed=1, told=told))
    # Written of the batch that the kill undid.
    places.failures.add(["dump.jsonl, line 3: is no JSON"])
    done = run(env, "ingest", str(dump))
    assert done.returncode == 1
    assert "2 new, 0 known already, 0 failed" in done.stdout, done.stderr
    assert "1 failed before it was broken off." in done.stdout
    assert places.failures.path.read_text("utf-8") == "dump.jsonl, line 1: is no JSON\n"


def test_a_run_without_failures_leaves_no_file(env: Env, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text(record(1), "utf-8")
    places_of(env, dump).failures.add(["of a run before"])
    assert run(env, "ingest", str(dump)).returncode == 0
    assert not places_of(env, dump).failures.path.exists()


def test_a_name_in_another_encoding_is_told(env: Env, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "caf\udce9.html").write_bytes(b"")
    done = run(env, "ingest", str(folder))
    assert done.returncode == 1, done.stderr
    assert "caf\\udce9.html: the page is empty" in done.stdout
