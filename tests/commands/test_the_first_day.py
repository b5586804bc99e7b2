"""An operator's first commands: open an outlet, sign somebody in, check the configuration."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from tests.commands.running import open_outlet, run

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import refuse_what_is_between

pytestmark = pytest.mark.on_both

Env = dict[str, str]


def test_an_outlet_is_opened_with_all_that_its_developer_needs(
    own_service: Callable[..., Env],
) -> None:
    printed = open_outlet(own_service(CORRIGENDA_URL="https://desk.example"))
    assert '<script src="https://desk.example/c/w.js" data-outlet="daily" defer>' in printed
    assert re.search(r"API token\s+\S{27}", printed)
    assert re.search(r"Webhook secret\s+whsec_\S+", printed)
    assert re.search(r"Sign in once\s+https://desk.example/desk/enter/\S{27}", printed)


def test_an_origin_belongs_to_one_outlet(ready_service: Callable[..., Env]) -> None:
    env = ready_service()
    open_outlet(env)
    again = run(
        env, "open-outlet", "other", "--name", "Other", "--origin", "https://daily.example/x",
        "--admin", "ada",
    )  # fmt: skip
    assert again.returncode == 2
    assert "belongs to The Daily already" in again.stderr


def test_a_sign_in_link_is_made_for_staff_only(ready_service: Callable[..., Env]) -> None:
    env = ready_service()
    open_outlet(env)
    assert "/desk/enter/" in run(env, "sign-in", "ada").stdout
    nobody = run(env, "sign-in", "nobody")
    assert nobody.returncode == 2
    assert "There are: ada." in nobody.stderr


def test_the_secret_is_made_at_the_first_run_and_only_for_its_user(
    own_service: Callable[..., Env],
) -> None:
    env = own_service()
    run(env, "migrate")
    secret = Path(env["CORRIGENDA_HOME"]) / "secret.key"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    before = secret.read_text()
    assert len(before) >= 50
    run(env, "migrate")
    assert secret.read_text() == before


def test_a_sound_configuration_passes_the_check(ready_service: Callable[..., Env]) -> None:
    env = ready_service(CORRIGENDA_URL="https://desk.example")
    open_outlet(env)
    done = run(env, "check")
    assert done.stdout == "Nothing unsafe was found.\n"
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CORRIGENDA_URL", "http://desk.example", "Put it behind https"),
        ("CORRIGENDA_HOSTS", "*", "list the names"),
        ("CORRIGENDA_SECRET", "short", "fewer than 32 characters"),
        ("CORRIGENDA_PROXIES", "0.0.0.0/0", "anybody could forge an address"),
    ],
)
def test_the_check_names_what_is_unsafe(
    ready_service: Callable[..., Env], name: str, value: str, said: str
) -> None:
    env = ready_service(**{"CORRIGENDA_URL": "https://desk.example", name: value})
    done = run(env, "check")
    assert done.returncode == 1
    assert said in done.stdout


def test_the_check_names_what_is_wrong_with_an_outlet(ready_service: Callable[..., Env]) -> None:
    env = ready_service(CORRIGENDA_URL="https://desk.example")
    open_outlet(env, "--private", "--hook-url", "http://cms.example/hook")
    done = run(env, "check")
    assert "may read pages on private addresses" in done.stdout
    assert "The webhook of The Daily goes over plain http" in done.stdout


@pytest.mark.parametrize("mode", [0o644, 0o640])
def test_a_secret_that_others_can_read_is_named(
    ready_service: Callable[..., Env], mode: int
) -> None:
    env = ready_service(CORRIGENDA_URL="https://desk.example")
    (Path(env["CORRIGENDA_HOME"]) / "secret.key").chmod(mode)
    assert "can be read by others" in run(env, "check").stdout


def test_a_database_that_is_behind_is_named(own_service: Callable[..., Env]) -> None:
    done = run(own_service(CORRIGENDA_URL="https://desk.example"), "check")
    assert done.returncode == 1
    assert "corrigenda migrate" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CORRIGENDA_URL", "desk.example"),
        ("CORRIGENDA_PROXIES", "not-an-address"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "nonsense"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_line(
    own_service: Callable[..., Env], name: str, value: str
) -> None:
    done = run({**own_service(), name: value}, "check")
    assert done.returncode == 2
    assert done.stderr.startswith(f"corrigenda: {name}")
    assert "Traceback" not in done.stderr


@pytest.mark.django_db
def test_a_desk_from_between_two_states_of_the_making_is_refused_unchanged() -> None:
    loader = MigrationLoader(connection)
    whole = dict(loader.applied_migrations)
    refuse_what_is_between(loader)
    (key, migration), *_ = sorted(loader.replacements.items())
    for gone in (key, migration.replaces[-1]):
        whole.pop(gone, None)
    loader.applied_migrations = whole
    with pytest.raises(CommandError, match="Nothing was changed"):
        refuse_what_is_between(loader)


def test_a_database_that_does_not_answer_is_said_so(own_service: Callable[..., Env]) -> None:
    env = {**own_service(), "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    done = run(env, "migrate")
    assert done.returncode == 2
    assert "The database does not answer" in done.stderr
