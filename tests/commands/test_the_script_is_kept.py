"""Each start keeps this version's script, for the pages that will still name it after the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.commands.running import run

import corrigenda
from corrigenda.lib.builds import build_in

BUILT = Path(corrigenda.__file__).parent / "surfaces/reader/static/c"

Env = dict[str, str]


def test_it_stands_in_the_home_folder_by_its_version(ready_service: Callable[..., Env]) -> None:
    env = ready_service()
    assert run(env, "migrate").returncode == 0
    kept = Path(env["CORRIGENDA_HOME"]) / "widget" / build_in(BUILT).version
    for name in ("pinned.js", "d.js", "lang/uk.json", "build.json"):
        assert (kept / name).read_bytes() == (BUILT / name).read_bytes()


def test_where_it_cannot_be_kept_the_service_starts_and_says_what_to_do(
    own_service: Callable[..., Env],
) -> None:
    env = own_service()
    Path(env["CORRIGENDA_HOME"]).mkdir()
    (Path(env["CORRIGENDA_HOME"]) / "widget").write_text("not a folder")
    done = run(env, "migrate")
    assert done.returncode == 0
    assert "Make CORRIGENDA_HOME writable" in done.stderr
