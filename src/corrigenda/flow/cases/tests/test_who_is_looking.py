"""Who has a case open is seen by the others for half a minute; the first look is noted once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.see import see, see_no_longer
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.models import Case, Presence
from corrigenda.flow.cases.presence import others_at
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib import clock


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("afer", "after")
    work()
    return Case.objects.get()


def test_each_sees_the_other_and_nobody_themselves(case: Case, edda: Staff, stan: Staff) -> None:
    see(case, by=actors.of(edda))
    see(case, by=actors.of(stan))
    assert others_at(case, edda) == [stan]
    assert others_at(case, stan) == [edda]


def test_who_says_nothing_for_half_a_minute_is_gone(case: Case, edda: Staff, stan: Staff) -> None:
    with clock.frozen(clock.now()) as seen:
        see(case, by=actors.of(edda))
    for seconds, there in ((29, [edda]), (31, [])):
        with clock.frozen(seen + timedelta(seconds=seconds)):
            assert others_at(case, stan) == there


def test_who_closes_the_page_is_gone_at_once(case: Case, edda: Staff, stan: Staff) -> None:
    see(case, by=actors.of(edda))
    see_no_longer(case, by=actors.of(edda))
    assert others_at(case, stan) == []


def test_the_first_look_is_the_first_and_leaves_no_line_in_the_trail(
    case: Case, edda: Staff, stan: Staff
) -> None:
    see(case, by=actors.of(edda))
    first = Case.objects.get().first_looked_at
    entries = AuditEntry.objects.count()
    with clock.frozen(clock.now() + timedelta(hours=1)):
        see(Case.objects.get(), by=actors.of(stan))
    assert first is not None
    assert Case.objects.get().first_looked_at == first
    assert AuditEntry.objects.count() == entries


def test_a_stranger_is_not_there(case: Case, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        see(case, by=actors.of(rolf))


def test_who_looked_long_ago_is_forgotten(case: Case, edda: Staff) -> None:
    see(case, by=actors.of(edda))
    with clock.frozen(clock.now() + timedelta(hours=1)):
        tidy_cases()
    assert not Presence.objects.exists()


def test_who_decides_without_a_script_has_looked_at_it(case: Case, edda: Staff) -> None:
    decline(case, reason="It is a quotation.", by=actors.of(edda))
    case.refresh_from_db()
    assert case.first_looked_at is not None
