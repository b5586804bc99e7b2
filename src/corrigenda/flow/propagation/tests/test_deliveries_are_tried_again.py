"""A delivery is tried until it succeeds or three days have passed; a line that is down waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import Settings

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.deliver import deliver
from corrigenda.flow.propagation.actions.give_up import give_up
from corrigenda.flow.propagation.actions.retry import retry, retry_line
from corrigenda.flow.propagation.models import Delivery, Line
from corrigenda.flow.propagation.queries import down_for
from corrigenda.flow.propagation.tests.making import a_mail
from corrigenda.flow.propagation.timing import LONGEST_WAIT, wait
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError
from corrigenda.lib.tests.post_office import PostOffice, closed_port

pytestmark = pytest.mark.usefixtures("addresses")


def after(wait: timedelta) -> None:
    """Make the deliveries that are due by then."""
    with clock.frozen(clock.now() + wait):
        deliver()


def now(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_related("outlet").get(pk=delivery.pk)


def test_one_that_is_refused_for_now_is_tried_again_with_the_same_message_id(
    daily: Outlet, edda: Staff, office: PostOffice
) -> None:
    mail = a_mail(daily, edda)
    office.refused[edda.email] = "450 4.2.0 Greylisted"
    deliver()
    assert (now(mail).state, now(mail).tries) == ("failed", 1)
    assert "Greylisted" in now(mail).error

    after(timedelta(seconds=30))
    assert now(mail).tries == 1, "not before a minute has passed"

    office.refused.clear()
    after(timedelta(minutes=1))
    assert (now(mail).state, now(mail).error) == ("sent", "")
    (came,) = office.came
    assert came["Message-ID"] == f"<{mail.message_id}@desk.example>"


def test_one_that_came_although_the_connection_broke_comes_again_as_the_same(
    daily: Outlet, edda: Staff, office: PostOffice
) -> None:
    a_mail(daily, edda)
    office.drops = 1
    deliver()
    after(timedelta(minutes=2))

    first, second = office.came
    assert first["Message-ID"] == second["Message-ID"]


def test_an_address_that_nobody_has_is_given_up_at_once(
    daily: Outlet, edda: Staff, office: PostOffice
) -> None:
    mail = a_mail(daily, edda)
    office.refused[edda.email] = "550 5.1.1 No such user"
    deliver()

    assert now(mail).state == "given_up"


def test_after_three_days_it_is_given_up(daily: Outlet, edda: Staff, office: PostOffice) -> None:
    mail = a_mail(daily, edda)
    office.refused[edda.email] = "450 4.2.0 Greylisted"
    deliver()
    after(timedelta(days=2, hours=23))
    assert now(mail).state == "failed"
    after(timedelta(days=3, hours=12))
    assert now(mail).state == "given_up"


def test_the_house_says_how_long(
    daily: Outlet, edda: Staff, office: PostOffice, house: Callable[..., None]
) -> None:
    house(telling_days=1)
    mail = a_mail(daily, edda)
    office.refused[edda.email] = "450 4.2.0 Greylisted"
    deliver()
    after(timedelta(days=1, minutes=1))

    assert now(mail).state == "given_up"


def test_while_the_mail_server_is_down_one_asks_and_five_hundred_wait(
    daily: Outlet, edda: Staff, office: PostOffice, settings: Settings
) -> None:
    up = settings.CORRIGENDA_MAIL
    settings.CORRIGENDA_MAIL = f"smtp://127.0.0.1:{closed_port()}"
    for _ in range(30):
        a_mail(daily, edda)
    deliver(limit=100)
    after(timedelta(minutes=2))

    assert sum(Delivery.objects.values_list("tries", flat=True)) == 2
    (down,) = down_for([daily])
    assert (down.name, down.waiting) == ("the mail server", 30)
    assert "was not reached" in down.line.error

    settings.CORRIGENDA_MAIL = up
    with clock.frozen(clock.now() + timedelta(hours=1)):
        deliver(limit=100)
        # Those that had been tried are due again at once.
        deliver(limit=100)
    assert len(office.came) == 30
    assert down_for([daily]) == []


def test_those_behind_a_line_that_stays_down_do_not_wait_for_ever(
    daily: Outlet, edda: Staff, office: PostOffice, settings: Settings
) -> None:
    settings.CORRIGENDA_MAIL = f"smtp://127.0.0.1:{closed_port()}"
    waiting = [a_mail(daily, edda) for _ in range(3)]
    deliver()
    after(timedelta(days=4))

    assert [now(one).state for one in waiting] == ["given_up"] * 3
    assert "Waited too long" in now(waiting[1]).error or "Waited too long" in now(waiting[2]).error


def test_one_that_cannot_be_put_into_words_does_not_hold_up_the_next(
    daily: Outlet, edda: Staff, office: PostOffice
) -> None:
    broken = a_mail(daily, edda, payload={"items": 5, "readers": 7, "type": ["x"]}, channel="chat")
    Delivery.objects.filter(pk=broken.pk).update(channel="pigeon")
    good = a_mail(daily, edda)
    deliver()

    assert now(good).state == "sent"
    assert "log says why" in now(broken).error


def test_somebody_may_have_it_tried_again_or_give_it_up(
    daily: Outlet, edda: Staff, rolf: Staff, office: PostOffice
) -> None:
    mail = a_mail(daily, edda)
    office.refused[edda.email] = "550 5.1.1 No such user"
    deliver()
    with pytest.raises(NotAllowedError):
        retry(now(mail), by=actors.of(rolf))

    retry(now(mail), by=actors.of(edda))
    assert now(mail).state == "waiting"
    give_up(now(mail), by=actors.of(edda))
    assert now(mail).error.startswith("Given up by Edda Brandt.")

    office.refused.clear()
    retry(now(mail), by=actors.of(edda))
    deliver()
    assert now(mail).state == "sent"
    with pytest.raises(TransitionError):
        retry(now(mail), by=actors.of(edda))


def test_a_line_may_be_tried_now(
    daily: Outlet, edda: Staff, office: PostOffice, settings: Settings
) -> None:
    up = settings.CORRIGENDA_MAIL
    settings.CORRIGENDA_MAIL = f"smtp://127.0.0.1:{closed_port()}"
    mail = a_mail(daily, edda)
    deliver()
    settings.CORRIGENDA_MAIL = up
    deliver()
    assert now(mail).state == "failed"

    retry_line(Line.objects.get(key="email"), outlet=daily, by=actors.of(edda))
    deliver()
    assert now(mail).state == "sent"


@given(some.integers(min_value=1, max_value=10_000))
def test_waits_grow_from_a_minute_to_half_a_day_and_no_further(tries: int) -> None:
    assert timedelta(minutes=1) <= wait(tries) <= wait(tries + 1) <= LONGEST_WAIT
