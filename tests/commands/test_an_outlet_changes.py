"""An operator opens an outlet whole or not at all, changes it, and gives and ends roles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.commands.running import run

if TYPE_CHECKING:
    from conftest import Services

Env = dict[str, str]


@pytest.fixture
def env(own_service: Services, with_the_daily: Env) -> Env:
    return own_service.copy_of(with_the_daily)


@pytest.mark.parametrize("admin", ["ada quist", "a" * 151, ""])
def test_an_administrator_who_cannot_be_leaves_no_outlet_behind(
    own_service: Services, with_tables: Env, admin: str
) -> None:
    env = own_service.copy_of(with_tables)
    given = ("daily", "--name", "The Daily", "--origin", "https://daily.example")
    refused = run(env, "open-outlet", *given, "--admin", admin)
    assert refused.returncode == 2
    assert refused.stderr.startswith("corrigenda: A user name has")
    assert run(env, "open-outlet", *given, "--admin", "ada").returncode == 0


@pytest.mark.parametrize(
    "origin",
    ["http://127.0.0.1:8080", "http://localhost", "http://10.0.0.7", "http://[::1]", "http://cms"],
)
def test_an_origin_that_cannot_be_read_is_warned_of(
    own_service: Services, with_tables: Env, origin: str
) -> None:
    env = own_service.copy_of(with_tables)
    given = ("--name", "Daily", "--admin", "ada", "--origin")
    warned = run(env, "open-outlet", "daily", *given, origin)
    assert warned.returncode == 0
    assert f"{origin} is on a private address" in warned.stderr
    assert "readers' pages there cannot be read: add --private" in warned.stderr
    assert run(env, "change-outlet", "daily", "--private").stderr == ""
    assert "add --private" in run(env, "change-outlet", "daily", "--public").stderr


def test_a_public_origin_is_not_warned_of(own_service: Callable[..., Env]) -> None:
    given = ("--name", "Daily", "--admin", "ada", "--origin", "https://daily.example")
    assert run(own_service(), "open-outlet", "daily", *given).stderr == ""


def test_a_role_comes_with_a_link(env: Env) -> None:
    done = run(env, "hire", "stan", "--role", "standards_editor", "--name", "Stan Okoro")
    assert re.fullmatch(r"Sign in once    \S+/desk/enter/\S{27}\n", done.stdout)
    assert done.stderr == ""
    again = run(env, "hire", "stan", "--role", "editor", "--name", "Stan Other")
    assert again.returncode == 0
    assert "keeps the name Stan Okoro" in again.stderr


def test_a_role_ends(env: Env) -> None:
    run(env, "hire", "stan", "--role", "editor", "--name", "Stan Okoro")
    done = run(env, "hire", "stan", "--leave")
    assert done.stdout == "Stan Okoro has no role at The Daily any more.\n"
    assert run(env, "hire", "stan", "--leave").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ada", "--leave"), "ada is the last administrator of The Daily"),
        (("ada", "--role", "reporter"), "ada is the last administrator of The Daily"),
        (("stan", "--role", "boss"), "reporter, editor, standards_editor, administrator"),
        (("stan okoro", "--role", "editor"), "A user name has letters, digits"),
        (("stan", "--role", "editor", "--name", "S" * 151), "The first name is too long"),
        (("stan", "--role", "editor", "--outlet", "weekly"), "There are: daily."),
        (("stan", "--role", "editor", "--leave"), "not allowed with"),
        (("stan",), "is required"),
    ],
)
def test_who_cannot_be_hired_or_leave_is_told_why(
    env: Env, arguments: tuple[str, ...], said: str
) -> None:
    done = run(env, "hire", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_of_two_outlets_one_is_named(env: Env) -> None:
    given = ("--name", "Weekly", "--origin", "https://weekly.example", "--admin", "ada")
    assert run(env, "open-outlet", "weekly", *given).returncode == 0
    unclear = run(env, "hire", "stan", "--role", "editor")
    assert unclear.returncode == 2
    assert "Give --outlet, one of: daily, weekly." in unclear.stderr
    assert run(env, "hire", "stan", "--role", "editor", "--outlet", "weekly").returncode == 0


def test_new_keys_are_printed_only_when_asked_for(env: Env) -> None:
    plain = run(env, "change-outlet", "daily", "--name", "Daily", "--language", "uk")
    assert plain.stdout == "Changed         name, language\n"
    keys = run(env, "change-outlet", "daily", "--new-token", "--new-secret").stdout
    assert re.search(r"API token       \S{27}\n", keys)
    assert re.search(r"Webhook secret  whsec_\S+\n", keys)


def test_an_outlet_moves(env: Env) -> None:
    moved = ("--add-origin", "https://new.example", "--drop-origin", "https://daily.example")
    done = run(env, "change-outlet", "daily", *moved, "--desk-url", "https://desk.example")
    assert done.stdout == "Changed         added_origins, dropped_origins, desk_url\n"
    again = run(env, "change-outlet", "daily", "--desk-url", "https://desk.example/")
    assert "nothing: it was so already" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("daily",), "Say what to change"),
        (("daily", "--drop-origin", "https://daily.example"), "at least one origin"),
        (("daily", "--hook-url", "cms"), "The webhook: "),
        (("daily", "--private", "--public"), "not allowed with"),
        (("weekly", "--private"), "There are: daily."),
    ],
)
def test_a_change_that_cannot_be_is_told_why(
    env: Env, arguments: tuple[str, ...], said: str
) -> None:
    done = run(env, "change-outlet", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_policy_comes_from_a_file(env: Env, tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text('{"second_person_for": ["correction"]}', "utf-8-sig")
    done = run(env, "change-outlet", "daily", "--policy", str(policy))
    assert done.stdout == "Changed         policy\n"
    assert "it was so already" in run(env, "change-outlet", "daily", "--policy", str(policy)).stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"", "is not JSON in UTF-8"),
        (b"\xff\xfe", "is not JSON in UTF-8"),
        (b"[" * 60_000, "is not JSON in UTF-8"),
        (b"[]", "write an object"),
        (b" " * 70_000, "is larger than"),
        (b'{"repeat_errors": true}', "no field repeat_errors"),
        (b'{"fix_due_hours": NaN}', "fix_due_hours is a whole number"),
    ],
)
def test_a_policy_that_cannot_be_used_is_told_why(
    env: Env, tmp_path: Path, content: bytes | None, said: str
) -> None:
    policy = tmp_path / "policy.json"
    if content is not None:
        policy.write_bytes(content)
    done = run(env, "change-outlet", "daily", "--policy", str(policy))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_outlet_both_say_what_to_do_first(own_service: Callable[..., Env]) -> None:
    env = own_service()
    for arguments in (("hire", "stan", "--role", "editor"), ("change-outlet", "daily", "--public")):
        done = run(env, *arguments)
        assert done.returncode == 2
        assert "corrigenda open-outlet" in done.stderr
