"""Whoever has the receipt can have what they sent deleted, at once and for good."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.surfaces.reader.tests.conftest import FormOf, typed_in
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db

Work = Callable[[], None]
SAID = {
    "why": "I, Rita Moor, keep the books of the fund.",
    "source": "https://moor.example/books",
    "contact": "rita@moor.example",
}


@pytest.fixture
def receipt(send: Send) -> str:
    """Of a report with everything that a reader can say."""
    return f"/receipt/{send('28,000', '26,000, not a crown more', **SAID).receipt}"


def press_delete(client: Client, receipt: str) -> int:
    """Follow the link on the receipt and press the button; the status of the answer."""
    (link,) = [
        one
        for one in read_page(client.get(receipt).content).xpath("//a/@href")
        if one.endswith("/delete")
    ]
    form = read_page(client.get(link).content).forms[0]
    return client.post(link, typed_in(form)).status_code


def everything() -> str:
    return str(list(Report.objects.values())) + str(list(Contact.objects.values()))


def test_words_source_and_address_are_gone_at_once(
    client: Client, receipt: str, work: Work
) -> None:
    work()
    assert all(word in everything() for word in SAID.values())
    assert press_delete(client, receipt) == 303
    assert not any(word in everything() for word in ("Moor", "moor", "28,000", "not a crown"))
    assert Report.objects.get().address_hash == ""


def test_the_receipt_says_so_and_still_what_becomes_of_it(
    client: Client, receipt: str, work: Work
) -> None:
    work()
    press_delete(client, receipt)
    page = client.get(receipt).content.decode()
    assert "Nothing of what you sent is left here." in page
    assert "An editor decides" in page
    assert "/delete" not in page


def test_the_case_goes_on_without_the_words(
    client: Client, receipt: str, edda: Staff, work: Work
) -> None:
    work()
    press_delete(client, receipt)
    work()
    case = Case.objects.get()
    assert (case.says, case.report_count) == ("28,000", 1)
    client.force_login(edda)
    desk = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert "words erased" in desk
    assert "Moor" not in desk


def test_the_search_forgets_them_with_the_next_cleaning(
    client: Client, receipt: str, edda: Staff, work: Work
) -> None:
    work()
    client.force_login(edda)
    search = f"/desk/?{urlencode({'q': 'Moor books'})}"
    found = f'id="row-{Case.objects.get().pk}"'
    assert found in client.get(search).content.decode()
    press_delete(client, receipt)
    tidy_cases()
    work()
    assert found not in client.get(search).content.decode()


def test_what_waits_to_be_judged_goes_no_further(
    client: Client, story: Article, form_of: FormOf, work: Work
) -> None:
    sent = form_of(STORY_URL, says="afer", subject="Cheap watches", **SAID)
    receipt = str(client.post("/report", sent)["Location"])
    assert Report.objects.get().state == ReportState.HELD
    press_delete(client, receipt)
    work()
    assert Report.objects.get().state == ReportState.REJECTED
    assert not Case.objects.exists()
    page = client.get(receipt).content.decode()
    assert "What you sent was deleted" in page
    assert "took it for spam" not in page


def test_what_came_this_moment_is_deleted_a_minute_later(
    client: Client, receipt: str, work: Work
) -> None:
    assert press_delete(client, receipt) == 409
    assert SAID["why"] in everything()
    work()
    assert press_delete(client, receipt) == 303
    assert SAID["why"] not in everything()


def test_a_look_at_the_page_deletes_nothing(client: Client, receipt: str, work: Work) -> None:
    work()
    page = client.get(f"{receipt}/delete")
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert SAID["why"] in everything()


def test_twice_is_as_good_as_once(client: Client, receipt: str, work: Work) -> None:
    work()
    press_delete(client, receipt)
    assert client.post(f"{receipt}/delete").status_code == 303
    assert AuditEntry.objects.filter(verb="report.delete").count() == 1


def test_no_receipt_deletes_nothing(client: Client, story: Article) -> None:
    assert client.post("/receipt/unknown/delete").status_code == 404
