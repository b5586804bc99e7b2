"""Killed after the mail server took a mail, before that was noted: sent again as the same one."""

from __future__ import annotations

import signal

import pytest

from corrigenda.lib.tests.post_office import post_office

from .conftest import Service
from .test_killed_in_a_step import jobs

pytestmark = pytest.mark.on_both

A_MAIL = """
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Role
from corrigenda.flow.propagation.tests.making import a_mail
outlet = Outlet.objects.get()
edda = hire("edda", outlet=outlet, role=Role.EDITOR, name="Edda Brandt",
            email="edda@daily.example", by=OPERATOR)
a_mail(outlet, edda)
a_mail(outlet, edda)
"""
FREE = """
from corrigenda.flow.propagation.models import Delivery
Delivery.objects.update(leased_until=None)
"""
STATES = """
from corrigenda.flow.propagation.models import Delivery
print(*Delivery.objects.order_by("pk").values_list("state", flat=True))
"""


def test_a_mail_comes_at_least_once_and_twice_only_as_the_same(stopped: Service) -> None:
    with post_office() as office:
        stopped.set(CORRIGENDA_MAIL=office.url, CORRIGENDA_MAIL_FROM="desk@daily.example")
        stopped.run(A_MAIL)

        assert jobs(stopped, "corrigenda.lib.mail.send") == -signal.SIGKILL
        assert len(office.came) == 1
        assert stopped.run(STATES) == "waiting waiting"

        assert jobs(stopped) == 0
        assert stopped.run(STATES) == "waiting sent", "the first is leased to the dead one"
        stopped.run(FREE)
        assert jobs(stopped) == 0
        assert stopped.run(STATES) == "sent sent"

    first, other, again = (one["Message-ID"] for one in office.came)
    assert first == again != other
