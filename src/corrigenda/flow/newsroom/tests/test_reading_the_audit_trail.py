"""The trail of an outlet is read by page, person, verb and time, and whole."""

from __future__ import annotations

from datetime import timedelta

from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.audit import (
    PER_PAGE,
    Asked,
    all_of_audit,
    page_of_audit,
    people_of_audit,
    verbs_of_audit,
)
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.lib import clock


def done(outlet: Outlet, verb: str, by: Staff, number: int = 1) -> list[AuditEntry]:
    return [record(of(by), verb, outlet, outlet, number=n) for n in range(number)]


def test_every_entry_stands_on_one_page_the_newest_first(daily: Outlet, edda: Staff) -> None:
    with clock.frozen(clock.now()):  # all at one moment
        done(daily, "case.note", edda, 2 * PER_PAGE + 3)
    seen: list[int] = []
    before = 0
    for _ in range(4):
        page = page_of_audit(daily, Asked(), before=before)
        seen += [one.pk for one in page.entries]
        before = page.older
        if not before:
            break
    everything = AuditEntry.objects.filter(outlet=daily).values_list("pk", flat=True)
    assert seen == sorted(everything, reverse=True)


def test_what_happens_meanwhile_moves_no_page(daily: Outlet, edda: Staff) -> None:
    done(daily, "case.note", edda, 2 * PER_PAGE)
    first = page_of_audit(daily, Asked())
    done(daily, "case.note", edda, 7)
    second = page_of_audit(daily, Asked(), before=first.older)
    assert not {one.pk for one in first.entries} & {one.pk for one in second.entries}


def test_it_is_filtered_by_person_verb_and_time(daily: Outlet, edda: Staff, stan: Staff) -> None:
    now = clock.now()
    with clock.frozen(now - timedelta(days=2)):
        done(daily, "case.note", edda)
    done(daily, "case.note", stan)
    done(daily, "case.own", stan)

    def count(asked: Asked) -> int:
        return len(page_of_audit(daily, asked).entries)

    assert count(Asked(who="Edda Brandt")) == 1
    assert count(Asked(verb="case.note")) == 2
    assert count(Asked(verb="case.note", since=now - timedelta(days=1))) == 1
    assert count(Asked(verb="case.note", until=now - timedelta(days=1))) == 1
    assert count(Asked(who="Nobody")) == 0


def test_another_outlets_trail_is_its_own(daily: Outlet, edda: Staff) -> None:
    herald = an_outlet("herald", "The Herald")
    theirs = done(herald, "case.note", edda)[0]
    assert theirs.pk not in {one.pk for one in all_of_audit(daily, Asked())}
    assert page_of_audit(daily, Asked(), before=theirs.pk).entries[0].outlet_id == daily.pk


def test_the_whole_of_it_comes_in_order_and_in_few_queries(
    daily: Outlet, edda: Staff, django_assert_max_num_queries: CaptureQueriesContext
) -> None:
    done(daily, "case.note", edda, 1_200)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        keys = [one.pk for one in all_of_audit(daily, Asked())]
    assert keys == sorted(keys)
    assert len(keys) == AuditEntry.objects.filter(outlet=daily).count()


def test_it_says_which_people_and_verbs_it_has(daily: Outlet, edda: Staff) -> None:
    done(daily, "case.note", edda, 3)
    record(OPERATOR, "outlet.change", daily, daily)
    assert people_of_audit(daily) == ["Edda Brandt", "The operator"]
    assert verbs_of_audit(daily) == ["case.note", "outlet.change", "outlet.hire", "outlet.open"]
