"""Every form of the desk, sent by every role: done, or refused as permissions.py has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.surfaces.desk.tests.test_the_policy_screen import typed as policy_form
from corrigenda.surfaces.desk.urls import urlpatterns

from .cells import DOES, REFUSED, People, allowed, differences, tried
from .world import CHAT, ENDPOINT, WHY_ERASED, World

Given = Mapping[str, object]
DAILY: Given = {"outlet": "daily"}


def nothing(world: World, staff: Staff) -> Given:
    """A form without fields."""
    return {}


def because(world: World, staff: Staff) -> Given:
    """A reason alone."""
    return {"reason": "It is so."}


def the_case(world: World, staff: Staff) -> int:
    """The case on “afer”."""
    return world.case.pk


@dataclass(frozen=True)
class Form:
    """A form of the desk.

    Attributes:
        name: of its address.
        verb: the permission that it takes.
        given: makes the rows that it needs, and says what is typed.
        pk: the key in its address; called after `given`, which may make it.
        quiet: what it does is not in the audit trail.
        in_words: a refusal is said on the page, and nothing is done.
        elsewhere: what somebody of another outlet does with it.
    """

    name: str
    verb: str
    given: Callable[[World, Staff], Given] = nothing
    pk: Callable[[World, Staff], int] | None = None
    quiet: bool = False
    in_words: bool = False
    elsewhere: str = REFUSED


def on_case(name: str, verb: str, given: Given | None = None, **more: bool) -> Form:
    """A form on the case."""
    return Form(name, verb, lambda w, s: given or {}, the_case, **more)


def corrected_case(world: World, staff: Staff) -> int:
    """A case that was fixed, with a copy that was not."""
    return world.corrected().pk


def a_push(world: World, staff: Staff) -> int:
    """An entry of the ledger that is kept by hand."""
    return world.copy("confirmed", "push").pk


def marked(verb: str, given: Given) -> Form:
    """A form of the queue, with the case marked."""
    return Form(
        "queue-act", verb, lambda w, s: {"case": w.case.pk, **given}, in_words=True
    )  # fmt: skip


def judged(verb: str, bulk: str) -> Form:
    """A form on held reports."""
    return Form("judge", verb, lambda w, s: {"bulk": bulk, "report": w.held().pk}, in_words=True)


def to_undo(world: World, staff: Staff) -> Given:
    """What somebody declined in one go."""
    batch = uuid4()
    Case.objects.filter(pk=world.declined(undo_by=staff).pk).update(batch=batch)
    return {"batch": str(batch)}


def policy(world: World, staff: Staff) -> Given:
    """The policy form, changed and looked at."""
    client = Client()
    client.force_login(staff)
    if client.get("/desk/policy/?outlet=daily").status_code != 200:
        return {}
    given = {**policy_form(client), "fix_due_hours": "7"}
    answer = client.post("/desk/policy/change?outlet=daily", given)
    return {**given, "shown": answer.context["shown"]} if answer.status_code == 200 else given


ERASED = {"words": "Orla Venn", **WHY_ERASED}


def a_letter(world: World, staff: Staff) -> Given:
    """A letter, to be placed on words of the story."""
    key, story = world.letter().pk, world.case.article.url
    return {"place": key, f"story-{key}": story, f"says-{key}": "afer"}


HOOK = {"name": ENDPOINT["name"], "url": ENDPOINT["url"], "events": ENDPOINT["events"]}

FORMS = (
    marked("correction.decide", {"bulk": "accept"}),
    marked("case.decline", {"bulk": "decline", "reason": "It is right."}),
    marked("case.lane", {"bulk": "lane"}),
    Form("queue-undo", "case.undo", to_undo, in_words=True),
    Form(
        "save-filter",
        "filter.save",
        lambda w, s: {"name": "Mine", "q": "is:fact"},
        elsewhere=DOES,
    ),
    Form(
        "save-filter",
        "filter.share",
        lambda w, s: {"name": "All", "q": "is:fact", "share": w.outlet.pk},
        in_words=True,
        elsewhere=DOES,
    ),
    Form("drop-filter", "filter.save", pk=lambda w, s: w.filter_of(s).pk, elsewhere=DOES),
    on_case("decide", "correction.decide", {"kind": "fix", "after": "after"}),
    on_case("decline", "case.decline", {"reason": "It is right."}),
    Form("place", "case.check", lambda w, s: w.spot(), lambda w, s: w.twice.pk),
    Form("split", "case.split", lambda w, s: {"reports": w.report.pk}, the_case),
    Form("merge", "case.merge", lambda w, s: {"into": w.other.pk}, the_case),
    on_case("lane", "case.lane", {"lane": "fact"}),
    on_case("sweep", "case.sweep"),
    on_case("recheck-copies", "case.sweep"),
    Form("judge-copies", "copy.judge", lambda w, s: {"confirm": w.copy().pk}, the_case),
    Form("correct-copies", "correction.decide", lambda w, s: {"words": ""}, corrected_case),
    Form(
        "approve-copies",
        "correction.approve",
        lambda w, s: {"correction": w.seconded().pk},
        lambda w, s: w.other.pk,
    ),
    on_case("note-copy", "copy.note", {"kind": "push", "title": "Push of Monday"}),
    Form("move-copy", "copy.note", lambda w, s: {"state": "corrected"}, a_push),
    Form("undo", "case.undo", pk=lambda w, s: w.declined(undo_by=s).pk),
    Form("reopen", "case.reopen", because, lambda w, s: w.declined().pk),
    on_case("check", "case.check", {"was": ""}),
    Form("release", "case.check", pk=lambda w, s: w.on_hold().pk),
    on_case("severity", "case.severity", {"severity": "urgent"}),
    Form("owner", "case.own", lambda w, s: {"owner": w.somebody.pk}, the_case),
    Form(
        "due",
        "case.due",
        lambda w, s: {"due": "2027-05-31T12:00", "was": w.case.due_at.isoformat()},
        the_case,
    ),
    on_case("note", "case.note", {"text": "Called the ministry."}),
    on_case("ask-source", "case.ask_source", {"name": "Orla Venn", "question": "said"}),
    Form("withdraw-source", "case.ask_source", pk=lambda w, s: w.asked().pk),
    Form(
        "tell-agency",
        "agency.tell",
        lambda w, s: {"agency": "Quillmark"},
        lambda w, s: w.credited().pk,
    ),
    on_case("here", "case.see", quiet=True),
    Form("read-replies", "case.see_reply", lambda w, s: {"reply": w.replied().pk}, the_case),
    on_case("draft", "correction.decide", {"words": "A notice."}, quiet=True),
    Form("throw-draft", "correction.decide", pk=lambda w, s: w.draft(s).pk, quiet=True),
    Form(
        "approve", "correction.approve", lambda w, s: {"reason": "So."}, lambda w, s: w.waiting().pk
    ),
    Form(
        "send-back",
        "correction.approve",
        because,
        lambda w, s: w.waiting().pk,
    ),
    Form(
        "send-back",
        "correction.decide",
        because,
        lambda w, s: w.waiting(by=s).pk,
    ),
    Form("ask-again", "change.ask_again", pk=lambda w, s: w.fix().pk),
    Form("give-up", "correction.give_up", because, lambda w, s: w.fix().pk),
    judged("report.release", "release"),
    judged("report.reject", "reject"),
    judged("report.ban", "ban"),
    Form("judge-letter", "letter.place", a_letter, in_words=True),
    Form("judge-letter", "letter.reject", lambda w, s: {"reject": w.letter().pk}, in_words=True),
    Form("lift-ban", "report.lift_ban", pk=lambda w, s: w.banned().pk),
    Form("retry", "telling.retry", pk=lambda w, s: w.delivery("given_up").pk),
    Form("give-delivery-up", "telling.retry", pk=lambda w, s: w.delivery().pk),
    Form(
        "try-line",
        "telling.retry",
        lambda w, s: {"line": w.line().key},
        in_words=True,
        elsewhere=DOES,  # the mail server is everybody's
    ),
    Form("set-chat", "channel.change", lambda w, s: {**DAILY, "url": CHAT, "groups": "late"}),
    Form(
        "test-channel",
        "channel.change",
        lambda w, s: {**DAILY, "channel": f"webhook:{w.endpoint().pk}"},
    ),
    Form("add-endpoint", "channel.change", lambda w, s: {**DAILY, **HOOK}),
    Form("change-endpoint", "channel.change", lambda w, s: HOOK, lambda w, s: w.endpoint().pk),
    Form("rotate-secret", "channel.change", pk=lambda w, s: w.endpoint().pk),
    Form("remove-endpoint", "channel.change", pk=lambda w, s: w.endpoint().pk),
    Form(
        "role",
        "staff.change",
        lambda w, s: {**DAILY, "role": "reporter"},
        lambda w, s: w.somebody.pk,
    ),
    Form(
        "bylines", "staff.change", lambda w, s: {**DAILY, "names": "S."}, lambda w, s: w.somebody.pk
    ),
    Form("deactivate", "staff.deactivate", lambda w, s: DAILY, lambda w, s: w.somebody.pk),
    Form(
        "reactivate",
        "staff.change",
        lambda w, s: {**DAILY, "role": "editor"},
        lambda w, s: w.gone().pk,
    ),
    Form(
        "invite",
        "staff.invite",
        lambda w, s: {**DAILY, "name": "Rosa", "email": "rosa@daily.example", "role": "editor"},
    ),
    Form("resend", "staff.invite", lambda w, s: DAILY, lambda w, s: w.invitation().pk),
    Form("withdraw", "staff.invite", lambda w, s: DAILY, lambda w, s: w.invitation().pk),
    Form("pair", "subscriber.change", lambda w, s: {**DAILY, "name": "A small paper"}),
    Form(
        "change-subscriber",
        "subscriber.change",
        lambda w, s: {"name": "The Weekly"},
        lambda w, s: w.subscriber().pk,
    ),
    Form("unpair", "subscriber.change", pk=lambda w, s: w.subscriber().pk),
    Form(
        "pin-key",
        "subscriber.change",
        lambda w, s: {"kid": w.house.kid},
        lambda w, s: w.swapped().pk,
    ),
    Form("make-feed", "subscriber.change", pk=lambda w, s: w.subscriber().pk),
    Form(
        "note-stories",
        "subscriber.note",
        lambda w, s: {"addresses": w.case.article.url},
        lambda w, s: w.subscriber().pk,
    ),
    Form(
        "forget-story",
        "subscriber.note",
        lambda w, s: {"story": w.had().pk},
        lambda w, s: Subscriber.objects.get().pk,
    ),
    Form("change-policy", "outlet.change", policy),
    Form(
        "check-setup",
        "desk.read",
        lambda w, s: {**DAILY, "url": "https://daily.example/a"},
        quiet=True,
    ),
    Form("ask-erasure", "erasure.ask", lambda w, s: {**DAILY, **ERASED}, in_words=True),
    Form("confirm-erasure", "erasure.confirm", pk=lambda w, s: w.erasure().pk),
    Form("withdraw-erasure", "erasure.ask", pk=lambda w, s: w.erasure().pk),
)

OWN = "It is one's own account, whatever one's role."
NOT_BY_ROLE = {
    "sign-in": "Nobody is known yet.",
    "sign-out": OWN,
    "password": OWN,
    "enter": "Who has the link is let in.",
    "join": "Who has the invitation is let in.",
    "join-as": "Who has the invitation gets its role.",
    "telling": OWN,
    "make-token": OWN,
    "revoke-token": OWN,
    "end-sessions": OWN,
}
"""Forms for which no role is asked, with the reason."""

ARGUMENTS = {"figures-file": ["open"], "enter": ["x"], "join": ["x"], "join-as": ["x"]}


@pytest.mark.django_db
def test_every_address_of_the_desk_that_takes_a_form_is_tried(ada: Staff) -> None:
    taking = set()
    for one in urlpatterns:
        client = Client()
        client.force_login(Staff.objects.get(pk=ada.pk))
        given = ARGUMENTS.get(one.name, ["1"] if "<int:pk>" in str(one.pattern) else [])
        if client.post(reverse(f"desk:{one.name}", args=given)).status_code != 405:
            taking.add(one.name)
    assert taking == {one.name for one in FORMS} | set(NOT_BY_ROLE)


def sent(form: Form) -> Callable[[World, Staff], str]:
    """The cell of a form: what came of it when somebody sent it."""

    def cell(world: World, staff: Staff) -> str:
        client = Client()
        client.force_login(staff)
        given = dict(form.given(world, staff))
        address = reverse(f"desk:{form.name}", args=[form.pk(world, staff)] if form.pk else [])
        trail = AuditEntry.objects.filter(staff=staff)
        before = trail.count()
        query = "?outlet=daily" if form.name == "change-policy" else ""
        status = client.post(address + query, given).status_code
        noted = trail.count() > before
        if status < 400 and (noted or form.quiet):
            return DOES
        if not noted and (status in (403, 404) or (form.in_words and status < 400)):
            return REFUSED
        return f"{status}, {'and' if noted else 'not'} noted"

    return cell


def test_each_role_does_or_is_refused_what_the_table_says(world: World, people: People) -> None:
    wanted = {
        f"{form.name} ({form.verb})": {**allowed(form.verb), "wanda": form.elsewhere}
        for form in FORMS
    }
    found = {f"{form.name} ({form.verb})": tried(people, world, sent(form)) for form in FORMS}
    assert differences(wanted, found) == []
