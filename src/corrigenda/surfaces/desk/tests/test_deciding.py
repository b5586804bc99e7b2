"""An editor decides a case; what happens next is seen on it."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.wording.checks import CHECKS
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.tests.test_case import rewrite


def form_of(client: Client, case: Case, query: str = "") -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    form = client.get(f"/desk/cases/{case.pk}{query}").context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def decide(client: Client, case: Case, **typed: str) -> str:
    """Send the form as somebody does who has read what the checks advise."""
    sent = {**form_of(client, case), "accepted": list(CHECKS), **typed}
    answer = client.post(f"/desk/cases/{case.pk}/decide", sent)
    assert answer.status_code == 302, plain(answer)
    return plain(client.get(answer["Location"]))


def test_a_fix_of_a_typo_takes_one_press(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    page = decide(at_desk(edda), typo)
    correction = Correction.objects.get()
    assert (correction.kind, correction.before, correction.after) == ("fix", "afer", "after")
    assert "the change was asked of the CMS" in page
    assert "Fix requested" in page
    assert "Requested" in page


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("correction", "Correction"),
        ("clarification", "Clarification"),
        ("editors_note", "Editor’s note"),
    ],
)
def test_a_kind_with_a_notice_is_published_and_linked(
    edda: Staff, figure: Case, work: Work, at_desk: AtDesk, kind: str, says: str
) -> None:
    client = at_desk(edda)
    after = "26,000" if kind == "correction" else "28,000"
    page = decide(client, figure, kind=kind, after=after, words="The fund holds 26,000 crowns.")
    assert f"{says}: it is being published." in page
    work()
    page = plain(client.get(f"/desk/cases/{figure.pk}"))
    assert "The entry in the log" in page
    assert "The fund holds 26,000 crowns." in page
    assert Correction.objects.get().kind == kind


def test_a_withdrawal_waits_for_a_second_person(edda: Staff, figure: Case, at_desk: AtDesk) -> None:
    page = decide(at_desk(edda), figure, kind="withdrawal", words="We withdrew this story.")
    assert "waits for a second person" in page
    assert Correction.objects.get().state == "in_approval"


def test_words_that_were_left_as_they_are_ask_for_no_change(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    for after in ("28,000", "", "  28,000\r\n"):
        client = at_desk(edda)
        decide(client, figure, after=after, words="The figure is of last year.")
        correction = Correction.objects.get()
        assert not correction.changes_story
        correction.delete()
        Case.objects.filter(pk=figure.pk).update(state="new")


def test_a_passage_over_two_paragraphs_can_be_left_as_it_is(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    says = "they signed the treaty.\n\n“We will not wait"
    send(says, "", why="Who says so?", block=says)
    work()
    case = Case.objects.get()
    assert case.anchor_state == "unchanged"
    decide(at_desk(edda), case, words="The president said so.")
    assert not Correction.objects.get().changes_story


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"kind": "correction", "words": ""}, "words", "Write the notice"),
        ({"kind": "fix", "after": "28,000"}, "after", "write what it should say"),
        ({"kind": "fix", "words": "A notice"}, "words", "A fix is silent"),
        ({"kind": ""}, "kind", "Choose what this is"),
        ({"kind": "retraction"}, "kind", "not one of the available"),
        ({"words": "x" * 4001}, "words", "too long"),
        ({"words": "a\x00b"}, "words", "Null characters"),
        ({"words": "It is 26,000.", "reason": "y" * 2001}, "reason", "too long"),
    ],
)
def test_an_error_stands_at_its_field_and_everything_typed_is_kept(
    edda: Staff, figure: Case, at_desk: AtDesk, typed: dict[str, str], field: str, message: str
) -> None:
    client = at_desk(edda)
    sent = {**form_of(client, figure), "reason": "Rosa was right", "after": "26,500", **typed}
    answer = client.post(f"/desk/cases/{figure.pk}/decide", sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert message in html.split(f'id="{field}-error"')[1][:400]
    assert answer.context["form"]["after"].value() == sent["after"]
    assert sent["reason"] in html
    figure.refresh_from_db()
    assert figure.state == "new"


def test_somebody_else_who_decides_first_is_said_to_have(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    had = form_of(client, typo)
    decide(at_desk(stan), typo)
    answer = client.post(
        f"/desk/cases/{typo.pk}/decide",
        {**had, "kind": "correction", "words": "A notice of mine"},
    )
    page = plain(answer)
    assert answer.status_code == 409
    assert "Somebody else decided this case" in page
    assert "A notice of mine" in page
    assert "Decided" in page
    assert "by Stan Okoro" in page
    assert Correction.objects.count() == 1


def test_a_late_form_does_not_supersede_what_was_published_meanwhile(
    edda: Staff, stan: Staff, figure: Case, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    had = form_of(client, figure)
    decide(at_desk(stan), figure, words="It is 26,000.")
    work()
    answer = client.post(f"/desk/cases/{figure.pk}/decide", {**had, "words": "It is 27,000."})
    assert answer.status_code == 409
    assert Correction.objects.count() == 1


def test_a_passage_that_grew_while_the_editor_wrote_is_not_overwritten(
    edda: Staff, typo: Case, send: Send, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    had = form_of(client, typo)
    send("honour, afer which they signed", "honour, after which they signed")
    work()
    answer = client.post(f"/desk/cases/{typo.pk}/decide", {**had, "reason": "Spelling"})
    assert answer.status_code == 409
    page = plain(answer)
    assert "The passage changed while you had it open" in page
    assert answer.context["form"]["reason"].value() == "Spelling"
    assert not Correction.objects.exists()
    again = {**had, "seen": answer.context["form"]["seen"].value()}
    again["after"] = "honour, after which they signed"
    assert client.post(f"/desk/cases/{typo.pk}/decide", again).status_code == 302


def test_a_silent_fix_that_was_verified_says_so_and_speaks_of_no_log(
    edda: Staff, typo: Case, story: Article, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    decide(client, typo)
    work()
    StoryChange.objects.update(state="verified", applied_at=clock.now(), verified_at=clock.now())
    Case.objects.filter(pk=typo.pk).update(state="closed")
    answer = client.get(f"/desk/cases/{typo.pk}")
    page = plain(answer)
    assert "Decide again" in page
    assert "the published one" not in page
    assert "log" not in page.split("Decide again")[1].split("Reports")[0]
    assert [act.state for act in answer.context["file"].acts] == ["Fixed"]


def test_that_somebody_began_to_check_does_not_stop_a_decision(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    had = form_of(client, typo)
    at_desk(stan).post(f"/desk/cases/{typo.pk}/check")
    assert client.post(f"/desk/cases/{typo.pk}/decide", had).status_code == 302


def test_a_published_correction_can_be_superseded(
    edda: Staff, figure: Case, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    decide(client, figure, after="28,000", words="It is 26,000.")
    work()
    page = client.get(f"/desk/cases/{figure.pk}")
    assert "choices" not in page.context
    assert "Decide again" in plain(page)
    typed = {**form_of(client, figure, "?again=1"), "words": "It is 26,500."}
    typed |= {"after": "28,000"}
    assert client.post(f"/desk/cases/{figure.pk}/decide", typed).status_code == 302
    work()
    page_now = plain(client.get(f"/desk/cases/{figure.pk}"))
    assert "Superseded" in page_now
    assert "It is 26,500." in page_now


def test_the_way_into_the_story_is_told_step_by_step(
    edda: Staff, typo: Case, story: Article, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    decide(client, typo)
    work()
    before = plain(client.get(f"/desk/cases/{typo.pk}"))
    assert "Applied waiting" in before
    assert "Missing at the last look: the new words" in before
    rewrite(story, "afer", "after")
    StoryChange.objects.update(look_at=clock.now())
    work()
    after = plain(client.get(f"/desk/cases/{typo.pk}"))
    assert "As decided" in after
    assert "Verified waiting" in after


def test_being_checked_is_a_press_and_is_noted(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    answer = client.post(f"/desk/cases/{typo.pk}/check")
    page = plain(client.get(answer["Location"]))
    assert "Being checked" in page
    assert "Mark as being checked" not in page
    assert AuditEntry.objects.filter(verb="case.check", who="Edda Brandt").exists()
    assert client.post(f"/desk/cases/{typo.pk}/check").status_code == 409


def test_who_asks_for_something_else_in_the_passage_is_named_and_gets_a_case(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    send("afer which they signed", "after which they signed")
    send("they signed", "they tore up")
    work()
    case, client = Case.objects.get(), at_desk(edda)
    page = decide(client, case, kind="fix", after="after which they signed")
    assert "One report asks for something else: it gets a case of its own." in page
    work()
    other = Case.objects.exclude(pk=case.pk).get()
    trail = plain(client.get(f"/desk/cases/{case.pk}"))
    assert f"moved reports that ask for something else to case {other.pk}" in trail
