"""The desk adds a subscriber that has no Corrigenda, and changes how it is told."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.lib import clock

AtDesk = Callable[[Staff], Client]
INBOX = "https://radio.example/corrections"


def test_an_administrator_gives_and_takes_away_the_address_of_its_program(
    daily: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    desk = at_desk(ada)
    desk.post(reverse("desk:pair"), {"name": "Ossel Radio", "inbox": INBOX})
    radio = Subscriber.objects.get()
    assert (radio.name, radio.house, radio.inbox) == ("Ossel Radio", "", INBOX)
    address = reverse("desk:subscriber", args=[radio.pk])
    assert INBOX in desk.get(address).content.decode()
    assert f'posted to <span class="address">{INBOX}' in shown(desk)

    desk.post(f"{address}/change", {"name": "Ossel Radio", "inbox": ""})
    radio.refresh_from_db()
    assert radio.inbox == ""
    assert "by its feed" in shown(desk)


def test_an_address_that_cannot_be_posted_to_is_said_beside_its_field_and_kept_as_typed(
    daily: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    desk = at_desk(ada)
    wrong = {"name": "Ossel Radio", "inbox": "http://radio.example/in"}
    answer = desk.post(reverse("desk:pair"), wrong)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="pair-inbox-error"' in said
    assert 'value="http://radio.example/in"' in said
    assert not Subscriber.objects.exists()


def test_an_address_that_is_gone_is_shown_and_switched_on_by_saying_so(
    daily: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    desk = at_desk(ada)
    desk.post(reverse("desk:pair"), {"name": "Ossel Radio", "inbox": INBOX})
    radio = Subscriber.objects.get()
    address = reverse("desk:subscriber", args=[radio.pk])
    assert "posts_again" not in desk.get(address).content.decode()
    Subscriber.objects.update(inbox_off_at=clock.now())
    assert "Switched off" in shown(desk)
    assert "Its address answered 410 Gone" in desk.get(address).content.decode()

    given = {"name": "Ossel Radio", "inbox": INBOX}
    desk.post(f"{address}/change", given)
    assert "Switched off" in shown(desk)
    desk.post(f"{address}/change", given | {"posts_again": "1"})
    assert "Switched off" not in shown(desk)


def test_one_that_is_gone_and_taken_away_is_not_missed(
    daily: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    desk = at_desk(ada)
    desk.post(reverse("desk:pair"), {"name": "Ossel Radio", "inbox": INBOX})
    Subscriber.objects.update(inbox_off_at=clock.now())
    address = reverse("desk:subscriber", args=[Subscriber.objects.get().pk])
    desk.post(f"{address}/change", {"name": "Ossel Radio", "inbox": ""})
    assert "Nothing is posted to it" not in desk.get(address).content.decode()


def shown(desk: Client) -> str:
    """The list of subscribers."""
    return desk.get(reverse("desk:subscribers")).content.decode()
