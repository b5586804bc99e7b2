"""What a stage takes is leased to it: nobody else has it meanwhile, and it is free again after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.reports.models import Report
from corrigenda.lib.claims import claim
from corrigenda.lib.prepared import PreparingError

NOON = datetime(2027, 5, 31, 12, tzinfo=UTC)
LEASE = timedelta(seconds=30)


def waiting(now: datetime) -> object:
    return Report.objects.filter(located_at=None).select_related("article").order_by("pk")


def of_queryset(now: datetime, limit: int = 50) -> list[str]:
    return says(claim(waiting(now), lease=LEASE, limit=limit, now=now))


def of_function(now: datetime, limit: int = 50) -> list[str]:
    return says(claim(waiting, lease=LEASE, limit=limit, now=now))


def says(reports: list[Report]) -> list[str]:
    return [one.says for one in reports]


both = pytest.mark.parametrize("taken", [of_queryset, of_function])


@pytest.fixture(autouse=True)
def two_reports(send: Send) -> None:
    send("afer", "after")
    send("28,000", "26,000")


@both
def test_what_one_has_taken_no_other_takes(taken: Callable[..., list[str]]) -> None:
    assert taken(NOON, limit=1) == ["afer"]
    assert taken(NOON) == ["28,000"]
    assert taken(NOON) == []


@both
def test_whoever_died_holds_it_no_longer_than_the_lease(taken: Callable[..., list[str]]) -> None:
    assert taken(NOON) == ["afer", "28,000"]
    assert taken(NOON + LEASE) == []
    assert taken(NOON + LEASE + timedelta(seconds=1)) == ["afer", "28,000"]


@both
def test_what_came_between_two_claims_is_taken(taken: Callable[..., list[str]], send: Send) -> None:
    taken(NOON)
    send("12 bridges", "14 bridges")
    assert taken(NOON) == ["12 bridges"]


def test_rows_that_depend_on_more_than_the_moment_are_refused() -> None:
    limits = iter(range(10))

    def more(now: datetime) -> object:
        return Report.objects.filter(pk__gt=next(limits)).order_by("pk")

    with pytest.raises(PreparingError):
        claim(more, lease=LEASE, limit=50, now=NOON)
