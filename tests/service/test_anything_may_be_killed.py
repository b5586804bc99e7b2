"""Workers and the job process may be killed at any time: what was acknowledged is joined once."""

from __future__ import annotations

import os
import signal

import pytest

from corrigenda.lib.tests.waiting import until

from .conftest import Service, children, is_alive

pytestmark = pytest.mark.on_both

WEB = "corrigenda.project web"


def kill_jobs(service: Service) -> None:
    for pid in service.processes(" jobs"):
        os.kill(pid, signal.SIGKILL)


def all_joined(service: Service, number: int) -> None:
    """Wait until so many reports are joined, each exactly once."""
    until(lambda: service.counts()["joined"] == number, 60)
    counts = service.counts()
    assert counts["reports"] == counts["places"] == counts["counted"] == number


def test_killed_between_receipt_and_grouping_a_report_is_joined_once(service: Service) -> None:
    for number in range(1, 4):
        assert service.ask("POST", "/api/reports", service.report())[0] == 201
        kill_jobs(service)
        all_joined(service, number)
    assert service.counts()["cases"] == 1


def test_killed_again_and_again_while_it_works_nothing_is_lost_or_doubled(
    service: Service,
) -> None:
    for number in range(25):
        assert service.ask("POST", "/api/reports", service.report(why=f"{number}"))[0] == 201
        if number % 3 == 0:
            kill_jobs(service)
    all_joined(service, 25)
    assert service.counts()["cases"] == 1


def web_server(service: Service) -> int:
    (web,) = [pid for pid in service.processes(WEB) if _parent(pid) == service.pid]
    return web


def test_a_web_worker_that_is_killed_is_replaced(service: Service) -> None:
    web = web_server(service)
    workers = [pid for pid in service.processes("") if _parent(pid) == web]
    assert workers
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    until(lambda: service.ask("POST", "/api/reports", service.report())[0] == 201)


def test_the_whole_web_server_is_replaced_and_its_workers_do_not_linger(service: Service) -> None:
    web = web_server(service)
    workers = children(web)
    os.kill(web, signal.SIGKILL)
    until(lambda: [pid for pid in service.processes(WEB) if pid != web])
    until(lambda: not [pid for pid in workers if is_alive(pid)])
    until(lambda: service.ask("POST", "/api/reports", service.report())[0] == 201)


def test_killed_whole_and_started_again_it_goes_on(service: Service) -> None:
    sent = service.report()
    receipt = service.ask("POST", "/api/reports", sent)[1]
    assert service.process is not None
    service.process.kill()
    service.process.wait()
    service.start()
    # What was killed may answer, or break off, once more while it ends.
    until(lambda: service.ask("POST", "/api/reports", sent) == (200, receipt))
    all_joined(service, 1)


def _parent(pid: int) -> int:
    from pathlib import Path

    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
