"""A page may name one build of the script, and has it after every upgrade."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from corrigenda.lib import builds

OLD, NEW = "0123456789ab", "ba9876543210"
FOR_GOOD = "public, max-age=31536000, immutable"


def write_build(folder: Path, version: str) -> None:
    (folder / "lang").mkdir(parents=True, exist_ok=True)
    (folder / "w.js").write_text(f"/* newest {version} */")
    (folder / "pinned.js").write_text(f"/* {version} */")
    (folder / "lang" / "uk.json").write_text(f'{{"send": "{version}"}}')
    named = {"pinned.js": f"sha384-{version}", "corrigenda.mjs": f"sha384-m{version}"}
    (folder / "build.json").write_text(json.dumps({"version": version, "integrity": named}))


@pytest.fixture
def installed(tmp_path: Path, settings: Settings) -> Path:
    """The package's folder, with the old build, which the service was started with."""
    settings.CORRIGENDA_WIDGET = tmp_path / "package"
    settings.CORRIGENDA_WIDGETS_KEPT = tmp_path / "home" / "widget"
    write_build(settings.CORRIGENDA_WIDGET, OLD)
    builds.keep(settings.CORRIGENDA_WIDGET, settings.CORRIGENDA_WIDGETS_KEPT)
    return tmp_path / "package"


@pytest.fixture
def upgraded(installed: Path) -> Path:
    """The package's folder, with the new build."""
    shutil.rmtree(installed)
    write_build(installed, NEW)
    return installed


@pytest.mark.parametrize("name", ["pinned.js", "w.js", "lang/uk.json"])
def test_it_is_kept_by_browsers_for_a_year_and_never_asked_for_again(
    client: Client, installed: Path, name: str
) -> None:
    answer = client.get(f"/c/{OLD}/{name}")
    assert answer.status_code == 200
    assert answer.content == (installed / name).read_bytes()
    assert answer["Cache-Control"] == FOR_GOOD
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"/c/{name}")["Cache-Control"] == "public, max-age=300"


def test_after_an_upgrade_both_are_there_and_the_newest_stands_beside_them(
    client: Client, upgraded: Path
) -> None:
    assert client.get(f"/c/{OLD}/pinned.js").content == f"/* {OLD} */".encode()
    assert client.get(f"/c/{OLD}/lang/uk.json").json() == {"send": OLD}
    assert client.get(f"/c/{NEW}/pinned.js").content == f"/* {NEW} */".encode()
    assert client.get("/c/w.js").content == f"/* newest {NEW} */".encode()
    assert client.get(f"/c/{OLD}/pinned.js")["Cache-Control"] == FOR_GOOD


@pytest.mark.parametrize(
    "name", ["aaaaaaaaaaaa/pinned.js", f"{OLD}/none.js", f"{OLD}/../secret.js"]
)
def test_what_this_service_never_had_is_not_there_and_no_cache_remembers_that(
    client: Client, upgraded: Path, name: str
) -> None:
    (upgraded.parent / "secret.js").write_text("secret")
    answer = client.get(f"/c/{name}")
    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-store"
    assert "/c/w.js" in answer.json()["detail"]
