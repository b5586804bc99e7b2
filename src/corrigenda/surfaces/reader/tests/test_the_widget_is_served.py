"""The widget's files, as the outlets' pages load them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings


@pytest.fixture
def build(tmp_path: Path, settings: Settings) -> Path:
    """A build of our own, beside a file that is nobody's business."""
    folder = tmp_path / "c"
    (folder / "lang").mkdir(parents=True)
    (folder / "w.js").write_text("window.a = 1;")
    (folder / "lang" / "uk.json").write_text('{"send": "Надіслати"}')
    (folder / "corrigenda.mjs").write_text("export const a = 1;")
    (folder / "corrigenda.d.ts").write_text("declare const a: 1;")
    (folder / "notes.txt").write_text("not served")
    (tmp_path / "secret.js").write_text("secret")
    (folder / "out.js").symlink_to(tmp_path / "secret.js")
    settings.CORRIGENDA_WIDGET = folder
    return folder


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("w.js", "text/javascript; charset=utf-8"),
        ("corrigenda.mjs", "text/javascript; charset=utf-8"),
        ("corrigenda.d.ts", "text/plain; charset=utf-8"),
        ("lang/uk.json", "application/json"),
    ],
)
def test_a_file_has_its_type_and_may_be_read_by_any_origin(
    client: Client, build: Path, name: str, content_type: str
) -> None:
    answer = client.get(f"/c/{name}")
    assert answer.status_code == 200
    assert answer.content == (build / name).read_bytes()
    assert answer["Content-Type"] == content_type
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_who_has_it_already_is_not_sent_it_again(client: Client, build: Path) -> None:
    etag = client.get("/c/w.js")["ETag"]
    again = client.get("/c/w.js", headers={"if-none-match": etag})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == etag


def test_a_new_build_is_seen_without_a_restart(client: Client, build: Path) -> None:
    etag = client.get("/c/w.js")["ETag"]
    (build / "w.js").write_text("window.a = 22;")
    answer = client.get("/c/w.js", headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert answer.content == b"window.a = 22;"


def test_it_is_compressed_for_those_who_take_it_so(client: Client, build: Path) -> None:
    plain = client.get("/c/w.js")
    packed = client.get("/c/w.js", headers={"accept-encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]
    assert "Accept-Encoding" in plain["Vary"]


@pytest.mark.parametrize(
    "name",
    [
        "x.js",
        "../secret.js",
        "%2e%2e/secret.js",
        "lang/../../secret.js",
        "out.js",
        "notes.txt",
        "lang",
        "lang/",
        ".",
        "w.js/",
        "w.js%00",
        "a" * 5000 + ".js",
        "..%5csecret.js",
    ],
)
def test_anything_else_is_not_there(client: Client, build: Path, name: str) -> None:
    answer = client.get(f"/c/{name}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert b"secret" not in answer.content


def test_the_script_is_part_of_the_package() -> None:
    for name in ("w.js", "pinned.js", "corrigenda.mjs", "corrigenda.d.ts", "build.json"):
        assert (settings.CORRIGENDA_WIDGET / name).is_file()
