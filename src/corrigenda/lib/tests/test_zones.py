"""A time is written as the clock of the place shows it, and kept in UTC."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corrigenda.lib.zones import ZoneError, from_local, zone

BERLIN = zone("Europe/Berlin")
moment = datetime.fromisoformat


def test_a_time_in_winter_and_one_in_summer() -> None:
    assert from_local(moment("2026-01-05T09:30"), BERLIN) == moment("2026-01-05T08:30Z")
    assert from_local(moment("2026-07-05T09:30"), BERLIN) == moment("2026-07-05T07:30Z")


def test_of_an_hour_that_is_shown_twice_the_first_is_meant() -> None:
    shown_twice = moment("2026-10-25T02:30")
    assert from_local(shown_twice, BERLIN) == moment("2026-10-25T00:30Z")


def test_an_hour_that_is_never_shown_is_refused_with_the_next_that_is() -> None:
    with pytest.raises(ZoneError, match=r"never show 02:30 on that day: give 03:30"):
        from_local(moment("2026-03-29T02:30"), BERLIN)


def test_a_year_that_no_moment_has_is_refused() -> None:
    with pytest.raises(ZoneError, match="too far away"):
        from_local(moment("0001-01-01"), zone("Asia/Tokyo"))


def test_a_time_with_a_zone_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="has a zone"):
        from_local(moment("2026-01-05T00:00Z"), BERLIN)


@pytest.mark.parametrize("name", ["", "Europe", "Nope/Nope", "../etc/passwd", "a\0b", "x" * 5000])
def test_a_name_that_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ZoneError, match="is no time zone"):
        zone(name)


@given(
    some.datetimes(moment("1990-01-01"), moment("2050-01-01")),
    some.sampled_from(["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia"]),
)
def test_what_is_taken_is_shown_again_as_it_was_written(local: datetime, name: str) -> None:
    place = zone(name)
    try:
        moment = from_local(local, place)
    except ZoneError:
        return
    assert moment.astimezone(place).replace(tzinfo=None) == local
