"""Who may do what on the desk: each act by each role, tried."""

from __future__ import annotations

import re

import pytest

from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Membership, Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain

NAMES = ("rolf", "edda", "stan", "ada")
FIX = {"kind": "fix", "after": "after"}


@pytest.fixture
def people(story: Article, rolf: Staff, edda: Staff, stan: Staff, ada: Staff) -> dict[str, Staff]:
    """One of each role; the reporter wrote the story."""
    Credit.objects.create(article=story, name="rolf maro")
    return dict(zip(NAMES, (rolf, edda, stan, ada), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_everybody_at_the_outlet_reads(
    people: dict[str, Staff], typo: Case, at_desk: AtDesk, name: str
) -> None:
    client = at_desk(people[name])
    assert client.get("/desk/").status_code == 200
    assert client.get(f"/desk/cases/{typo.pk}").status_code == 200


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("verb", "sent"), [("decide", FIX), ("decline", {"reason": "No"}), ("check", {})]
)
def test_editors_and_above_act_on_a_case(
    people: dict[str, Staff],
    typo: Case,
    at_desk: AtDesk,
    name: str,
    verb: str,
    sent: dict[str, str],
) -> None:
    answer = at_desk(people[name]).post(f"/desk/cases/{typo.pk}/{verb}", sent)
    assert answer.status_code == (403 if name == "rolf" else 302)
    typo.refresh_from_db()
    assert (typo.state == "new") is (name == "rolf")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("verb", ["approve", "send-back"])
def test_the_standards_editor_and_the_administrator_approve(
    people: dict[str, Staff], quotation: Case, at_desk: AtDesk, name: str, verb: str
) -> None:
    somebody = people["edda" if name != "edda" else "stan"]
    correction = decide(
        quotation, Decision("fix", after="another 14 years"), by=actors.of(somebody)
    )
    answer = at_desk(people[name]).post(
        f"/desk/corrections/{correction.pk}/{verb}", {"reason": "On tape"}
    )
    assert answer.status_code == (302 if name in ("stan", "ada") else 403)
    correction.refresh_from_db()
    assert (correction.state == "in_approval") is (name not in ("stan", "ada"))


def test_a_reporter_sees_no_form_and_is_told_why(
    people: dict[str, Staff], typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(people["rolf"])
    page = client.get(f"/desk/cases/{typo.pk}")
    assert "As reporter of The Daily Example you can read this case" in plain(page)
    sent = set(re.findall(rf'action="/desk/cases/{typo.pk}/([a-z-]+)"', page.content.decode()))
    assert sent == {"here", "note"}
    refused = plain(client.post(f"/desk/cases/{typo.pk}/decide", FIX))
    assert "deciding for The Daily Example is up to an editor" in refused
    assert "Nothing was stored" in refused


def test_a_case_on_somebody_elses_story_is_not_there_for_a_reporter(
    rolf: Staff, edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    correction = decide(quotation, Decision("fix", after="another 14 years"), by=actors.of(edda))
    client = at_desk(rolf)
    assert "another 24 years" not in plain(client.get("/desk/"))
    assert client.get(f"/desk/cases/{quotation.pk}").status_code == 404
    url = f"/desk/corrections/{correction.pk}/send-back"
    assert client.post(url, {"reason": "x"}).status_code == 404


def test_another_outlets_case_is_not_there(
    stranger: Staff, edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    correction = decide(quotation, Decision("fix", after="another 14 years"), by=actors.of(edda))
    client = at_desk(stranger)
    assert client.get(f"/desk/cases/{quotation.pk}").status_code == 404
    for verb in ("decide", "decline", "check"):
        assert client.post(f"/desk/cases/{quotation.pk}/{verb}", FIX).status_code == 404
    for verb in ("approve", "send-back"):
        url = f"/desk/corrections/{correction.pk}/{verb}"
        assert client.post(url, {"reason": "x"}).status_code == 404
    assert Correction.objects.get().state == "in_approval"


def test_a_role_that_was_taken_away_ends_at_once(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    assert client.get(f"/desk/cases/{typo.pk}").status_code == 200
    Membership.objects.filter(staff=edda).delete()
    assert client.get(f"/desk/cases/{typo.pk}").status_code == 404
    assert client.post(f"/desk/cases/{typo.pk}/decide", FIX).status_code == 404


def test_acts_take_a_post_and_pages_do_not(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    for verb in ("decline", "check"):
        assert client.get(f"/desk/cases/{typo.pk}/{verb}").status_code == 405
    # An address that a browser shows after a refused form: reloaded, it leads to the case.
    assert client.get(f"/desk/cases/{typo.pk}/decide").status_code == 302
    assert client.post(f"/desk/cases/{typo.pk}").status_code == 405
    assert client.post("/desk/").status_code == 405


def test_a_case_that_never_was_is_not_there(edda: Staff, at_desk: AtDesk) -> None:
    for number in ("0", "999", "9" * 30):
        assert at_desk(edda).get(f"/desk/cases/{number}").status_code == 404
