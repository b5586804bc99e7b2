"""A held report waits for a person: released, rejected, appealed, never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.reports.actions.appeal import appeal
from corrigenda.flow.reports.actions.erase import erase_old
from corrigenda.flow.reports.actions.forget_senders import forget_senders
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.actions.release import release
from corrigenda.flow.reports.errors import AppealError
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import held_at
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError


def a_held_report(address: str = "198.51.100.7", **more: str) -> Report:
    return receive(submission(**more), address=address, manner=Manner(trapped=True)).report


def test_it_is_stored_whole_with_the_parts_of_its_score(daily: Outlet) -> None:
    report = a_held_report(contact="rita@example.org", why="A letter is missing.")
    report.refresh_from_db()
    assert (report.state, report.why) == ("held", "A letter is missing.")
    assert report.spam_points == sum(part["points"] for part in report.spam_parts) >= 5
    assert report.contact.email == "rita@example.org"


def test_the_house_says_from_how_many_points_a_report_is_held(daily: Outlet) -> None:
    daily.policy_data = {"hold_points": 6}
    daily.save()
    report = a_held_report()
    assert (report.state, report.spam_points) == ("received", 5)


def test_it_joins_no_case_until_it_is_released(
    daily: Outlet, edda: Staff, story: object, work: Callable[[], None]
) -> None:
    report = a_held_report()
    work()
    report.refresh_from_db()
    assert report.state == "held"
    release(report, by=actors.of(edda))
    work()
    report.refresh_from_db()
    assert report.state == "joined"


def test_no_time_passes_it_over(daily: Outlet) -> None:
    report = a_held_report()
    with clock.frozen(clock.now() + timedelta(days=3_000)):
        erase_old()
        forget_senders()
    report.refresh_from_db()
    assert (report.state, report.says) == ("held", "afer")


def test_where_it_came_from_is_forgotten_when_nobody_suspects_it_any_more(
    daily: Outlet, edda: Staff
) -> None:
    released, rejected, old = a_held_report(), a_held_report(), a_held_report()
    assert len({released.sender, rejected.sender, old.sender}) == 3
    release(released, by=actors.of(edda))
    reject(rejected, by=actors.of(edda))
    assert released.sender == rejected.sender == ""
    with clock.frozen(clock.now() + timedelta(days=31)):
        forget_senders()
    old.refresh_from_db()
    assert old.sender == ""
    assert receive(submission(), address="192.0.2.9").report.sender == ""


def test_what_was_rejected_by_mistake_can_be_released(daily: Outlet, edda: Staff) -> None:
    report = a_held_report()
    reject(report, by=actors.of(edda), reason="An advertisement.")
    assert (report.state, report.rejected_because) == ("rejected", "An advertisement.")
    release(report, by=actors.of(edda))
    assert (report.state, report.rejected_because) == ("received", "")


def test_two_who_judge_it_at_once(daily: Outlet, edda: Staff, stan: Staff) -> None:
    eddas = a_held_report()
    stans = Report.objects.get()
    release(eddas, by=actors.of(edda))
    with pytest.raises(TransitionError):
        reject(stans, by=actors.of(stan))
    assert Report.objects.get().state == "received"


def test_a_reporter_does_not_judge(daily: Outlet, rolf: Staff) -> None:
    report = a_held_report()
    for act in (release, reject):
        with pytest.raises(NotAllowedError):
            act(report, by=actors.of(rolf))
    assert Report.objects.get().state == "held"


def test_who_judged_it_stands_in_the_trail(daily: Outlet, edda: Staff) -> None:
    report = a_held_report()
    reject(report, by=actors.of(edda), reason="An advertisement.")
    entry = AuditEntry.objects.get(verb="report.reject")
    assert (entry.who, entry.target) == ("Edda Brandt", f"report:{report.pk}")
    assert entry.detail == {"reason": "An advertisement."}


def test_an_appeal_puts_it_on_top(daily: Outlet) -> None:
    first, second, third = a_held_report(), a_held_report(), a_held_report()
    appeal(third, "I read it twice.")
    assert list(held_at([daily])) == [third, first, second]
    assert third.appeal == "I read it twice."


def test_appealing_twice_keeps_the_first(daily: Outlet) -> None:
    report = a_held_report()
    appeal(report, "It is real.")
    appeal(report, "It is.")
    assert report.appeal == "It is real."
    assert AuditEntry.objects.filter(verb="report.appeal").count() == 1


def test_an_appeal_comes_too_late_when_somebody_has_looked(daily: Outlet, edda: Staff) -> None:
    report = a_held_report()
    reject(report, by=actors.of(edda))
    with pytest.raises(AppealError, match="looked at"):
        appeal(report)


@pytest.mark.parametrize("words", ["x" * 2_001, "a\x00b", "\ud800"])
def test_an_appeal_that_cannot_be_stored_is_refused_and_loses_nothing(
    daily: Outlet, words: str
) -> None:
    report = a_held_report()
    with pytest.raises(AppealError):
        appeal(report, words)
    assert Report.objects.get().appealed_at is None


def test_the_same_words_on_many_stories_are_seen(daily: Outlet) -> None:
    why = "The best prices in town are only to be had at our own shop."
    points = [
        receive(
            submission(url=f"https://daily.example/{number}", why=why),
            address=f"198.51.100.{number}",
        ).report.spam_points
        for number in range(5)
    ]
    assert points == [0, 0, 0, 2, 2]


def test_whether_the_passage_is_in_the_story_counts_only_beside_something_else(
    daily: Outlet, story: object
) -> None:
    odd = {"type": "TextQuoteSelector", "exact": "words that no story has"}
    plain = receive(submission(selector=odd, block=""), address="192.0.2.1").report
    assert plain.spam_points == 0
    linked = receive(
        submission(selector=odd, block="", should_say="https://a.example/1 https://a.example/2"),
        address="192.0.2.2",
    ).report
    assert [part["part"] for part in linked.spam_parts] == ["links", "absent"]
    assert linked.state == "held"
