"""Two processes publish at once: each entry has one record, and the chain has one order."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import Service
from .test_killed_in_a_step import LOG

pytestmark = pytest.mark.on_both

ENTRIES = 40

# Entries that no record tells of: what stands before them on the line is made once for all.
MAKE = f"""
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
outlet = Outlet.objects.get()
version, _ = push(outlet, "https://daily.example/treaty", Story([Block(Role.body, "A treaty.")]))
case = Case.objects.create(outlet=outlet, article=version.article, version=version, says="A",
                           selector_data={{"type": "TextQuoteSelector", "exact": "A"}},
                           opened_at=clock.now(), last_report_at=clock.now(), lane="fact")
for number in range({ENTRIES}):
    correction = Correction.objects.create(case=case, outlet=outlet, article=version.article,
        kind="correction", before="a", after="b", words="w", decided_at=clock.now())
    Entry.objects.create(public_id=f"entry{{number}}", outlet=outlet, article=version.article,
        correction=correction, kind="correction", url="https://daily.example/treaty",
        headline="h", before="a", after="b", words="w", language="en", published_at=clock.now())
"""

# Each takes the entries in the other's order, one transaction each, as publishing does.
APPEND = """
import sys
import django
django.setup()
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.append import append_entries
from corrigenda.flow.publication.models import Entry
outlet, entries = Outlet.objects.get(), list(Entry.objects.order_by(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print(sum(len(append_entries(outlet, [one])) for one in entries))
"""


def test_each_entry_has_one_record_and_the_chain_has_one_order(stopped: Service) -> None:
    stopped.run(MAKE)
    env = {**stopped.env, "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings"}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", APPEND, order],
            env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for order in ("pk", "-pk")
    ]  # fmt: skip
    for one in both:
        assert one.stdout.readline() == "ready\n"
    for one in both:
        one.stdin.write("go\n")
        one.stdin.flush()
    added = [int(one.communicate(timeout=120)[0]) for one in both]
    assert sum(added) == ENTRIES
    assert stopped.run(LOG) == f"{ENTRIES} []"
