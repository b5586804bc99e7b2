"""Who wants to hear by the hour or by the day gets one mail, at their own clocks' hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.choose_telling import choose_telling
from corrigenda.flow.propagation.errors import ChoiceError
from corrigenda.flow.propagation.events import DEFAULTS, Group, How
from corrigenda.flow.propagation.models import Delivery, DigestItem
from corrigenda.flow.propagation.queries import choices_of
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.flow.propagation.timing import digest_at
from corrigenda.lib import clock
from corrigenda.lib.tests.post_office import PostOffice, html_of, text_of

BERLIN = ZoneInfo("Europe/Berlin")


def test_the_hours_events_come_in_one_mail(
    addresses: None, send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    for words in ("28,000", "12 bridges", "24 years"):
        send(words, "something else", kind="fact")
    later()
    assert office.to(edda.email) == []

    later(timedelta(hours=1))
    (mail,) = office.to(edda.email)
    assert mail["Subject"] == "The Daily Example: 3 things on the desk"
    for words in ("28,000", "12 bridges", "24 years"):
        assert words in text_of(mail)
        assert words in html_of(mail)

    later(timedelta(hours=3))
    assert len(office.to(edda.email)) == 1


def test_the_days_events_come_at_the_hour_that_was_chosen_by_the_outlets_clocks(
    addresses: None,
    send: Send,
    later: Later,
    office: PostOffice,
    edda: Staff,
    house: Callable[..., None],
) -> None:
    house(time_zone="Europe/Berlin")
    choose_telling(edda, {"new_facts": "daily"}, daily_hour=7)
    with clock.frozen(datetime(2026, 7, 1, 12, tzinfo=UTC)):
        send("28,000", "26,000", kind="fact")
    later(at=datetime(2026, 7, 1, 12, tzinfo=UTC))

    later(at=datetime(2026, 7, 2, 4, 59, tzinfo=UTC))
    assert office.to(edda.email) == []
    later(at=datetime(2026, 7, 2, 5, 0, tzinfo=UTC))
    assert len(office.to(edda.email)) == 1


def test_a_reader_who_sends_very_much_fills_no_inbox(
    addresses: None, send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    choose_telling(edda, {"new_facts": "at_once"}, daily_hour=8)
    words = [one for text in PARAGRAPHS for one in text.split() if one.isalpha()]
    once = [one for one in dict.fromkeys(words) if sum(one in text for text in PARAGRAPHS) == 1]
    assert len(once) > 15
    for one in once:
        send(one, "something else", kind="fact")
    later()

    at_once = len(office.to(edda.email))
    assert at_once == 12
    later(timedelta(hours=1))
    assert len(office.to(edda.email)) == at_once + 1
    assert Delivery.objects.filter(staff=edda, kind="digest").count() == 1
    assert DigestItem.objects.filter(staff=edda, taken_at=None).count() == 0


def test_what_does_not_exist_cannot_be_chosen(edda: Staff) -> None:
    for groups, hour in (({"gossip": "daily"}, 8), ({"due": "weekly"}, 8), ({}, 24)):
        with pytest.raises(ChoiceError):
            choose_telling(edda, groups, daily_hour=hour)

    assert choices_of(edda).groups == DEFAULTS


def test_a_choice_is_kept_and_what_was_not_chosen_is_as_for_everybody(edda: Staff) -> None:
    choose_telling(edda, {"due": "never"}, daily_hour=17)

    kept = choices_of(edda)
    assert (kept.groups[Group.DUE], kept.groups[Group.MENTIONED]) == (How.NEVER, How.AT_ONCE)
    assert kept.daily_hour == 17


@given(
    some.integers(min_value=0, max_value=2 * 365 * 24 * 60).map(
        lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    some.integers(min_value=0, max_value=23),
    some.sampled_from(["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "UTC"]),
)
def test_the_daily_hour_comes_within_a_day_whatever_the_clocks_do(
    now: datetime, hour: int, zone: str
) -> None:
    place = ZoneInfo(zone)
    due = digest_at(How.DAILY, now, hour=hour, zone=place)

    assert now < due <= now + timedelta(hours=25)
    local = due.astimezone(place)
    # On the day on which the clocks leave the hour out, it is the one after.
    assert local.hour in (hour, (hour + 1) % 24)
    assert local.minute == 0


def test_when_the_clocks_skip_the_hour_it_is_the_next_one() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)

    assert digest_at(How.DAILY, before, hour=2, zone=BERLIN) == datetime(
        2026, 3, 29, 1, 0, tzinfo=UTC
    )
