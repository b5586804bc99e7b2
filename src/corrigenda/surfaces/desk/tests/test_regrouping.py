"""Splitting, merging, the other lane and opening again, on the screen."""

from __future__ import annotations

import pytest

from corrigenda.conftest import PARAGRAPHS
from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in, spots_of
from corrigenda.flow.cases.tests.stories import publish
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain


def test_the_ticked_reports_become_a_case_of_their_own(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    page = plain(client.get(f"/desk/cases/{typo.pk}/split"))
    assert "2 reports, the newest first" in page
    assert "A letter is missing." in page
    chosen = reports_in(typo)[1].pk
    answer = client.post(f"/desk/cases/{typo.pk}/split", {"reports": [chosen]})
    new = Case.objects.exclude(pk=typo.pk).get()
    assert answer["Location"] == f"/desk/cases/{new.pk}"
    page = plain(client.get(answer["Location"]))
    assert f"Split: this case has 1 report of case {typo.pk} now." in page
    assert "Edda Brandt split it off another case" in page


def test_what_was_ticked_stays_ticked_when_it_cannot_be_done(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    keys = [one.pk for one in reports_in(typo)]
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/split", {"reports": keys})
    assert answer.status_code == 422
    assert "Leave at least one report" in plain(answer)
    assert answer.content.decode().count(" checked") == 2


def test_the_likely_cases_are_offered_and_the_chosen_one_has_all_reports(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    page = plain(client.get(f"/desk/cases/{typo.pk}/merge"))
    assert f"on this story · case {figure.pk} · 1 report" in page
    answer = client.post(f"/desk/cases/{typo.pk}/merge", {"into": figure.pk})
    assert answer["Location"] == f"/desk/cases/{figure.pk}"
    page = plain(client.get(answer["Location"]))
    assert f"Merged: this case has the reports of case {typo.pk}, too." in page
    assert "3 reports" in page


def test_the_address_of_a_merged_case_leads_to_the_one_that_has_its_reports(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    client.post(f"/desk/cases/{typo.pk}/merge", {"number": figure.pk, "into": typo.pk})
    answer = client.get(f"/desk/cases/{typo.pk}")
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/cases/{figure.pk}")
    assert f"Case {typo.pk} was merged into this one." in plain(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Choose the case"),
        ({"number": "10000000"}, "There is no case 10000000"),
        ({"number": "twelve"}, "made of digits only"),
        ({"into": "{self}"}, "cannot be merged into itself"),
    ],
)
def test_a_merge_that_cannot_be_done_says_why_and_keeps_what_was_typed(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk, given: dict[str, str], said: str
) -> None:
    sent = {name: value.replace("{self}", str(typo.pk)) for name, value in given.items()}
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/merge", sent)
    assert answer.status_code == 422
    assert said in plain(answer)
    assert f'value="{sent.get("number", sent.get("into", ""))}"' in answer.content.decode()


def test_a_decided_case_offers_to_take_others_in(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    Case.objects.filter(pk=typo.pk).update(state="published")
    page = plain(at_desk(edda).get(f"/desk/cases/{typo.pk}/merge"))
    assert f"Merge case {figure.pk} into this one" in page


def test_choosing_a_place_that_another_case_holds_offers_the_merge(
    daily: Outlet, story: Article, edda: Staff, at_desk: AtDesk, send: Send, work: Work
) -> None:
    publish(daily, "/world/treaty", *PARAGRAPHS, "Tolva gave 28,000 crowns as well.")
    send("28,000 crowns", block="")
    send("28,000")
    work()
    cases = Case.objects.select_related("article__current")
    case, other = cases.get(anchor_state="ambiguous"), cases.get(anchor_state="unchanged")
    given = {"version": 2, "start": spots_of(case)[0].start}
    client = at_desk(edda)
    answer = client.post(f"/desk/cases/{case.pk}/place", given)
    assert answer["Location"] == f"/desk/cases/{case.pk}/merge?into={other.pk}"
    page = client.get(answer["Location"])
    assert f"Case {other.pk} is about this place already" in plain(page)
    assert f'value="{other.pk}" checked' in page.content.decode()


def test_the_other_lane_is_one_button(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    assert "Move to the fact lane" in plain(client.get(f"/desk/cases/{typo.pk}"))
    answer = client.post(f"/desk/cases/{typo.pk}/lane", {"lane": "fact"})
    page = plain(client.get(answer["Location"]))
    assert "It is in the fact lane now, and stays there." in page
    assert "moved by Edda Brandt" in page
    assert "Move to the typo lane" in page


def test_a_declined_case_shows_how_many_came_since_and_is_opened_again(
    edda: Staff, figure: Case, at_desk: AtDesk, send: Send, work: Work
) -> None:
    decline(figure, reason="It is right.", by=actors.of(edda))
    send("28,000", "26,000")
    send("28,000", "26,000")
    work()
    client = at_desk(edda)
    page = plain(client.get(f"/desk/cases/{figure.pk}"))
    assert "2 more reports since it was declined." in page
    answer = client.post(f"/desk/cases/{figure.pk}/reopen", {"reason": " "})
    assert answer.status_code == 422
    assert "Say why it is looked at again." in plain(answer)
    answer = client.post(f"/desk/cases/{figure.pk}/reopen", {"reason": "New table."})
    assert "Open again." in plain(client.get(answer["Location"]))
    figure.refresh_from_db()
    assert figure.state == "new"


def test_a_reporter_is_told_who_may(rolf: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(rolf)
    Credit.objects.create(article=typo.article, name="rolf maro")
    for path in ("split", "merge"):
        answer = client.get(f"/desk/cases/{typo.pk}/{path}")
        assert answer.status_code == 403
        assert "is up to an editor" in plain(answer)
    for path, given in (("lane", {"lane": "fact"}), ("reopen", {"reason": "Why not"})):
        assert client.post(f"/desk/cases/{typo.pk}/{path}", given).status_code == 403
    assert "Split reports off" not in plain(client.get(f"/desk/cases/{typo.pk}"))


@pytest.mark.parametrize(
    ("form", "typed", "called"),
    [
        ("decide", {"kind": "correction", "words": "Correction: it is 26,000 crowns."}, "Notice"),
        ("decline", {"reason": "The ministry says so."}, "Reason"),
        ("note", {"text": "I have called the ministry."}, "Text"),
        ("check", {"reason": "They call back."}, "Reason"),
    ],
)
def test_what_was_typed_on_a_case_that_a_colleague_merged_is_handed_back(
    edda: Staff,
    stan: Staff,
    typo: Case,
    figure: Case,
    at_desk: AtDesk,
    form: str,
    typed: dict[str, str],
    called: str,
) -> None:
    merge(figure, into=typo, by=actors.of(stan))
    answer = at_desk(edda).post(f"/desk/cases/{figure.pk}/{form}", typed)
    page = plain(answer)
    assert answer.status_code == 409
    assert f"somebody merged case {figure.pk} into case {typo.pk}" in page
    assert [*typed.values()][-1] in page
    assert f"<dt>{called}</dt>" in answer.content.decode()
    assert f'href="/desk/cases/{typo.pk}"' in answer.content.decode()


@pytest.mark.parametrize("screen", ["split", "merge", "copies"])
def test_the_screens_of_a_merged_case_lead_to_the_other(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk, screen: str
) -> None:
    merge(figure, into=typo, by=actors.of(edda))
    answer = at_desk(edda).get(f"/desk/cases/{figure.pk}/{screen}")
    assert answer["Location"] == f"/desk/cases/{typo.pk}"


def test_a_draft_on_the_merged_case_is_shown_on_the_other_until_that_is_decided(
    edda: Staff, stan: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    words = "Correction: the fund holds 26,000 crowns."
    client = at_desk(edda)
    client.post(f"/desk/cases/{figure.pk}/draft", {"kind": "correction", "words": words})
    merge(figure, into=typo, by=actors.of(stan))
    page = plain(client.get(f"/desk/cases/{typo.pk}"))
    assert f"What you were writing about case {figure.pk}" in page
    assert words in page
    assert words not in plain(at_desk(stan).get(f"/desk/cases/{typo.pk}"))
    decline(Case.objects.get(pk=typo.pk), reason="It is right.", by=actors.of(stan))
    assert words not in plain(client.get(f"/desk/cases/{typo.pk}"))
