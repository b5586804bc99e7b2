"""Another process holds the database for five seconds: a report waits, and is stored."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from corrigenda.lib.tests.waiting import until

from .conftest import Service

pytestmark = pytest.mark.on_both

LOCK = """
import sys, time
from django.db import connection, transaction
sqlite = connection.vendor == "sqlite"
with connection.cursor() as cursor:
    if sqlite:
        cursor.execute("BEGIN EXCLUSIVE")
    else:
        transaction.set_autocommit(False)
        cursor.execute("LOCK TABLE reports_report, newsroom_tally IN ACCESS EXCLUSIVE MODE")
    print("locked", flush=True)
    time.sleep(5)
    print("free", flush=True)
    cursor.execute("ROLLBACK")
"""


def test_the_report_waits_and_is_stored(service: Service) -> None:
    env = {**service.env, "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings"}
    code = "import django; django.setup()\n" + LOCK
    with subprocess.Popen([sys.executable, "-c", code], env=env, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"locked\n"
        answers: list[int] = []
        sending = threading.Thread(
            target=lambda: answers.append(service.ask("POST", "/api/reports", service.report())[0])
        )
        sending.start()
        assert holder.stdout.readline() == b"free\n"
        assert answers == []
        sending.join(60)
    assert answers == [201]
    until(lambda: service.counts()["joined"] == 1)
