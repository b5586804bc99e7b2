"""Every call of the API by every role: answered, or refused as permissions.py has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import uuid4

from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.surfaces.api import urls
from corrigenda.surfaces.api.app import api

from .cells import DOES, REFUSED, People, allowed, differences, tried
from .world import CHAT, ENDPOINT, WHY_ERASED, World

assert urls  # its import registers the routers

Body = Mapping[str, object] | None
Key = Callable[[World, Staff], object]


def no_body(world: World, staff: Staff) -> Body:
    """A call that sends nothing."""
    return None


def the_case(world: World, staff: Staff) -> int:
    """The case on “afer”."""
    return world.case.pk


def daily(world: World, staff: Staff) -> str:
    """The daily's slug."""
    return world.outlet.slug


def somebody(world: World, staff: Staff) -> str:
    """Somebody's user name."""
    return world.somebody.username


@dataclass(frozen=True)
class Call:
    """A call of the API.

    Attributes:
        operation: its id in the OpenAPI document, which has its method and address.
        verb: the permission that it takes.
        key: what stands in its address; makes the row if there is none.
        body: what is sent.
        query: where the address has more to it.
        quiet: what it does is not in the audit trail.
        in_words: a refusal of one case is said in the answer, and nothing is done.
        elsewhere: what somebody of another outlet does with it.
    """

    operation: str
    verb: str
    key: Key | None = None
    body: Callable[[World, Staff], Body] = no_body
    query: str = ""
    quiet: bool = False
    in_words: bool = False
    elsewhere: str = REFUSED


def reads(operation: str, verb: str, **more: Any) -> Call:
    """A call that changes nothing; who is from elsewhere reads of their own outlet."""
    return Call(operation, verb, quiet=True, **{"elsewhere": DOES, **more})


def on_case(operation: str, verb: str, body: Body = None, **more: bool) -> Call:
    """A call about the case."""
    return Call(operation, verb, the_case, lambda w, s: body, **more)


def sends(operation: str, verb: str, key: Key | None, body: Body = None, **more: Any) -> Call:
    """A call about another row."""
    return Call(operation, verb, key, lambda w, s: body, **more)


def made(row: Callable[[World, Staff], Any]) -> Key:
    """The key of a row that is made for the call."""
    return lambda w, s: row(w, s).pk


def to_undo(world: World, staff: Staff) -> Body:
    """What somebody declined in one go."""
    batch = uuid4()
    Case.objects.filter(pk=world.declined(undo_by=staff).pk).update(batch=batch)
    return {"batch": str(batch)}


def the_story_had(world: World) -> tuple[int, int]:
    """The keys of a subscriber and of a story that it had."""
    had = world.had()
    return had.subscriber_id, had.pk


def a_chat(world: World, staff: Staff) -> Body:
    """Nothing is sent, and there is a chat."""
    world.chat()
    return None


WHY = {"reason": "It is so."}
HOOK = dict(ENDPOINT)
WORDS = {"outlet": "daily", "words": ["Orla Venn"]}
AT_DAILY = "outlet=daily"
ROSA = {"name": "Rosa", "email": "rosa@daily.example", "role": "editor"}

CALLS = (
    reads("cases", "desk.read"),
    reads("queue", "desk.read"),
    reads("filters", "desk.read"),
    reads("changes", "desk.read"),
    reads("approvals", "desk.read"),
    reads("case", "desk.read", key=the_case, elsewhere=REFUSED),
    reads("get_policy", "desk.read", key=daily, elsewhere=REFUSED),
    reads("setup", "desk.read", key=daily, query="url=https://daily.example/a", elsewhere=REFUSED),
    reads("held", "report.release"),
    reads("bans", "report.lift_ban"),
    reads("letters", "letter.place"),
    reads("deliveries", "telling.read"),
    reads("lines", "telling.read"),
    reads("endpoints", "channel.change"),
    reads("subscribers", "subscriber.read"),
    reads("agency_items", "subscriber.read"),
    reads(
        "subscriber",
        "subscriber.read",
        key=made(lambda w, s: w.subscriber()),
        elsewhere=REFUSED,
    ),
    reads(
        "stories_had",
        "subscriber.read",
        key=made(lambda w, s: w.subscriber()),
        elsewhere=REFUSED,
    ),
    sends("pair", "subscriber.change", None, {"name": "A small paper", "outlet": "daily"}),
    sends(
        "change_subscriber",
        "subscriber.change",
        made(lambda w, s: w.subscriber()),
        {"name": "The Weekly"},
    ),
    sends("unpair", "subscriber.change", made(lambda w, s: w.subscriber())),
    Call(
        "pin_key",
        "subscriber.change",
        made(lambda w, s: w.swapped()),
        lambda w, s: {"kid": w.house.kid},
    ),
    sends("make_feed", "subscriber.change", made(lambda w, s: w.subscriber())),
    Call(
        "note_stories",
        "subscriber.note",
        made(lambda w, s: w.subscriber()),
        lambda w, s: {"urls": [w.case.article.url]},
    ),
    sends("forget_story", "subscriber.note", lambda w, s: the_story_had(w)),
    reads("chat", "channel.change", body=a_chat, query=AT_DAILY, elsewhere=REFUSED),
    reads("figures", "figures.read", query=AT_DAILY, elsewhere=REFUSED),
    reads(
        "figures_file",
        "figures.read",
        key=lambda w, s: "open",
        query=AT_DAILY,
        elsewhere=REFUSED,
    ),
    reads("members", "staff.change", query=AT_DAILY, elsewhere=REFUSED),
    reads("departures", "staff.change", query=AT_DAILY, elsewhere=REFUSED),
    reads("invitations", "staff.invite", query=AT_DAILY, elsewhere=REFUSED),
    reads("audit", "audit.read", query=AT_DAILY, elsewhere=REFUSED),
    on_case("here", "case.see", quiet=True),
    on_case("here_no_longer", "case.see", quiet=True),
    on_case("note", "case.note", {"text": "Called the ministry."}),
    Call(
        "see_reply",
        "case.see_reply",
        the_case,
        lambda w, s: {"reports": [w.replied().pk]},
    ),
    on_case("severity", "case.severity", {"severity": "urgent"}),
    on_case("owner", "case.own", {"owner": "somebody"}),
    Call(
        "due",
        "case.due",
        the_case,
        lambda w, s: {"due_at": "2027-05-31T12:00:00Z", "was": w.case.due_at.isoformat()},
    ),
    on_case("hold", "case.check", {}),
    sends("release_hold", "case.check", made(lambda w, s: w.on_hold())),
    Call("place", "case.check", lambda w, s: w.twice.pk, lambda w, s: w.spot()),
    on_case("ask_source", "case.ask_source", {"name": "Orla Venn"}),
    sends("withdraw_source", "case.ask_source", made(lambda w, s: w.asked())),
    Call("split", "case.split", the_case, lambda w, s: {"reports": [w.report.pk]}),
    Call("merge", "case.merge", the_case, lambda w, s: {"into": w.other.pk}),
    on_case("lane", "case.lane", {"lane": "fact"}),
    on_case("sweep_case", "case.sweep"),
    on_case("recheck_copies", "case.sweep"),
    sends("tell_agency", "agency.tell", made(lambda w, s: w.credited()), {"agency": "Quillmark"}),
    reads("copies", "desk.read", key=the_case, elsewhere=REFUSED),
    Call("confirm_copies", "copy.judge", the_case, lambda w, s: {"copies": [w.copy().pk]}),
    Call("decline_copies", "copy.judge", the_case, lambda w, s: {"copies": [w.copy().pk]}),
    sends("confirm_copy", "copy.judge", made(lambda w, s: w.copy("variant"))),
    Call(
        "correct_copies",
        "correction.decide",
        lambda w, s: w.corrected().pk,
        lambda w, s: {"words": ""},
    ),
    Call(
        "approve_copies",
        "correction.approve",
        lambda w, s: w.other.pk,
        lambda w, s: {"corrections": [w.seconded().pk]},
    ),
    on_case("note_copy", "copy.note", {"kind": "push", "title": "Push of Monday"}),
    sends(
        "note_copy_state",
        "copy.note",
        made(lambda w, s: w.copy("confirmed", "push")),
        {"state": "corrected"},
    ),
    sends("reopen", "case.reopen", made(lambda w, s: w.declined()), WHY),
    Call(
        "accept_cases",
        "correction.decide",
        body=lambda w, s: {"cases": {str(w.case.pk): ""}},
        in_words=True,
        elsewhere=REFUSED,
    ),
    Call(
        "decline_cases",
        "case.decline",
        body=lambda w, s: {"cases": [w.case.pk], **WHY},
        in_words=True,
    ),
    Call("undo_cases", "case.undo", body=to_undo, in_words=True),
    sends("undo_case", "case.undo", made(lambda w, s: w.declined(undo_by=s))),
    on_case("decide", "correction.decide", {"kind": "fix", "after": "after"}),
    on_case("check_words", "correction.decide", {"kind": "fix", "after": "after"}, quiet=True),
    on_case("save_draft", "correction.decide", {"words": "A notice."}, quiet=True),
    sends("drop_draft", "correction.decide", made(lambda w, s: w.draft(s)), quiet=True),
    sends("approve", "correction.approve", made(lambda w, s: w.waiting()), WHY),
    sends("send_back", "correction.approve", made(lambda w, s: w.waiting()), WHY),
    sends("send_back", "correction.decide", made(lambda w, s: w.waiting(by=s)), WHY),
    sends("ask_again", "change.ask_again", made(lambda w, s: w.fix())),
    sends("give_up", "correction.give_up", made(lambda w, s: w.fix()), WHY),
    sends("release", "report.release", made(lambda w, s: w.held())),
    sends("reject", "report.reject", made(lambda w, s: w.held()), WHY),
    sends("ban", "report.ban", made(lambda w, s: w.held()), WHY),
    Call(
        "place_letter",
        "letter.place",
        made(lambda w, s: w.letter()),
        lambda w, s: {"story": w.case.article.url, "says": "afer"},
    ),
    sends("reject_letter", "letter.reject", made(lambda w, s: w.letter()), WHY),
    sends("take_back_letter", "letter.reject", made(lambda w, s: w.letter(rejected=True))),
    sends("lift_ban", "report.lift_ban", made(lambda w, s: w.banned())),
    sends("save_filter", "filter.save", None, {"name": "Mine", "q": "is:fact"}, elsewhere=DOES),
    sends("save_filter", "filter.share", None, {"name": "All", "q": "is:fact", "outlet": "daily"}),
    sends("drop_filter", "filter.save", made(lambda w, s: w.filter_of(s)), elsewhere=DOES),
    sends("retry_delivery", "telling.retry", made(lambda w, s: w.delivery("given_up"))),
    sends("give_up_delivery", "telling.retry", made(lambda w, s: w.delivery())),
    Call(
        "retry_line",
        "telling.retry",
        body=lambda w, s: {"line": w.line().key},
        elsewhere=DOES,  # the mail server is everybody's
    ),
    sends("set_chat", "channel.change", None, {"url": CHAT, "groups": ["late"]}, query=AT_DAILY),
    Call("remove_chat", "channel.change", body=a_chat, query=AT_DAILY),
    sends("test_channel", "channel.change", None, {"channel": "email"}, query=AT_DAILY),
    sends("add_endpoint", "channel.change", None, {**HOOK, "outlet": "daily"}),
    sends("change_endpoint", "channel.change", made(lambda w, s: w.endpoint()), HOOK),
    sends("rotate_secret", "channel.change", made(lambda w, s: w.endpoint())),
    sends("test", "channel.change", made(lambda w, s: w.endpoint())),
    sends("remove_endpoint", "channel.change", made(lambda w, s: w.endpoint())),
    sends("put_policy", "outlet.change", daily, {"policy": {"fix_due_hours": 7}}),
    sends("change_member", "staff.change", somebody, {"bylines": ["S."]}, query=AT_DAILY),
    sends("change_member", "outlet.change", somebody, {"role": "reporter"}, query=AT_DAILY),
    sends("end_role", "staff.deactivate", somebody, query=AT_DAILY),
    sends(
        "reactivate",
        "staff.change",
        lambda w, s: w.gone().username,
        {"role": "editor"},
        query=AT_DAILY,
    ),
    sends("invite", "staff.invite", None, ROSA, query=AT_DAILY),
    sends("resend_invitation", "staff.invite", made(lambda w, s: w.invitation()), query=AT_DAILY),
    reads("erasures", "erasure.ask"),
    reads("erasure", "erasure.ask", key=made(lambda w, s: w.erasure()), elsewhere=REFUSED),
    sends("look_erasure", "erasure.ask", None, {**WORDS}, quiet=True),
    sends("ask_erasure", "erasure.ask", None, {**WORDS, **WHY_ERASED}),
    sends("confirm_erasure", "erasure.confirm", made(lambda w, s: w.erasure())),
    sends("withdraw_erasure", "erasure.ask", made(lambda w, s: w.erasure())),
    sends("withdraw_invitation", "staff.invite", made(lambda w, s: w.invitation()), query=AT_DAILY),
)

OWN = "It is one's own account, whatever one's role."
NOT_BY_ROLE = {
    "report": "Readers send reports.",
    "already_reported": "Readers ask it before they send.",
    "receipts": "Who has a receipt may read it.",
    "notices": "They are public.",
    "related": "They are public.",
    "words": "They are said to every reader.",
    "take_packet": "Other houses send packets, which are signed.",
    "packets": "By the token of a subscriber's feed.",
    "take_items": "By the token of a CMS.",
    "put_article": "By the token of a CMS.",
    "fixes": "By the token of a CMS.",
    "put_copy": "By the token of a CMS.",
    "account": OWN,
    "revoke_token": OWN,
    "end_sessions": OWN,
    "telling": OWN,
    "choose_telling": OWN,
}
"""Calls for which no role is asked, with the reason."""


@cache
def operations() -> dict[str, tuple[str, str]]:
    """Method and address of every operation by its id."""
    return {
        operation["operationId"]: (method, path)
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, operation in methods.items()
    }


def address_of(operation: str, key: object) -> tuple[str, str]:
    """Method and address of an operation, with a key where it has a place for one."""
    method, path = operations()[operation]
    keys = iter(key) if isinstance(key, tuple) else iter([key] * 2)
    return method, re.sub(r"\{\w+\}", lambda _: str(next(keys)), path)


def test_every_operation_is_tried() -> None:
    assert set(operations()) == {one.operation for one in CALLS} | set(NOT_BY_ROLE)


def called(call: Call) -> Callable[[World, Staff], str]:
    """The cell of a call: what came of it when somebody's program made it."""

    def cell(world: World, staff: Staff) -> str:
        client = Client(headers={"Authorization": f"Bearer {make_token(staff, name='t')}"})
        body = call.body(world, staff)
        method, path = address_of(call.operation, call.key(world, staff) if call.key else "")
        trail = AuditEntry.objects.filter(staff=staff)
        before = trail.count()
        given = {} if body is None else {"data": json.dumps(body)}
        answer = client.generic(
            method.upper(), f"{path}?{call.query}", content_type="application/json", **given
        )
        status, noted = answer.status_code, trail.count() > before
        if 200 <= status < 300 and (noted or call.quiet):
            return DOES
        if not noted and (status in (403, 404) or (call.in_words and status == 200)):
            return REFUSED
        return f"{status}, {'and' if noted else 'not'} noted: {answer.content.decode()[:200]}"

    return cell


def test_each_role_is_answered_or_refused_as_the_table_says(world: World, people: People) -> None:
    def rows(cells: Callable[[Call], dict[str, str]]) -> dict[str, dict[str, str]]:
        return {f"{one.operation} ({one.verb})": cells(one) for one in CALLS}

    wanted = rows(lambda one: {**allowed(one.verb), "wanda": one.elsewhere})
    found = rows(lambda one: tried(people, world, called(one)))
    assert differences(wanted, found) == []


def test_a_token_of_staff_sends_no_versions_and_reads_no_fixes(ada: Staff, client: Client) -> None:
    bearer = {"Authorization": f"Bearer {make_token(ada, name='t')}"}
    assert client.put("/api/articles", headers=bearer).status_code == 401
    assert client.get("/api/fixes", headers=bearer).status_code == 401


def test_without_a_token_nobody_is_told_anything(client: Client, daily: Outlet) -> None:
    for operation in sorted({one.operation for one in CALLS}):
        method, path = address_of(operation, 1)
        assert client.generic(method.upper(), path).status_code == 401, operation
