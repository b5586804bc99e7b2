"""The job process: each stage takes the rows that the one before handed on.

Every step claims rows with a lease, so this process may be killed at any time and
any number of them may run.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable

from django.db import OperationalError, close_old_connections

from corrigenda.flow.articles.actions.read import read_due
from corrigenda.flow.cases.actions.join_reports import join_reports
from corrigenda.flow.cases.actions.move_passages import take_versions
from corrigenda.flow.corrections.actions.look import look_due
from corrigenda.flow.corrections.channels.cms.tell import tell_due
from corrigenda.flow.newsroom.actions.forget_addresses import forget_addresses
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.reports.actions.erase import erase_old
from corrigenda.flow.reports.actions.locate import locate_received

log = logging.getLogger(__name__)

Step = Callable[[], int]

STEPS: tuple[Step, ...] = (
    read_due,
    take_versions,
    locate_received,
    join_reports,
    publish_approved,
    tell_due,
    look_due,
)
SHORTEST_PAUSE = 0.1
LONGEST_PAUSE = 1.0
HOUSEKEEPING = 3600.0


def run_once() -> int:
    """Take every step once; returns how many rows were worked on.

    A step that fails is logged and does not keep the others from running; its rows
    are free again when their lease ends.
    """
    done = 0
    for step in STEPS:
        try:
            done += step()
        except OperationalError as error:
            log.warning("%s: the database did not answer: %s", step.__name__, error)
        except Exception:
            log.exception("%s failed", step.__name__)
    return done


def run_until_idle(rounds: int = 50) -> None:
    """Take the steps until nothing is left to do at this moment."""
    for _ in range(rounds):
        if not run_once():
            return


def _clean() -> None:
    try:
        forget_addresses()
        erase_old()
    except Exception:
        log.exception("cleaning failed; it is tried again in an hour")


def run() -> None:
    """Run until SIGTERM, SIGINT or the death of the process that started this one."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    parent = os.getppid()
    pause = SHORTEST_PAUSE
    cleaned = 0.0
    while not stop.is_set() and os.getppid() == parent:
        if time.monotonic() - cleaned > HOUSEKEEPING:
            cleaned = time.monotonic()
            _clean()
        close_old_connections()
        pause = SHORTEST_PAUSE if run_once() else min(pause * 1.5, LONGEST_PAUSE)
        stop.wait(pause)
