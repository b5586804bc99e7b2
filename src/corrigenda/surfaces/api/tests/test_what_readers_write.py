"""Programs of the desk get what readers wrote to it, and may say that it was read."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.api.tests.calling import Program


def written(send: Send, work: Callable[[], None]) -> tuple[Case, Report]:
    report = send("28,000", "26,000").report
    work()
    reply(report, "See table 4.", address="192.0.2.1")
    return Case.objects.get(), report


def test_it_stands_with_the_report_and_is_found(
    send: Send, work: Callable[[], None], edda: Staff
) -> None:
    case, report = written(send, work)
    call = Program(edda)
    _, whole = call("get", f"cases/{case.pk}")
    [told] = whole["reports"]
    assert (told["id"], told["reply"]["text"], told["reply"]["seen_at"]) == (
        report.pk,
        "See table 4.",
        None,
    )
    _, queue = call("get", "queue?q=is:replied")
    assert [(one["id"], one["replied"]) for one in queue["cases"]] == [(case.pk, True)]


def test_it_is_marked_as_read(send: Send, work: Callable[[], None], edda: Staff) -> None:
    case, report = written(send, work)
    call = Program(edda)
    assert call("post", f"cases/{case.pk}/replies/seen", {"reports": [report.pk]}) == (
        200,
        {"seen": 1},
    )
    assert call("post", f"cases/{case.pk}/replies/seen", {"reports": [report.pk]})[1] == {"seen": 0}
    _, whole = call("get", f"cases/{case.pk}")
    assert whole["reports"][0]["reply"]["seen_by"] == "Edda Brandt"
    assert call("get", "queue?q=is:replied")[1]["cases"] == []


def test_keys_that_are_none_are_refused(send: Send, work: Callable[[], None], edda: Staff) -> None:
    case, _ = written(send, work)
    call = Program(edda)
    assert call("post", f"cases/{case.pk}/replies/seen", {"reports": [10**30]})[0] == 422
    assert call("post", f"cases/{case.pk}/replies/seen", {"reports": [7]})[1] == {"seen": 0}


def test_a_reporter_of_other_stories_gets_none_of_it(
    send: Send, work: Callable[[], None], rolf: Staff
) -> None:
    case, report = written(send, work)
    call = Program(rolf)
    assert call("post", f"cases/{case.pk}/replies/seen", {"reports": [report.pk]})[0] == 404
