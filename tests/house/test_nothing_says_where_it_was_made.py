"""No file names a registry's host or a folder of the machine it was written on."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from .tree import ROOT, files, name_of, none_of

# Spelled in pieces, because this file is read too.
HOSTS = [
    "pypi." + "org",
    "python" + "hosted",
    "npmjs." + "org",
    "npmjs." + "com",
    "npm" + "mirror",
    "yarn" + "pkg",
    "proxy." + "golang",
    "crates." + "io",
    "arti" + "factory",
]
FOLDERS = re.compile(
    r"(?:^|[\s\"'`=(:@<>\[{,])/(?:"
    + "|".join(["work", "root", "Users", "home/[a-z]+", "opt/(?:py" + "pi|wh" + "eels)"])
    + r")(?:/|\b(?=[\s\"'`]))"
)
SOURCES = re.compile("--(?:extra-)?index-" + "url|--find-" + r"links\b|file:/" + "//")

TEXT = [
    (file, text)
    for file in files()
    if b"\0" not in (raw := file.read_bytes()) and (text := raw.decode("utf-8", "replace"))
]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


def test_no_file_names_a_registrys_host() -> None:
    assert len(TEXT) > 100
    none_of(
        f"{name_of(file)} names {host}"
        for file, text in TEXT
        for host in HOSTS
        if host in text.lower()
    )


def test_no_file_names_a_folder_of_a_machine() -> None:
    none_of(
        f"{name_of(file)}: {found.group().strip()}"
        for file, text in TEXT
        for found in FOLDERS.finditer(text)
    )


@pytest.mark.parametrize("file", REQUIREMENTS, ids=name_of)
def test_every_requirement_is_pinned_with_its_hashes(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not SOURCES.search(text)
    lines = re.sub(r"\\\n\s*", " ", text).splitlines()
    pins = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert pins
    for pin in pins:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", pin), pin


def test_requirements_that_are_installed_together_agree() -> None:
    pinned: dict[str, set[str]] = {}
    for file in REQUIREMENTS:
        for name, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", file.read_text("utf-8"), re.M):
            pinned.setdefault(name, set()).add(version)
    none_of(f"{name}: {versions}" for name, versions in pinned.items() if len(versions) > 1)


def test_the_widgets_packages_are_pinned_by_content_and_from_nowhere() -> None:
    lock = json.loads((ROOT / "widget/package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages
    none_of(name for name, one in packages.items() if "resolved" in one or "integrity" not in one)
    settings = (ROOT / "widget/.npmrc").read_text("utf-8")
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "registry=" not in settings


def test_every_asked_for_package_is_pinned() -> None:
    for asked in (ROOT / "requirements").glob("*.in"):
        pins = asked.with_suffix(".txt").read_text("utf-8")
        for name in re.findall(r"^([a-z0-9][a-z0-9-]*)", asked.read_text("utf-8"), re.M):
            assert re.search(rf"^{name}(\[[a-z]+\])?==", pins, re.M), f"{name}: run `make lock`"


def test_the_package_needs_what_run_in_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    dependencies = project["tool"]["setuptools"]["dynamic"]["dependencies"]
    assert dependencies == {"file": ["requirements/run.in"]}
