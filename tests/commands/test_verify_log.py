"""`corrigenda verify-log`: from the database, a file and the site; nothing secret is needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.publication.chain.check import Checker, TooManyError
from corrigenda.flow.publication.chain.lines import Checkpoint, Record, read_line, write_line
from corrigenda.flow.publication.chain.tests.making import a_log
from corrigenda.lib.tests.servers import Visit, serving
from corrigenda.project.logs import take_address, take_file

from .running import open_outlet, run

pytestmark = pytest.mark.on_both

LOG = a_log(30)
WHOLE = "".join(write_line(one) for one in LOG.export())


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The export of a log in a file."""
    path = tmp_path / "chain.jsonl"
    path.write_text(WHOLE, "utf-8")
    return path


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The well-known document of its house."""
    path = tmp_path / "corrigenda.json"
    path.write_text(json.dumps({"keys": {"all": [one.to_dict() for one in LOG.keys.all]}}))
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The newest checkpoint, as a witness kept it."""
    path = tmp_path / "kept.json"
    newest = [one.jws for one in LOG.export() if isinstance(one, Checkpoint)][-1]
    path.write_text(json.dumps({"data": {"checkpoint": {"jws": newest}}}))
    return path


def test_a_good_export_is_good_and_neither_settings_nor_a_home_are_made(
    export: Path, keys: Path, kept: Path, tmp_path: Path
) -> None:
    env = {"PATH": "/usr/bin:/bin", "CORRIGENDA_HOME": str(tmp_path / "home")}
    done = run(env, "verify-log", str(export), "--keys", str(keys), "--since", str(kept))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "daily: 30 records, 4 checkpoints: nothing was changed.\n"
    assert not (tmp_path / "home").exists()


def test_what_was_changed_is_named(export: Path, keys: Path) -> None:
    export.write_text(WHOLE.replace("17,000 crowns", "71,000 crowns"), "utf-8")
    done = run({}, "verify-log", str(export), "--keys", str(keys))
    assert done.returncode == 1
    assert "NOT as it was written" in done.stdout
    assert "- record 17: words changed: `after` is not what was committed to." in done.stdout


def test_a_tail_that_was_cut_off_is_named_by_what_a_witness_kept(
    export: Path, keys: Path, kept: Path
) -> None:
    lines = WHOLE.splitlines(keepends=True)
    cut = next(at for at, one in enumerate(lines) if '\\"number\\":20,' in one)
    head = json.dumps({"head": LOG.heads[19]}) + "\n"
    export.write_text("".join([*lines[:cut], head]), "utf-8")
    given = ("verify-log", str(export), "--keys", str(keys))
    assert run({}, *given).returncode == 0
    done = run({}, *given, "--since", str(kept))
    assert done.returncode == 1
    assert "- records 20 to 28: cut off: The log ends with record 19" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chain.jsonl",), "Whose keys? Give --keys"),
        (("chain.jsonl", "--keys", "nowhere.json"), "nowhere.json cannot be read"),
        (("nowhere.jsonl", "--keys", "corrigenda.json"), "nowhere.jsonl cannot be read"),
        (("chain.jsonl", "--keys", "chain.jsonl"), "it is no JSON"),
        (("chain.jsonl", "--keys", "kept.json"), "it has no keys"),
        (("chain.jsonl", "--keys", "corrigenda.json", "--since", "corrigenda.json"),
         "It holds no checkpoint"),
        (("http://127.0.0.1:1/corrections/chain.jsonl",), "cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_said_with_what_to_give(
    arguments: tuple[str, ...], said: str, export: Path, keys: Path, kept: Path, tmp_path: Path
) -> None:
    named = [str(tmp_path / one) if one.endswith(("json", "jsonl")) and "://" not in one else one
             for one in arguments]  # fmt: skip
    done = run({}, "verify-log", *named)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_witness_of_another_log_is_not_taken_for_one_of_this(
    export: Path, keys: Path, kept: Path
) -> None:
    other = a_log(8).export()
    kept.write_text(next(one.jws for one in other if isinstance(one, Checkpoint)))
    done = run({}, "verify-log", str(export), "--keys", str(keys), "--since", str(kept))
    assert done.returncode == 1
    assert "that the house has not" in done.stdout


def test_the_database_is_checked_with_another_secret(
    ready_service: Callable[..., dict[str, str]],
) -> None:
    env = ready_service()
    open_outlet(env)
    done = run({**env, "CORRIGENDA_SECRET": "another secret"}, "verify-log")
    assert (done.returncode, done.stdout) == (
        0,
        "daily: 0 records, 0 checkpoints: nothing was changed.\n",
    )
    done = run(env, "verify-log", "--outlet", "herald")
    assert done.returncode == 2
    assert "There are: daily." in done.stderr


def test_checkpoints_and_keys_are_an_operators_to_make(
    ready_service: Callable[..., dict[str, str]],
) -> None:
    env = ready_service()
    open_outlet(env)
    assert run(env, "checkpoint").stdout == ""
    done = run(env, "rotate-key")
    assert done.returncode == 0
    assert done.stdout.startswith("The logs are signed with key ")
    lost = run({**env, "CORRIGENDA_SECRET": "another secret"}, "rotate-key")
    assert lost.returncode == 2
    assert "rotate-key --lost" in lost.stderr


def test_a_site_is_asked_in_parts(keys: Path) -> None:
    lines = WHOLE.splitlines(keepends=True)
    cut = next(at for at, one in enumerate(lines) if '\\"number\\":20,' in one)
    rest = '{"log":{"outlet":"daily","after":19,"head":30}}\n' + "".join(lines[cut:])
    parts = iter(["".join(lines[:cut]), rest])

    def answer(visit: Visit) -> None:
        visit.answer(next(parts).encode(), kind="application/jsonl")

    checker = Checker(LOG.keys)
    with serving(answer) as server:
        taken = list(take_address(server.url("/corrections/chain.jsonl?outlet=daily"), checker))
        asked = [one.path for one in server.visits]
    assert len(taken) == 2
    assert asked[1].endswith("?outlet=daily&after=19&limit=500")
    assert checker.end() == []


@given(
    at=st.floats(0, 1, exclude_max=True),
    put=st.binary(min_size=1, max_size=5),
    cut=st.integers(0, 9),
)
def test_whatever_stands_in_a_file_the_checker_answers(at: float, put: bytes, cut: int) -> None:
    first, *rest = [write_line(one) for one in LOG.export()]
    text = "".join(rest).encode()
    place = int(at * len(text))
    changed = text[:place] + put + text[place + cut :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "chain.jsonl"
        path.write_bytes(first.encode() + changed)
        found = found_in(path)
    assert found or records_in(changed) == records_in(text)


def records_in(text: bytes) -> list[object]:
    """What it says of records; the last character of a signature may be written in two ways."""
    lines = [read_line(one.decode()) for one in text.splitlines()]
    return [one for one in lines if isinstance(one, Record)]


def found_in(path: Path) -> list[object]:
    checker = Checker(LOG.keys)
    try:
        for _ in take_file(str(path), checker):
            pass
        return list(checker.end())
    except TooManyError:
        return list(checker.findings)
