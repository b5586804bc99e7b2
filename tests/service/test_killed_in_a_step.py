"""Killed in the very middle of a job step, the step is taken again, and once."""

from __future__ import annotations

import signal

import pytest

from .conftest import TEXT, Service

pytestmark = pytest.mark.on_both

# Where the job process is killed: just before or after each write that matters.
MOMENTS = (
    "corrigenda.flow.reports.actions.locate._locate",
    "corrigenda.flow.cases.actions.join_reports.move_passages",
    "corrigenda.flow.cases.actions.join_reports._open",
    "corrigenda.flow.cases.actions.join_reports.join",
    "corrigenda.flow.cases.actions.move_passages.move_passages",
    "corrigenda.flow.publication.actions.append.append_lock",
    "corrigenda.flow.publication.actions.append.append_signature",
    "corrigenda.flow.publication.actions.publish.append_entries",
    "corrigenda.flow.publication.actions.publish.mark_published",
    "corrigenda.flow.publication.actions.publish.conclude",
    "corrigenda.flow.publication.actions.publish.want_reading",
    "corrigenda.flow.corrections.actions.look._look_for_version",
    "corrigenda.flow.corrections.actions.look.want_reading",
)

JOBS = """
import importlib, os, signal, sys
from django.utils import timezone
from corrigenda.project.jobs import run_until_idle
if len(sys.argv) > 1:
    module, name = sys.argv[1].rsplit(".", 1)
    module = importlib.import_module(module)
    real = getattr(module, name)
    def killed(*args, **named):
        real(*args, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(module, name, killed)
run_until_idle()
"""

DECIDE = """
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import OPERATOR
words = "Correction: it was after."
decide(Case.objects.get(), Decision("correction", after="after", words=words), by=OPERATOR)
"""

# As if the time of every lease had passed.
FREE = """
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.reports.models import Report
for model in (Article, Version, Correction, FixMessage, StoryChange, Report):
    model.objects.update(leased_until=None)
from corrigenda.lib import clock
StoryChange.objects.exclude(look_at=None).update(look_at=clock.now())
"""


LOG = """
from corrigenda.flow.publication.models import LogRecord
from corrigenda.flow.publication.tests.logs import findings
print(LogRecord.objects.count(), findings())
"""


def jobs(service: Service, *moment: str) -> int:
    """Run the job steps in a process of their own; how it ended."""
    return service.beside.run(JOBS, *moment).returncode


def send(service: Service) -> None:
    """A report and a version come in, without a web server."""
    service.run(
        "from uuid import uuid4\n"
        "from corrigenda.flow.reports.actions.receive import receive\n"
        "from corrigenda.flow.reports.submission import Submission\n"
        f"receive(Submission(uuid4(), 'https://daily.example/treaty',"
        f" {{'type': 'TextQuoteSelector', 'exact': 'afer'}}, {TEXT!r}), address='192.0.2.1')"
    )


def publish(service: Service, text: str) -> None:
    service.run(
        "from corrigenda.flow.articles.actions.keep_version import Story\n"
        "from corrigenda.flow.articles.actions.push import push\n"
        "from corrigenda.flow.articles.blocks import Block, Role\n"
        "from corrigenda.flow.newsroom.models import Outlet\n"
        f"push(Outlet.objects.get(), 'https://daily.example/treaty',"
        f" Story([Block(Role.body, {text!r})]))"
    )


@pytest.mark.parametrize("moment", MOMENTS)
def test_it_is_as_if_nothing_had_happened(stopped: Service, moment: str) -> None:
    killed = []

    def work() -> None:
        killed.append(jobs(stopped, moment))
        stopped.run(FREE)
        assert jobs(stopped) == 0

    publish(stopped, TEXT)
    send(stopped)
    work()
    publish(stopped, "Breaking. " + TEXT)
    stopped.run(DECIDE)
    work()
    publish(stopped, "Breaking. " + TEXT.replace("afer", "after"))
    stopped.run(FREE)
    work()
    assert -signal.SIGKILL in killed
    counts = stopped.counts()
    assert counts["joined"] == counts["places"] == counts["counted"] == counts["cases"] == 1
    assert counts["entries"] == 1
    assert stopped.run(LOG) == "1 []"
    told = stopped.run(
        "from corrigenda.flow.corrections.models import StoryChange as C\n"
        "from corrigenda.flow.newsroom.models import AuditEntry as A\n"
        "print(C.objects.get().state, A.objects.filter(verb='case.open').count(),"
        " A.objects.filter(verb='change.applied').count())"
    )
    assert told == "applied 1 1"
