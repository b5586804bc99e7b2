"""What a newcomer reads agrees with what is there."""

from __future__ import annotations

import hashlib
import re

import pytest
from tests.journeys.test_screens_on_the_way import PICTURES

from corrigenda import __version__
from corrigenda.project.cli import COMMANDS

from .tree import ROOT, STAGES, files, name_of

DECISIONS = ROOT / "docs/decisions"


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_readme_gives_the_two_commands() -> None:
    readme = read("README.md")
    for command in ("make demo", "make test", "make walk"):
        assert command in readme


def test_the_map_names_every_room() -> None:
    text = read("ARCHITECTURE.md")
    for room in (
        "anchoring",
        "archive",
        "lexicon",
        "surfaces",
        "lib",
        "project",
        "widget",
        *STAGES,
    ):
        assert room in text, room


def test_the_changelog_tells_of_this_version() -> None:
    text = read("CHANGELOG.md")
    assert __version__ in text or "Unreleased" in text


def test_decisions_are_numbered_without_gaps_listed_and_give_their_reason() -> None:
    records = sorted(one for one in DECISIONS.glob("*.md") if one.stem != "README")
    assert [one.stem.split("-")[0] for one in records] == [
        f"{number:04d}" for number in range(1, len(records) + 1)
    ]
    assert len(records) >= 6
    for record in records:
        text = record.read_text("utf-8")
        number = int(record.stem[:4])
        assert re.match(rf"# (ADR )?0*{number}\b", text), f"{record.name} has another title"
        for part in ("**Decision.**", "**Why.**"):
            assert part in text, f"{record.name} has no {part}"
        assert f"({record.name})" in read("docs/decisions/README.md"), f"list {record.name}"


def test_every_target_of_make_is_phony_and_explained() -> None:
    makefile = read("Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.M)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+): ## \S", makefile, re.M))
    assert not re.search(r"^[a-z]+:(?! ##)(?!=)", makefile, re.M)


@pytest.mark.parametrize("command", [one.NAME for one in COMMANDS])
def test_every_command_is_described_for_operators(command: str) -> None:
    pages = [one for one in files() if one.is_relative_to(ROOT / "docs/operators")]
    said = [page for page in pages if f"corrigenda {command}" in page.read_text("utf-8")]
    assert said, f"write about `corrigenda {command}` in docs/operators/"


def test_links_between_the_documents_lead_somewhere() -> None:
    pages = [one for one in files() if one.suffix == ".md"]
    for page in pages:
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if "://" not in link and not link.startswith(("mailto:", "/")):
                assert (page.parent / link).exists(), f"{name_of(page)} links to {link}"


def test_each_picture_is_shown_and_each_that_is_shown_is_kept() -> None:
    pages = [one for one in files() if one.suffix == ".md"]
    shown = {
        (page.parent / name).resolve()
        for page in pages
        for name in re.findall(r'(?:\]\(|src=")([^)"]+\.png)', page.read_text("utf-8"))
    }
    kept = set((ROOT / "docs/pictures").glob("*.png"))
    assert shown == kept


def test_the_pictures_are_those_that_are_taken_and_stay_small() -> None:
    kept = list((ROOT / "docs/pictures").glob("*.png"))
    assert {one.stem for one in kept} == PICTURES, "make pictures"
    assert sum(one.stat().st_size for one in kept) < 2_000_000


def test_two_pages_teach_an_editor_with_pictures_and_lead_to_all_others() -> None:
    folder = ROOT / "docs/editors"
    for name in ("morning.md", "case.md"):
        assert f"]({name})" in read("docs/editors/README.md")
        assert read(f"docs/editors/{name}").count("![") >= 3, name
    for page in folder.glob("*.md"):
        if page.stem != "README":
            assert f"]({page.name})" in read("docs/editors/README.md"), page.name


def test_the_licence_is_apache_2_word_for_word() -> None:
    words = " ".join(read("LICENSE").split())
    assert hashlib.sha256(words.encode()).hexdigest() == APACHE_2
    assert 'license = "Apache-2.0"' in read("pyproject.toml")


# Of the licence's text with its white space made single.
APACHE_2 = "0ffddef9e48f8a09aed5caf2d44f7ba1c1be2d9b8e0a6f693b1635b2d5566645"
