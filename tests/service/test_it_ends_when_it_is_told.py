"""One service to start and to stop: Ctrl+C ends all of it, quickly and cleanly."""

from __future__ import annotations

import os
import signal

import pytest

from corrigenda.lib.tests.waiting import until

from .conftest import Service, children, is_alive

pytestmark = pytest.mark.on_both


@pytest.mark.parametrize("how", ["ctrl-c", "sigterm"])
def test_it_ends_at_once_with_status_0_and_leaves_nobody(service: Service, how: str) -> None:
    assert service.process is not None
    started = children(service.pid)
    assert len(started) >= 3
    if how == "ctrl-c":
        os.killpg(service.pid, signal.SIGINT)
    else:
        service.process.terminate()
    # Within two seconds: tests/commands/test_serve.py, where no busy machine can say otherwise.
    assert service.process.wait(60) == 0
    assert not [pid for pid in started if is_alive(pid)]


def test_nobody_is_left_when_it_is_killed(service: Service) -> None:
    assert service.process is not None
    started = children(service.pid)
    service.process.kill()
    until(lambda: not [pid for pid in started if is_alive(pid)])


def test_its_port_is_free_for_the_next(service: Service) -> None:
    service.end()
    service.start()
    assert service.ask("GET", "/api/openapi.json")[0] == 200


def test_a_port_that_is_taken_is_said(service: Service) -> None:
    import subprocess
    import sys

    again = subprocess.run(
        [sys.executable, "-m", "corrigenda.project", "serve", "--port", str(service.port)],
        env=service.env, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert again.returncode == 2
    assert "another port" in again.stderr
