"""Two editors who press at the same moment: one is heard, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(clients: list[Client], send: Callable[[Client], int]) -> list[int]:
    """What each was answered, sorted."""
    start = Barrier(len(clients))

    def press(client: Client) -> int:
        try:
            start.wait(timeout=60)
            return send(client)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        return sorted(pool.map(press, clients))


def test_of_two_decisions_one_is_made(
    transactional_db: None, edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    address = f"/desk/cases/{typo.pk}"
    form = at_desk(edda).get(address).context["form"]
    sent = {"kind": "fix", "after": "after", "seen": form["seen"].value()}
    answers = at_once(
        [at_desk(edda), at_desk(stan)],
        lambda client: client.post(f"{address}/decide", sent).status_code,
    )
    assert answers == [302, 409]
    assert Correction.objects.count() == 1
    assert AuditEntry.objects.filter(verb="correction.decide").count() == 1


def test_of_deciding_and_declining_one_is_done(
    transactional_db: None, edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    address, eddas = f"/desk/cases/{typo.pk}", at_desk(edda)
    seen = eddas.get(address).context["form"]["seen"].value()

    def send(client: Client) -> int:
        if client is eddas:
            sent = {"kind": "fix", "after": "after", "seen": seen}
            return client.post(f"{address}/decide", sent).status_code
        return client.post(f"{address}/decline", {"reason": "It is right."}).status_code

    assert at_once([eddas, at_desk(stan)], send) == [302, 409]
    done = AuditEntry.objects.filter(verb__in=("case.decline", "correction.decide"))
    assert done.count() == 1


@pytest.mark.parametrize(
    ("verb", "sent"),
    [
        ("severity", {"was": "low"}),
        ("owner", {"was": ""}),
        ("check", {"was": ""}),
    ],
)
def test_of_two_who_change_the_same_thing_one_is_told(
    transactional_db: None,
    edda: Staff,
    stan: Staff,
    typo: Case,
    at_desk: AtDesk,
    verb: str,
    sent: dict[str, str],
) -> None:
    eddas = at_desk(edda)

    def send(client: Client) -> int:
        mine = client is eddas
        own = {
            "severity": "high" if mine else "urgent",
            "owner": edda.pk if mine else stan.pk,
            "reason": "A call." if mine else "A letter.",
        }
        return client.post(f"/desk/cases/{typo.pk}/{verb}", {**own, **sent}).status_code

    assert at_once([eddas, at_desk(stan)], send) == [302, 409]
    assert AuditEntry.objects.filter(target=f"case:{typo.pk}").count() == 2
