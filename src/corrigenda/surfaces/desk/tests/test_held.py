"""The held screen: every reason is shown, one press judges, many are judged at once."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.appeal import appeal
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import BannedError
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Ban, Report
from corrigenda.flow.reports.submission import Submission
from corrigenda.surfaces.desk.tests.conftest import AtDesk


def sent(why: str = "") -> Submission:
    selector: dict[str, object] = {"type": "TextQuoteSelector", "exact": "afer"}
    return Submission(uuid4(), STORY_URL, selector, PARAGRAPHS[0], should_say="after", why=why)


@pytest.fixture
def held(story: Article) -> list[Report]:
    """Three reports from two addresses, each with a filled trap; the last reader appeals."""
    addresses = ("198.51.100.7", "198.51.100.7", "198.51.100.8")
    whys = ("Buy now", "Click here", "<b>Honest</b>")
    reports = [
        receive(sent(why), address=one, manner=Manner(trapped=True)).report
        for one, why in zip(addresses, whys, strict=True)
    ]
    appeal(reports[2], "I <i>am</i> real.")
    return reports


def judge(client: Client, **given: object) -> str:
    answer = client.post("/desk/held/judge", {"back": "/desk/held/", **given}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_shows_the_parts_of_each_score_and_appeals_on_top(
    at_desk: AtDesk, edda: Staff, held: list[Report]
) -> None:
    page = at_desk(edda).get("/desk/held/").content.decode()
    assert "A field of the form that people cannot see was filled in." in page
    assert "It says what advertisements say: “Buy now”." in page
    assert page.index("I &lt;i&gt;am&lt;/i&gt; real.") < page.index("Click here")
    assert "1 more from its address" in page
    assert "&lt;b&gt;Honest&lt;/b&gt;" in page


def test_one_press_releases_rejects_or_bans(
    at_desk: AtDesk, edda: Staff, held: list[Report]
) -> None:
    client = at_desk(edda)
    assert "Released: one report" in judge(client, release=held[2].pk)
    assert "Rejected: one report." in judge(client, reject=held[0].pk, reason="An advertisement.")
    assert "Banned: the address of one report" in judge(client, ban=held[1].pk)
    states = list(Report.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["rejected", "rejected", "received"]
    assert Report.objects.get(pk=held[0].pk).rejected_because == "An advertisement."
    with pytest.raises(BannedError):
        receive(sent(), address="198.51.100.7")


def test_many_are_judged_at_once(at_desk: AtDesk, edda: Staff, held: list[Report]) -> None:
    marked = [one.pk for one in held]
    assert "Rejected: 3 reports." in judge(at_desk(edda), bulk="reject", report=marked)
    assert "Released: 3 reports" in judge(at_desk(edda), bulk="release", report=marked)
    assert set(Report.objects.values_list("state", flat=True)) == {"received"}


def test_what_came_from_one_address_is_listed_alone(
    at_desk: AtDesk, edda: Staff, held: list[Report]
) -> None:
    page = at_desk(edda).get(f"/desk/held/?like={held[0].pk}").content.decode()
    assert "Click here" in page
    assert "Honest" not in page


def test_what_was_judged_meanwhile_is_said(
    at_desk: AtDesk, edda: Staff, held: list[Report]
) -> None:
    client = at_desk(edda)
    judge(client, release=held[0].pk)
    assert "left as they are" in judge(client, reject=held[0].pk)
    assert "Nothing was marked" in judge(client, bulk="release")
    assert Report.objects.get(pk=held[0].pk).state == "received"


@pytest.mark.parametrize(
    "given",
    [{"release": "x"}, {"bulk": "burn", "report": "1"}, {"bulk": "ban", "report": "9" * 40},
     {"reject": "0", "back": "https://elsewhere.example/", "next": "<x>"}],
)  # fmt: skip
def test_what_makes_no_sense_does_nothing(
    at_desk: AtDesk, edda: Staff, held: list[Report], given: dict[str, str]
) -> None:
    answer = at_desk(edda).post("/desk/held/judge", given)
    assert answer["Location"] == "/desk/held/"
    assert set(Report.objects.values_list("state", flat=True)) == {"held"}


def test_only_who_may_judge_sees_it(
    at_desk: AtDesk, rolf: Staff, stranger: Staff, held: list[Report]
) -> None:
    assert at_desk(rolf).get("/desk/held/").status_code == 403
    assert at_desk(rolf).post("/desk/held/judge", {"release": held[0].pk}).status_code == 403
    assert "Buy now" not in at_desk(stranger).get("/desk/held/").content.decode()
    judge(at_desk(stranger), release=held[0].pk)
    assert set(Report.objects.values_list("state", flat=True)) == {"held"}


def test_a_ban_is_listed_and_lifted(at_desk: AtDesk, edda: Staff, held: list[Report]) -> None:
    client = at_desk(edda)
    judge(client, ban=held[0].pk, reason="Watches.")
    page = client.get("/desk/held/bans").content.decode()
    assert "Watches." in page
    assert "198.51" not in page
    pk = Ban.objects.get().pk
    assert "taken again" in client.post(f"/desk/held/bans/{pk}/lift", follow=True).content.decode()
    assert client.post(f"/desk/held/bans/{pk}/lift").status_code == 404
    assert receive(sent(), address="198.51.100.7").new


def test_the_list_asks_the_database_no_oftener_when_it_is_longer(
    at_desk: AtDesk, edda: Staff, story: Article
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = at_desk(edda)
    counts = []
    for more in (2, 20):
        for number in range(more):
            receive(sent(), address=f"203.0.113.{number}", manner=Manner(trapped=True))
        with CaptureQueriesContext(connection) as asked:
            client.get("/desk/held/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
