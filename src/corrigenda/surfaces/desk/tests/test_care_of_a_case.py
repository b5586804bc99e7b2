"""Severity, owner, due time and hold are set on the case; nothing typed is lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain


def since(client: Client, case: Case) -> str:
    """The hidden field by which a refused form finds out what was done meanwhile."""
    html = client.get(f"/desk/cases/{case.pk}").content.decode()
    return re.findall(r'name="since" value="(\d+)"', html)[0]


def test_the_suggested_severity_stands_with_its_reason(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    answer = at_desk(edda).get(f"/desk/cases/{typo.pk}")
    assert 'value="low" class="segment low" aria-pressed="true"' in answer.content.decode()
    assert "a typo" in plain(answer)


def test_one_press_sets_the_severity(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    sent = {"severity": "high", "was": "low"}
    page = plain(client.post(f"/desk/cases/{typo.pk}/severity", sent, follow=True))
    assert "Severity: high." in page
    assert "set by hand" in page
    assert "Edda Brandt set the severity to high, was low" in page


def test_who_is_overtaken_is_told_by_whom_and_nothing_is_overwritten(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    eddas = at_desk(edda)
    before = since(eddas, figure)
    set_severity(figure, "urgent", by=actors.of(stan))
    sent = {"severity": "low", "was": "normal", "since": before}
    answer = eddas.post(f"/desk/cases/{figure.pk}/severity", sent)
    assert answer.status_code == 409
    assert "Somebody else changed this while you had it open." in plain(answer)
    assert "Stan Okoro set the severity to urgent, was normal," in plain(answer)
    assert Case.objects.get().severity == "urgent"


def test_a_hold_that_comes_second_is_refused_with_what_was_typed(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    before = since(at_desk(edda), figure)
    at_desk(stan).post(f"/desk/cases/{figure.pk}/check", {"reason": "The ministry calls back."})
    sent = {"reason": "I ask the archive.", "since": before}
    answer = at_desk(edda).post(f"/desk/cases/{figure.pk}/check", sent)
    page = plain(answer)
    assert answer.status_code == 409
    assert "Why, not stored I ask the archive." in page
    assert "Stan Okoro put it on hold: The ministry calls back." in page
    assert Case.objects.get().hold_reason == "The ministry calls back."


def test_a_decision_that_comes_second_shows_what_was_done_meanwhile(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    before = since(client, figure)
    seen = client.get(f"/desk/cases/{figure.pk}").context["form"]["seen"].value()
    at_desk(stan).post(f"/desk/cases/{figure.pk}/decline", {"reason": "It is right."})
    sent = {"kind": "fix", "after": "26,000", "seen": seen, "since": before, "reason": "Table 4."}
    answer = client.post(f"/desk/cases/{figure.pk}/decide", sent)
    assert answer.status_code == 409
    assert "Stan Okoro declined it: It is right." in plain(answer)
    assert "Table 4." in plain(answer)


def test_a_case_is_taken_given_and_left(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client, address = at_desk(edda), f"/desk/cases/{typo.pk}/owner"
    said = [
        plain(client.post(address, {"owner": new, "was": was}, follow=True))
        for new, was in ((edda.pk, ""), (stan.pk, edda.pk), ("", stan.pk))
    ]
    assert "It is your case now." in said[0]
    assert "Stan Okoro owns it now." in said[1]
    assert "Nobody owns the case now." in said[2]


def test_an_owner_who_has_left_is_said_to_have(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    own(typo, stan, was=None, by=actors.of(edda))
    Staff.objects.filter(pk=stan.pk).update(is_active=False)
    assert "Stan Okoro has left" in plain(at_desk(edda).get(f"/desk/cases/{typo.pk}"))


def test_an_owner_who_is_none_is_refused_on_the_form(
    edda: Staff, rolf: Staff, typo: Case, at_desk: AtDesk
) -> None:
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/owner", {"owner": rolf.pk})
    assert answer.status_code == 422
    assert "may not decide here: choose another" in plain(answer)


def test_times_are_read_and_written_as_the_outlets_clock_shows_them(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    Outlet.objects.update(policy_data={"time_zone": "Asia/Kathmandu"})
    local = (clock.now() + timedelta(days=2, hours=5, minutes=45)).strftime("%Y-%m-%dT%H:%M")
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/due", {"due": local}, follow=True)
    due = Case.objects.get().due_at
    assert due is not None
    assert abs(due - clock.now() - timedelta(days=2)) < timedelta(minutes=2)
    assert f"{local[11:]} +0545" in plain(answer)
    assert f'value="{local}"' in answer.content.decode()


@pytest.mark.parametrize("given", ["soon", "2026-13-40T99:99", "1999-01-01T10:00", "9" * 400])
def test_a_due_time_that_is_none_stays_in_its_field(
    edda: Staff, typo: Case, at_desk: AtDesk, given: str
) -> None:
    was = Case.objects.get().due_at
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/due", {"due": given})
    assert answer.status_code == 422
    assert f'value="{given}"' in answer.content.decode()
    assert Case.objects.get().due_at == was


def test_a_hold_is_put_shown_and_taken_off(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    held = plain(client.post(f"/desk/cases/{typo.pk}/check", {"reason": "A call."}, follow=True))
    assert "Being checked by Edda Brandt" in held
    assert "A call." in held
    off = plain(client.post(f"/desk/cases/{typo.pk}/release", follow=True))
    assert "not on hold" in off
    assert "Edda Brandt took it off hold" in off


def test_a_note_is_kept_and_names_who_is_told_and_who_is_not(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    sent = {"text": "Ask @stan and @nobody <b>today</b>"}
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/note", sent, follow=True)
    page = plain(answer)
    assert "Stan Okoro will be told." in page
    assert "Nobody who may read this case is called @nobody." in page
    assert '<span class="mention">@stan</span>' in answer.content.decode()
    assert "&lt;b&gt;today&lt;/b&gt;" in answer.content.decode()


def test_a_note_too_long_stays_in_its_field(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    text = "ж" * 20_001
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/note", {"text": text})
    assert answer.status_code == 422
    assert "The note is too long: 20,001 characters" in plain(answer)
    assert text in answer.content.decode()


def test_somebody_else_on_the_case_is_seen_and_so_is_what_they_do(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    eddas = at_desk(edda)
    before = since(eddas, figure)
    at_desk(stan).post(f"/desk/cases/{figure.pk}/here")
    set_severity(figure, "urgent", by=actors.of(stan))
    told = plain(eddas.post(f"/desk/cases/{figure.pk}/here", {"since": before}))
    assert "Stan Okoro has this case open, too." in told
    assert "Meanwhile: Stan Okoro set the severity to urgent" in told
    assert "Stan Okoro has this case open, too." in plain(eddas.get(f"/desk/cases/{figure.pk}"))
    at_desk(stan).post(f"/desk/cases/{figure.pk}/here", {"leaving": "1"})
    assert plain(eddas.post(f"/desk/cases/{figure.pk}/here")) == ""


def test_a_stranger_finds_no_case_to_care_for(stranger: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(stranger)
    for verb in ("severity", "owner", "due", "check", "release", "note", "ask-source", "here"):
        assert client.post(f"/desk/cases/{typo.pk}/{verb}").status_code == 404


def test_what_readers_write_in_another_language_is_said_to_be(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk
) -> None:
    send("28,000", why="الجدول يقول غير ذلك", language="ar")
    send("28,000", why="Tak.", language="zxx")
    work()
    answer = at_desk(edda).get(f"/desk/cases/{Case.objects.get().pk}")
    assert "in Arabic" in plain(answer)
    assert "in language “zxx”" in plain(answer)
    assert 'dir="rtl" lang="ar"' in answer.content.decode()
