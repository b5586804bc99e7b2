"""`corrigenda serve` says what is wrong before it serves, and does not start in a storm."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.running import run

from corrigenda.lib.tests.waiting import until
from corrigenda.project.cli.serve import PORT, port_of
from corrigenda.project.supervisor import SHORTEST_PAUSE, Child, Supervisor

Env = dict[str, str]

PROMISED = 2
"""Seconds in which all has ended, by the design."""
DEAF = """
import pathlib, signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).touch()
signal.pause()
"""


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


def test_what_dies_at_every_start_is_started_ever_less_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    supervisor = Supervisor([Child("web", [sys.executable, "-c", "raise SystemExit(3)"])])
    pauses: list[float] = []
    monkeypatch.setattr(supervisor._stop, "wait", pauses.append)
    supervisor.start()
    try:
        for _ in range(3):
            process = supervisor._running["web"]
            process.wait()
            supervisor.revive()
    finally:
        supervisor.end()
    assert pauses == [SHORTEST_PAUSE, 2 * SHORTEST_PAUSE, 4 * SHORTEST_PAUSE]


def test_who_does_not_end_when_asked_is_waited_for_no_longer_than_was_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = [tmp_path / name for name in ("web", "jobs", "mail-in")]
    deaf = [Child(one.name, [sys.executable, "-c", DEAF, str(one)]) for one in marks]
    supervisor = Supervisor(deaf)
    supervisor.start()
    waited: list[float] = []
    wait = subprocess.Popen.wait

    def noted(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        waited.append(timeout or 0)
        return wait(process, timeout)

    try:
        until(lambda: all(one.exists() for one in marks))
        monkeypatch.setattr(subprocess.Popen, "wait", noted)
    finally:
        supervisor.end()
    # What is left of it is for the look that finds the signal, and for the ending itself.
    assert 0 < sum(waited) < 0.75 * PROMISED
    assert {one.returncode for one in supervisor._running.values()} == {-signal.SIGKILL}
