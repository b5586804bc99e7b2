"""`corrigenda serve` says what is wrong before it serves, and does not start in a storm."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest
from tests.commands.running import run

from corrigenda.project.cli.serve import PORT, port_of
from corrigenda.project.supervisor import Child, Supervisor

Env = dict[str, str]


@pytest.mark.parametrize("workers", ["0", "-1", "many", "100000"])
def test_a_number_of_workers_that_cannot_be_is_refused(
    own_service: Callable[..., Env], workers: str
) -> None:
    done = run(own_service(), "serve", "--workers", workers)
    assert done.returncode == 2
    assert "--workers" in done.stderr


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("http://127.0.0.1:8765", 8765),
        ("http://localhost:8765", 8765),
        ("http://[::1]:8765", 8765),
        ("http://127.0.0.1", PORT),
        ("https://localhost:8443", PORT),
        ("https://corrections.daily.example", PORT),
        ("https://corrections.daily.example:8443", PORT),
    ],
)
def test_it_listens_where_a_url_of_this_machine_says(url: str, port: int) -> None:
    assert port_of(url) == port


def test_a_url_with_a_port_that_is_none_is_refused(own_service: Callable[..., Env]) -> None:
    done = run(own_service(CORRIGENDA_URL="http://127.0.0.1:99999"), "serve")
    assert done.returncode == 2
    assert done.stderr.startswith("corrigenda: CORRIGENDA_URL is 'http://127.0.0.1:99999'")
    assert "There is no port 99999" in done.stderr


def test_a_home_that_cannot_be_made_is_named(own_service: Callable[..., Env]) -> None:
    done = run({**own_service(), "CORRIGENDA_HOME": "/proc/nothing/here"}, "check")
    assert done.returncode == 2
    assert done.stderr.startswith("corrigenda: CORRIGENDA_HOME: /proc/nothing/here cannot be made")


def test_what_dies_at_every_start_is_started_ever_less_often() -> None:
    supervisor = Supervisor([Child("web", [sys.executable, "-c", "raise SystemExit(3)"])])
    supervisor.start()
    try:
        pauses = []
        for _ in range(3):
            process = supervisor._running["web"]
            process.wait()
            begun = time.monotonic()
            supervisor.revive()
            pauses.append(time.monotonic() - begun)
    finally:
        supervisor.end()
    assert pauses[2] > 2 * pauses[0]
