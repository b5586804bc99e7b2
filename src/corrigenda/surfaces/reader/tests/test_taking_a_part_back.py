"""A reader takes back a suggestion, a reason or a source, and nothing that they did not tick."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock
from corrigenda.surfaces.reader.tests.conftest import FormOf, typed_in
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db

Work = Callable[[], None]
WHY = "I, Rita Moor, keep the books of the fund."
SOURCE = "https://moor.example/books"


@pytest.fixture
def receipt(send: Send, work: Work) -> str:
    """Of a report in a case, with everything that can be taken back."""
    token = send("28,000", "26,000", why=WHY, source=SOURCE).receipt
    work()
    return f"/receipt/{token}"


def form_of(client: Client, receipt: str) -> Any:
    """The form by which one ticks; None where there is nothing to tick."""
    forms = read_page(client.get(f"{receipt}/delete").content).forms
    found = [one for one in forms if (one.action or "").endswith("/take-back")]
    return found[0] if found else None


def take(client: Client, receipt: str, *parts: str) -> HttpResponse:
    """As a browser sends the form with these boxes ticked."""
    form = form_of(client, receipt)
    given = {name: value for name, value in typed_in(form).items() if name != "part"}
    return client.post(form.action, {**given, "part": list(parts)})  # type: ignore[return-value]


def left() -> tuple[str, str, str, str]:
    one = Report.objects.get()
    return one.says, one.should_say, one.why, one.source_url


@pytest.mark.parametrize(
    ("part", "rest"),
    [
        ("should_say", ("28,000", "", WHY, SOURCE)),
        ("why", ("28,000", "26,000", "", SOURCE)),
        ("source_url", ("28,000", "26,000", WHY, "")),
    ],
)
def test_what_is_ticked_goes_and_all_else_stays(
    client: Client, receipt: str, part: str, rest: tuple[str, ...]
) -> None:
    answer = take(client, receipt, part)
    assert answer.status_code == 303
    assert answer["Location"] == f"{receipt}#sent"
    assert left() == rest
    assert Report.objects.get().text_hash == ""
    assert "A part of what you sent was deleted." in client.get(receipt).content.decode()


def test_nothing_is_ticked_beforehand_and_nothing_goes_without_a_tick(
    client: Client, receipt: str
) -> None:
    assert not form_of(client, receipt).xpath(".//input[@checked]")
    before = left()
    answer = take(client, receipt)
    assert answer.status_code == 422
    assert "Nothing was deleted: tick what is to go." in answer.content.decode()
    assert left() == before
    assert Report.objects.get().taken_back_at is None


def test_what_is_no_part_of_it_is_left_alone(client: Client, receipt: str) -> None:
    before = left()
    assert take(client, receipt, "says", "receipt_hash", "state").status_code == 303
    assert left() == before
    assert not AuditEntry.objects.filter(verb="report.take_back").exists()


def test_each_box_names_its_words(client: Client, receipt: str) -> None:
    labels = form_of(client, receipt).xpath(".//label")
    said = [" ".join(one.text_content().split()) for one in labels]
    assert said == ["Should say: 26,000", f"Why: {WHY}", f"Source: {SOURCE}"]
    take(client, receipt, "why", "source_url")
    (label,) = form_of(client, receipt).xpath(".//label")
    assert "26,000" in label.text_content()
    take(client, receipt, "should_say")
    assert form_of(client, receipt) is None


def test_the_desk_sees_it_no_longer_and_the_audit_trail_says_which(
    client: Client, receipt: str, edda: Staff
) -> None:
    take(client, receipt, "why")
    client.force_login(edda)
    desk = client.get(f"/desk/cases/{Case.objects.get().pk}").content.decode()
    assert "Moor" not in desk
    assert "26,000" in desk
    assert AuditEntry.objects.get(verb="report.take_back").detail == {"parts": ["why"]}


def test_the_search_forgets_it_with_the_next_cleaning(
    client: Client, receipt: str, edda: Staff, work: Work
) -> None:
    client.force_login(edda)
    found = f'id="row-{Case.objects.get().pk}"'
    search = f"/desk/?{urlencode({'q': 'keep the books'})}"
    assert found in client.get(search).content.decode()
    take(client, receipt, "why")
    tidy_cases()
    work()
    assert found not in client.get(search).content.decode()
    rest = f"/desk/?{urlencode({'q': '26,000'})}"
    assert found in client.get(rest).content.decode()


def test_what_came_this_moment_is_taken_back_a_minute_later(client: Client, send: Send) -> None:
    receipt = f"/receipt/{send('28,000', '26,000').receipt}"
    assert take(client, receipt, "should_say").status_code == 409
    assert left()[1] == "26,000"


def test_what_is_held_stays_held(client: Client, story: Article, form_of: FormOf) -> None:
    sent = form_of(STORY_URL, says="afer", subject="Cheap watches", why=WHY)
    receipt = str(client.post("/report", sent)["Location"])
    assert take(client, receipt, "why").status_code == 303
    report = Report.objects.get()
    assert (report.state, report.why) == (ReportState.HELD, "")


@pytest.mark.parametrize("state", [ReportState.HELD, ReportState.REJECTED])
def test_the_page_of_what_is_held_or_rejected_says_what_went(
    client: Client, receipt: str, state: ReportState
) -> None:
    Report.objects.update(state=state, held_at=clock.now())
    assert "A part of what you sent" not in client.get(receipt).content.decode()
    assert take(client, receipt, "why")["Location"] == f"{receipt}#sent"
    (section,) = read_page(client.get(receipt).content).xpath("//*[@id='sent']")
    said = section.text_content()
    assert "A part of what you sent was deleted." in said
    assert WHY not in said
    assert "26,000" in said


def test_after_all_was_deleted_there_is_nothing_to_take_back(client: Client, receipt: str) -> None:
    delete_words(Report.objects.get())
    answer = client.post(f"{receipt}/take-back", {"part": "why"})
    assert answer.status_code == 303
    assert Report.objects.get().taken_back_at is None


@pytest.mark.parametrize("form", ["take-back", "reply", "tell"])
def test_a_tab_that_is_opened_again_leads_back_to_the_report(
    client: Client, receipt: str, form: str
) -> None:
    before = left()
    answer = client.get(f"{receipt}/{form}", follow=True)
    assert answer.status_code == 200
    assert read_page(answer.content).xpath("//h1")
    assert left() == before
    assert client.get(f"/receipt/none/{form}").status_code == 404
