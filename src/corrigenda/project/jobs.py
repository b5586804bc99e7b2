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

from corrigenda.flow.articles.actions.index_versions import index_versions
from corrigenda.flow.articles.actions.read import read_due
from corrigenda.flow.cases.actions.end_waits import end_waits
from corrigenda.flow.cases.actions.join_reports import join_reports
from corrigenda.flow.cases.actions.move_passages import take_versions
from corrigenda.flow.cases.actions.part_reports import part_reports
from corrigenda.flow.cases.actions.release_cases import release_cases
from corrigenda.flow.cases.actions.settle import settle_due
from corrigenda.flow.cases.actions.take_replies import take_replies
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.corrections.actions.index_words import index_words_due
from corrigenda.flow.corrections.actions.look import look_due
from corrigenda.flow.corrections.channels.cms.tell import tell_due
from corrigenda.flow.newsroom.actions.forget_addresses import forget_addresses
from corrigenda.flow.propagation.actions.ask import ask
from corrigenda.flow.propagation.actions.deliver import deliver
from corrigenda.flow.propagation.actions.digest import digest
from corrigenda.flow.propagation.actions.expunge import expunge_due
from corrigenda.flow.propagation.actions.file_copies import file_copies
from corrigenda.flow.propagation.actions.forget import forget
from corrigenda.flow.propagation.actions.gather import gather
from corrigenda.flow.propagation.actions.recall import recall
from corrigenda.flow.propagation.actions.recheck_copies import recheck_copies_due
from corrigenda.flow.propagation.actions.remember_fixes import remember_fixes
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.take_published import take_published
from corrigenda.flow.propagation.actions.tell_readers import tell_readers
from corrigenda.flow.propagation.packets.actions.answer_again import answer_again
from corrigenda.flow.propagation.packets.actions.answer_packets import answer_packets
from corrigenda.flow.propagation.packets.actions.mind_subscribers import mind_subscribers
from corrigenda.flow.propagation.packets.actions.send_packets import send_packets
from corrigenda.flow.propagation.packets.actions.sweep_items import sweep_items
from corrigenda.flow.propagation.packets.actions.sweep_packets import sweep_packets
from corrigenda.flow.publication.actions.chain import chain_due
from corrigenda.flow.publication.actions.check_live import check_live_due
from corrigenda.flow.publication.actions.checkpoint import checkpoint_due
from corrigenda.flow.publication.actions.choose_keys import choose_keys
from corrigenda.flow.publication.actions.guard_versions import guard_versions
from corrigenda.flow.publication.actions.make_key import make_key
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.publication.actions.readdress import readdress_due
from corrigenda.flow.publication.actions.relate_versions import relate_versions
from corrigenda.flow.reports.actions.erase import erase_old
from corrigenda.flow.reports.actions.forget_letters import forget_letters
from corrigenda.flow.reports.actions.forget_senders import forget_senders
from corrigenda.flow.reports.actions.locate import locate_received
from corrigenda.flow.reports.actions.place_letter import place_letters

log = logging.getLogger(__name__)

Step = Callable[[], int]

STEPS: tuple[Step, ...] = (
    expunge_due,
    read_due,
    readdress_due,
    take_versions,
    place_letters,
    locate_received,
    join_reports,
    take_replies,
    settle_due,
    part_reports,
    end_waits,
    release_cases,
    publish_approved,
    chain_due,
    checkpoint_due,
    tell_due,
    look_due,
    check_live_due,
    guard_versions,
    index_words_due,
    send_packets,
    answer_again,
    answer_packets,
    mind_subscribers,
    gather,
    digest,
    ask,
    tell_readers,
)
ARCHIVE: tuple[Step, ...] = (
    relate_versions,
    index_versions,
    sweep_packets,
    sweep_items,
    take_published,
    remember_fixes,
    recall,
    sweep_due,
    file_copies,
    recheck_copies_due,
)
"""Run beside the others, because they go through whole archives: a passage that stands in five
thousand stories holds up no report."""
OUTSIDE: tuple[Step, ...] = (deliver,)
"""Run beside the others, because what they ask may be slow: a mail server that hangs holds up no
correction."""
SHORTEST_PAUSE = 0.1
LONGEST_PAUSE = 1.0
HOUSEKEEPING = 3600.0
LAST_WORDS = 0.5


def run_once(steps: tuple[Step, ...] = (*STEPS, *ARCHIVE, *OUTSIDE)) -> int:
    """Take each of the steps once; returns how many rows were worked on.

    A step that fails is logged and does not keep the others from running; its rows
    are free again when their lease ends.
    """
    done = 0
    for step in steps:
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
        # Houses that pair with this one pin its key, so there is one before the first correction.
        make_key()
        forget_addresses()
        forget_senders()
        erase_old()
        forget_letters()
        tidy_cases()
        forget()
        choose_keys()
    except Exception:
        log.exception("cleaning failed; it is tried again in an hour")


def run() -> None:
    """Run until SIGTERM, SIGINT or the death of the process that started this one."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    beside = [
        threading.Thread(target=_beside, args=(steps, stop), daemon=True)
        for steps in (ARCHIVE, OUTSIDE)
    ]
    for one in beside:
        one.start()
    _keep_on(STEPS, stop, clean=_clean)
    stop.set()
    # What they are at now may take longer than anybody waits; the leases see to it.
    waited = time.monotonic() + LAST_WORDS
    for one in beside:
        one.join(max(0.0, waited - time.monotonic()))


def _beside(steps: tuple[Step, ...], stop: threading.Event) -> None:
    try:
        _keep_on(steps, stop)
    finally:
        # Should it ever end by itself, so does the process; the supervisor starts it again.
        stop.set()


def _keep_on(
    steps: tuple[Step, ...], stop: threading.Event, clean: Callable[[], None] | None = None
) -> None:
    parent = os.getppid()
    pause = SHORTEST_PAUSE
    cleaned = 0.0
    while not stop.is_set() and os.getppid() == parent:
        if clean and time.monotonic() - cleaned > HOUSEKEEPING:
            cleaned = time.monotonic()
            clean()
        close_old_connections()
        pause = SHORTEST_PAUSE if run_once(steps) else min(pause * 1.5, LONGEST_PAUSE)
        stop.wait(pause)
