"""A receipt says when its correction was last seen on the page, and not once it is lost."""

from __future__ import annotations

from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.models import LiveCheck
from corrigenda.lib import clock


def test_it_says_since_when_it_was_verified(  # type: ignore[no-untyped-def]
    client: Client, send: Send, work, edda: Staff
) -> None:
    receipt = send("28,000", "26,000").receipt
    work()
    words = "This story said 28,000 crowns. It is 26,000."
    decide(Case.objects.get(), Decision("correction", after="26,000", words=words), by=of(edda))
    work()
    page = f"/receipt/{receipt}"
    assert "data-live" not in client.get(page).content.decode()
    LiveCheck.objects.update(live_at=clock.now())
    said = client.get(page).content.decode()
    assert "Verified live on the page" in said
    LiveCheck.objects.update(lost_at=clock.now())
    assert "data-live" not in client.get(page).content.decode()
