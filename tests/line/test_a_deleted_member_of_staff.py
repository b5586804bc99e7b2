"""Somebody's account is deleted: what they did stays, under their name, on every page of the desk.

An account is closed by `deactivate`; only an operator deletes one, by hand, where the law asks it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from lxml import html

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.save_filter import save_filter
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case, SavedFilter
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.invite import invite
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Role, Staff
from corrigenda.flow.propagation.tests.making import a_mail
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

SCREENS = (
    "/desk/",
    "/desk/?q=is:decided",
    "/desk/?q=Dora",
    "/desk/held/",
    "/desk/held/bans",
    "/desk/approvals/",
    "/desk/changes/",
    "/desk/deliveries",
    "/desk/channels",
    "/desk/figures?days=365",
    "/desk/figures/repeated-authors.csv",
    "/desk/audit/",
    "/desk/audit/?who=Dora+Quill",
    "/desk/audit/export?as=jsonl",
    "/desk/staff/",
    "/desk/policy/",
    "/desk/account",
    "/corrections/",
    "/corrections/scorecard",
)

ADMINISTRATORS = ("/desk/audit/", "/desk/staff/", "/desk/policy/", "/desk/channels")
"""Screens that an editor does not see."""


@dataclass
class Left:
    """What Dora Quill left behind.

    Attributes:
        fixed: decided by her, the change overdue.
        held: on hold by her, with a note, a source check and a draft of hers.
        waiting: a correction of hers that waits for a second person.
        checked: decided by Edda and approved by her.
    """

    fixed: Case
    held: Case
    waiting: Correction
    checked: Case


@pytest.fixture
def dora(daily: Outlet) -> Staff:
    """The standards editor whose account is deleted."""
    return hire("dora", outlet=daily, role=Role.ADMINISTRATOR, name="Dora Quill", by=OPERATOR)


@pytest.fixture
def left(
    dora: Staff, edda: Staff, ada: Staff, daily: Outlet, send: Send, work: Callable[[], None]
) -> Left:
    daily.policy_data = {"undo_seconds": 0, "second_person_for": ["correction", "withdrawal"]}
    daily.save()
    for says, after in (
        ("afer", "after"),
        ("28,000 crowns", "30,000 crowns"),
        ("President Orla Venn", "Chancellor Orla Venn"),
        ("12 bridges", "14 bridges"),
    ):
        send(says, after, kind="typo" if says == "afer" else "fact")
    work()
    cases = {case.says: case for case in Case.objects.all()}
    by = actors.of(dora)
    fixed = _decided_by_her(cases["afer"], by)
    held = _tended_by_her(cases["28,000 crowns"], by, dora)
    words = "An earlier version called Orla Venn President. She is Chancellor."
    correction = Decision("correction", after="Chancellor Orla Venn", words=words)
    waiting = decide(cases["President Orla Venn"], correction, by=by)
    words = "An earlier version gave 12 bridges. There are 14 bridges."
    bridges = Decision("correction", after="14 bridges", words=words)
    approve(decide(cases["12 bridges"], bridges, by=actors.of(edda)), reason="So it is.", by=by)
    work()
    Report.objects.filter(says="12 bridges").update(state="held", sender="elsewhere")
    save_filter(daily, name="Ours", query="is:fact", shared=True, by=by)
    save_filter(daily, name="Mine", query="is:typo", by=by)
    invite("Rosa Lind", "rosa@daily.example", "editor", outlet=daily, by=by)
    a_mail(daily, dora)
    make_token(dora, name="a program")
    return Left(fixed, held, waiting, cases["12 bridges"])


def _decided_by_her(case: Case, by: actors.Actor) -> Case:
    decide(case, Decision("fix", after="after"), by=by)
    StoryChange.objects.update(state="overdue", due_at=clock.now() - timedelta(hours=1))
    report = Report.objects.filter(says="afer").get()
    Report.objects.filter(pk=report.pk).update(state="held", sender="somewhere")
    ban(Report.objects.get(pk=report.pk), by=by)
    return case


def _tended_by_her(case: Case, by: actors.Actor, dora: Staff) -> Case:
    see(case, by=by)
    own(case, dora, was=None, by=by)
    add_note(case, "Called the ministry. @edda", by=by)
    ask_source(case, Ask("Orla Venn"), by=by)
    save_draft(case, {"kind": "correction", "words": "Half a notice"}, by=by)
    case.refresh_from_db()
    check(case, reason="The annex is asked for.", by=by)
    return case


@pytest.fixture
def without_her(left: Left, dora: Staff) -> Left:
    dora.delete()
    return left


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return (
        b"".join(answer.streaming_content).decode()
        if getattr(answer, "streaming", False)
        else answer.content.decode()
    )


@pytest.mark.parametrize("name", ["ada", "edda"])
def test_every_page_of_the_desk_is_still_there(
    without_her: Left, request: pytest.FixtureRequest, name: str
) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(name))
    cases = [f"/desk/cases/{case.pk}" for case in Case.objects.all()]
    assert len(cases) == 4
    for url in (*SCREENS, *cases, *(f"{one}/split" for one in cases)):
        if name == "ada" or not url.startswith(ADMINISTRATORS):
            text = read(client, url)
            assert not re.search(r"\b(?:by|with|to|from|of) None\b", visible(text)), url


def visible(text: str) -> str:
    if not text.lstrip().startswith("<"):
        return ""
    page = html.fromstring(text)
    for one in page.xpath("//script | //style | //option"):
        one.drop_tree()
    return str(page.text_content())


def test_her_name_stays_on_what_she_did(without_her: Left, ada: Staff, client: Client) -> None:
    client.force_login(ada)
    case = visible(read(client, f"/desk/cases/{without_her.held.pk}"))
    assert "Dora Quill" in case, "on her note, and in the trail"
    assert "Called the ministry." in case
    trail = read(client, "/desk/audit/export?as=jsonl")
    mine = [json.loads(line) for line in trail.splitlines() if "Dora Quill" in line]
    assert {"case.own", "case.note", "correction.decide"} <= {one["verb"] for one in mine}
    assert AuditEntry.objects.filter(who="Dora Quill", staff=None).count() == len(mine)


def test_her_cases_are_everybodys_again(without_her: Left, edda: Staff, client: Client) -> None:
    held = Case.objects.get(pk=without_her.held.pk)
    assert (held.owner, held.hold_by, held.state) == (None, None, "awaiting_source")
    own(held, edda, was=None, by=actors.of(edda))


def test_what_she_decided_is_approved_by_somebody_else(without_her: Left, ada: Staff) -> None:
    waiting = Correction.objects.get(pk=without_her.waiting.pk)
    assert waiting.decided_by is None
    approve(waiting, reason="The treaty names her so.", by=actors.of(ada))
    assert Correction.objects.get(pk=waiting.pk).state == "approved"


def test_a_filter_that_she_shared_stays_and_an_editor_gives_it_up(
    without_her: Left, edda: Staff, rolf: Staff, client: Client
) -> None:
    shared = SavedFilter.objects.get(name="Ours")
    client.force_login(rolf)
    assert "Shared by the house" in read(client, "/desk/?q=is:typo")
    client.post(f"/desk/filters/{shared.pk}/drop")
    assert SavedFilter.objects.filter(pk=shared.pk).exists(), "a reporter shares none"
    client.force_login(edda)
    assert "Give up the tab “Ours”" in read(client, "/desk/?q=is:fact")
    client.post(f"/desk/filters/{shared.pk}/drop")
    assert not SavedFilter.objects.filter(pk=shared.pk).exists()


def test_one_of_her_own_is_tidied_away(without_her: Left) -> None:
    tidy_cases()
    assert [one.name for one in SavedFilter.objects.all()] == ["Ours"]


def test_the_jobs_go_on_and_tell_her_nothing(without_her: Left, work: Callable[[], None]) -> None:
    with clock.frozen(clock.now() + timedelta(hours=25)):
        work()
    assert not Staff.objects.filter(username="dora").exists()
