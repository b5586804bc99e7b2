"""`corrigenda expunge`: by two names, from a file, and again after a backup was restored."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from .running import COMMAND, open_outlet, run

pytestmark = pytest.mark.on_both

STORY = """<html lang="en"><head><title>Treaty</title></head>
<body><article><h1>Treaty is signed</h1>
<p>President Orla Venn signed the treaty in Port Maren on Friday, officials said in a statement.</p>
<p>“We have waited for long enough,” said ORLA  VENN, who then left by the evening train.</p>
</article></body></html>"""
WHY = ("--class", "court_order", "--reason", "Ruling 4 for Orla Venn.")


@pytest.fixture
def house(ready_service: Callable[..., dict[str, str]], tmp_path: Path) -> Mapping[str, str]:
    """A daily with a story and two administrators."""
    service = ready_service()
    open_outlet(service)
    told(service, "hire", "anna", "--role", "administrator")
    page = tmp_path / "treaty.html"
    page.write_text(STORY, "utf-8")
    told(service, "ingest", str(page), "--outlet", "daily")
    return service


def told(env: Mapping[str, str], *arguments: str, typed: str = "") -> str:
    done = subprocess.run(
        [*COMMAND, *arguments], env=env, input=typed, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def database(env: Mapping[str, str]) -> Path:
    return Path(env["CORRIGENDA_HOME"]) / "corrigenda.sqlite3"


def held(env: Mapping[str, str]) -> bool:
    """Whether any byte of the database, its log of writes or the file beside it has the name."""
    home = Path(env["CORRIGENDA_HOME"])
    files = [*home.glob("corrigenda.sqlite3*"), home / "erasures.jsonl"]
    return any(b"venn" in one.read_bytes().lower() for one in files if one.exists())


@pytest.fixture
def in_a_file(house: Mapping[str, str]) -> None:
    """The database is a file that a test can read and put back."""
    if "DATABASE_URL" in house:
        pytest.skip("only on SQLite is the database a file of ours")


def erase(env: Mapping[str, str]) -> str:
    asked = told(env, "expunge", "--from", "-", "--by", "ada", *WHY, typed="Orla Venn\n")
    assert "Asked for as number 1" in asked
    return told(env, "expunge", "--confirm", "1", "--by", "anna")


def test_two_administrators_erase_what_they_looked_at(house: Mapping[str, str]) -> None:
    looked = told(house, "expunge", "--from", "-", "--look", typed="Orla Venn\n")
    assert "versions" in looked
    erased = erase(house)
    assert "Erased from" in erased
    for place in ("Backups", "An archive on Spark"):
        assert f"{place} " in erased, "what is not reached is said"
    assert "done" in told(house, "expunge", "--list")


def test_no_byte_is_left(house: Mapping[str, str], in_a_file: None) -> None:
    assert held(house)
    erase(house)
    assert not held(house)


def test_a_backup_from_before_loses_them_when_it_is_started(
    house: Mapping[str, str], in_a_file: None
) -> None:
    with (
        sqlite3.connect(database(house)) as source,
        sqlite3.connect(f"{database(house)}.copy") as to,
    ):
        source.backup(to)
    erase(house)
    for one in database(house).parent.glob("corrigenda.sqlite3-*"):
        one.unlink()
    shutil.move(f"{database(house)}.copy", database(house))
    assert held(house)
    assert "erased again, from" in told(house, "migrate")
    assert not held(house)
    assert "erased again" not in told(house, "migrate")
    assert "from 0 rows" in told(house, "expunge", "--again")


def test_it_takes_another_one_to_confirm(house: Mapping[str, str]) -> None:
    told(house, "expunge", "Orla Venn", "--by", "ada", *WHY)
    for name, said in (("ada", "Another administrator"), ("rita", "no account"), ("", "Who acts?")):
        done = run(house, "expunge", "--confirm", "1", "--by", name)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert "Withdrawn" in told(house, "expunge", "--withdraw", "1", "--by", "anna")
    done = run(house, "expunge", "--confirm", "1", "--by", "anna")
    assert done.returncode == 2
    assert run(house, "expunge", "--confirm", "9", "--by", "anna").returncode == 2


def test_without_its_key_nothing_starts(house: Mapping[str, str]) -> None:
    erase(house)
    (Path(house["CORRIGENDA_HOME"]) / "expunge.key").unlink()
    done = run(house, "migrate")
    assert done.returncode == 2
    assert "expunge.key is gone" in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Who acts?"),
        (("--by", "ada"), "class of reasons"),
        (("--by", "ada", "--class", "court_order"), "Give a reason"),
        (("--by", "ada", "--from", "/nowhere", *WHY), "cannot be read"),
    ],
)
def test_what_is_missing_is_told(
    with_the_daily: Mapping[str, str], given: tuple[str, ...], said: str
) -> None:
    done = run(with_the_daily, "expunge", "Orla Venn", *given)
    assert done.returncode == 2
    assert said in done.stderr
