"""What goes through an archive or asks others takes its time beside the line, not in it."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from corrigenda.project import jobs

pytestmark = pytest.mark.on_both


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A step that ends when it is let; the line is one step that ends all when it was taken."""
    let = threading.Event()
    taken: list[str] = []

    def waiting() -> int:
        taken.append("beside")
        let.wait(20)
        return 0

    def line() -> int:
        taken.append("line")
        if "beside" in taken and taken.count("line") > 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return 1

    monkeypatch.setattr(jobs, "STEPS", (line,))
    monkeypatch.setattr(jobs, "ARCHIVE", (waiting,))
    monkeypatch.setattr(jobs, "OUTSIDE", (waiting,))
    monkeypatch.setattr(jobs, "_clean", lambda: None)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    return let


def test_the_line_goes_on_while_steps_beside_it_are_stuck(stuck: threading.Event) -> None:
    before = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)]
    try:
        jobs.run()
        assert not stuck.is_set()
    finally:
        stuck.set()
        for number, handler in zip((signal.SIGTERM, signal.SIGINT), before, strict=True):
            signal.signal(number, handler)


def test_no_step_is_taken_in_two_places() -> None:
    steps = [*jobs.STEPS, *jobs.ARCHIVE, *jobs.OUTSIDE]
    assert len(steps) == len(set(steps))
