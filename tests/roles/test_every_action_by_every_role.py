"""Every action by every role, each really tried: it is called, and done or refused.

Which actions there are, and for which permission each asks, is read from their files.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check, check_no_longer
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.point_out import point_out
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.actions.save_filter import drop_filter, save_filter
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.actions.see_reply import see_reply
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.actions.withdraw_source import withdraw_source
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import wordings_of
from corrigenda.flow.corrections.actions.accept import accept, accept_many
from corrigenda.flow.corrections.actions.approve import approve, send_back
from corrigenda.flow.corrections.actions.ask_again import ask_again
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.drop_draft import drop_draft
from corrigenda.flow.corrections.actions.give_up import give_up as give_fix_up
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.corrections.actions.undo import undo, undo_batch
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.outcomes import Done
from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actions.confirm_erasure import confirm_erasure
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.hire import hire, leave
from corrigenda.flow.newsroom.actions.invite import invite
from corrigenda.flow.newsroom.actions.reactivate import reactivate
from corrigenda.flow.newsroom.actions.resend_invitation import resend_invitation
from corrigenda.flow.newsroom.actions.set_bylines import set_bylines
from corrigenda.flow.newsroom.actions.withdraw_erasure import withdraw_erasure
from corrigenda.flow.newsroom.actions.withdraw_invitation import withdraw_invitation
from corrigenda.flow.newsroom.actors import Actor, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.flow.newsroom.tests.test_permissions import TABLE
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.actions.approve_copies import approve_copies
from corrigenda.flow.propagation.actions.change_endpoint import change_endpoint
from corrigenda.flow.propagation.actions.change_subscriber import change_subscriber
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.actions.give_up import give_up as give_delivery_up
from corrigenda.flow.propagation.actions.make_feed import make_feed
from corrigenda.flow.propagation.actions.note_copy import Noted, note_copy, note_copy_state
from corrigenda.flow.propagation.actions.note_stories import (
    forget_story,
    note_had_by,
    note_stories,
)
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.pin_key import pin_key
from corrigenda.flow.propagation.actions.recheck_copies import recheck_copies
from corrigenda.flow.propagation.actions.remove_endpoint import remove_endpoint
from corrigenda.flow.propagation.actions.retry import retry, retry_line
from corrigenda.flow.propagation.actions.rotate_secret import rotate_secret
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.actions.tell_agency import tell_agency
from corrigenda.flow.propagation.actions.try_channel import try_channel
from corrigenda.flow.propagation.actions.unpair import unpair
from corrigenda.flow.propagation.models import ChannelKind
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.lift_ban import lift_ban
from corrigenda.flow.reports.actions.place_letter import place_letter
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.actions.reject_letter import reject_letter
from corrigenda.flow.reports.actions.release import release
from corrigenda.flow.reports.actions.take_back_letter import take_back_letter

from .cells import DOES, REFUSED, People, allowed, differences, tried
from .required import permissions_asked
from .world import CHAT, ENDPOINT, WHY_ERASED, World

Trial = Callable[[World, Actor], object]


def them(by: Actor) -> Staff:
    """Who acts."""
    assert by.staff is not None
    return by.staff


def each(done: list[Done]) -> None:
    """What an action of many cases says of its only one."""
    (one,) = done
    if not one.done:
        raise NotAllowedError(one.said)


def take_back_all(world: World, by: Actor) -> None:
    """What was decided in one go."""
    case = world.declined(undo_by=by.staff)
    batch = uuid4()
    Case.objects.filter(pk=case.pk).update(batch=batch)
    each(undo_batch(batch, by=by))


TRIALS: dict[tuple[str, str], Trial] = {
    ("cases.see.see", "case.see"): lambda w, by: see(w.case, by=by),
    ("cases.add_note.add_note", "case.note"): lambda w, by: add_note(w.case, "Called.", by=by),
    ("cases.see_reply.see_reply", "case.see_reply"): lambda w, by: see_reply(
        w.case, [w.replied().pk], by=by
    ),
    ("cases.check.check", "case.check"): lambda w, by: check(w.case, by=by),
    ("cases.check.check_no_longer", "case.check"): lambda w, by: check_no_longer(
        w.on_hold(), by=by
    ),
    ("cases.point_out.point_out", "case.check"): lambda w, by: point_out(
        w.twice, **w.spot(), by=by
    ),
    ("cases.own.own", "case.own"): lambda w, by: own(w.case, w.somebody, was=None, by=by),
    ("cases.set_severity.set_severity", "case.severity"): lambda w, by: set_severity(
        w.case, "urgent", by=by
    ),
    ("cases.set_due.set_due", "case.due"): lambda w, by: set_due(
        w.case, None, was=w.case.due_at, by=by
    ),
    ("cases.ask_source.ask_source", "case.ask_source"): lambda w, by: ask_source(
        w.case, Ask("Orla Venn"), by=by
    ),
    ("cases.withdraw_source.withdraw_source", "case.ask_source"): lambda w, by: withdraw_source(
        w.asked(), by=by
    ),
    ("cases.decline.decline", "case.decline"): lambda w, by: decline(
        w.case, reason="It is right.", by=by
    ),
    ("cases.reopen.reopen", "case.reopen"): lambda w, by: reopen(
        w.declined(), reason="It is wrong.", by=by
    ),
    ("cases.move_lane.move_lane", "case.lane"): lambda w, by: move_lane(w.case, "fact", by=by),
    ("cases.split.split", "case.split"): lambda w, by: split(w.case, [w.report.pk], by=by),
    ("cases.merge.merge", "case.merge"): lambda w, by: merge(w.other, into=w.case, by=by),
    ("cases.save_filter.save_filter", "filter.save"): lambda w, by: save_filter(
        w.outlet, name="Mine", query="is:fact", by=by
    ),
    ("cases.save_filter.save_filter", "filter.share"): lambda w, by: save_filter(
        w.outlet, name="All", query="is:fact", shared=True, by=by
    ),
    ("cases.save_filter.drop_filter", "filter.save"): lambda w, by: drop_filter(
        w.filter_of(them(by)), w.outlet, by=by
    ),
    ("cases.save_filter.drop_filter", "filter.share"): lambda w, by: drop_filter(
        w.filter_of_the_house(), w.outlet, by=by
    ),
    ("corrections.decide.decide", "correction.decide"): lambda w, by: decide(
        w.case, Decision("fix", after="after"), by=by
    ),
    ("corrections.accept.accept", "correction.decide"): lambda w, by: accept(
        w.case, wordings_of([w.case])[w.case.pk], by=by
    ),
    ("corrections.accept.accept_many", "correction.decide"): lambda w, by: each(
        accept_many({w.case.pk: w.case}, {}, by=by, batch=uuid4())
    ),
    ("corrections.save_draft.save_draft", "correction.decide"): lambda w, by: save_draft(
        w.case, {"words": "A notice."}, by=by
    ),
    ("corrections.drop_draft.drop_draft", "correction.decide"): lambda w, by: drop_draft(
        w.draft(them(by)), by=by
    ),
    ("corrections.approve.approve", "correction.approve"): lambda w, by: approve(
        w.waiting(), reason="It is so.", by=by
    ),
    ("corrections.approve.send_back", "correction.approve"): lambda w, by: send_back(
        w.waiting(), reason="It is not.", by=by
    ),
    ("corrections.approve.send_back", "correction.decide"): lambda w, by: send_back(
        w.waiting(by=them(by)), reason="Not yet.", by=by
    ),
    ("corrections.give_up.give_up", "correction.give_up"): lambda w, by: give_fix_up(
        w.fix(), reason="Rewritten.", by=by
    ),
    ("corrections.ask_again.ask_again", "change.ask_again"): lambda w, by: ask_again(
        w.fix(), by=by
    ),
    ("corrections.undo.undo", "case.undo"): lambda w, by: undo(w.declined(undo_by=by.staff), by=by),
    ("corrections.undo.undo_batch", "case.undo"): take_back_all,
    ("reports.release.release", "report.release"): lambda w, by: release(w.held(), by=by),
    ("reports.reject.reject", "report.reject"): lambda w, by: reject(w.held(), by=by),
    ("reports.place_letter.place_letter", "letter.place"): lambda w, by: place_letter(
        w.letter(), story=w.case.article.url, says="afer", by=by
    ),
    ("reports.reject_letter.reject_letter", "letter.reject"): lambda w, by: reject_letter(
        w.letter(), by=by
    ),
    ("reports.take_back_letter.take_back_letter", "letter.reject"): lambda w, by: take_back_letter(
        w.letter(rejected=True), by=by
    ),
    ("reports.ban.ban", "report.ban"): lambda w, by: ban(w.held(), by=by),
    ("reports.lift_ban.lift_ban", "report.lift_ban"): lambda w, by: lift_ban(w.banned(), by=by),
    ("propagation.retry.retry", "telling.retry"): lambda w, by: retry(
        w.delivery("given_up"), by=by
    ),
    ("propagation.retry.retry_line", "telling.retry"): lambda w, by: retry_line(
        w.line(), outlet=w.outlet, by=by
    ),
    ("propagation.give_up.give_up", "telling.retry"): lambda w, by: give_delivery_up(
        w.delivery(), by=by
    ),
    ("propagation.set_chat.set_chat", "channel.change"): lambda w, by: set_chat(
        w.outlet, CHAT, ("late",), by=by
    ),
    ("propagation.add_endpoint.add_endpoint", "channel.change"): lambda w, by: add_endpoint(
        w.outlet, **ENDPOINT, by=by
    ),
    ("propagation.change_endpoint.change_endpoint", "channel.change"): lambda w, by: (
        change_endpoint(w.endpoint(), is_on=False, **ENDPOINT, by=by)
    ),
    ("propagation.remove_endpoint.remove_endpoint", "channel.change"): lambda w, by: (
        remove_endpoint(w.endpoint(), by=by)
    ),
    ("propagation.rotate_secret.rotate_secret", "channel.change"): lambda w, by: rotate_secret(
        w.endpoint(), by=by
    ),
    ("propagation.try_channel.try_channel", "channel.change"): lambda w, by: try_channel(
        w.outlet, ChannelKind.WEBHOOK, endpoint=w.endpoint(), by=by
    ),
    ("propagation.pair.pair", "subscriber.change"): lambda w, by: pair(
        w.outlet, name="A small paper", by=by
    ),
    ("propagation.change_subscriber.change_subscriber", "subscriber.change"): lambda w, by: (
        change_subscriber(w.subscriber(), name="The Weekly", by=by)
    ),
    ("propagation.unpair.unpair", "subscriber.change"): lambda w, by: unpair(w.subscriber(), by=by),
    ("propagation.pin_key.pin_key", "subscriber.change"): lambda w, by: pin_key(
        w.swapped(), w.house.kid, by=by
    ),
    ("propagation.make_feed.make_feed", "subscriber.change"): lambda w, by: make_feed(
        w.subscriber(), by=by
    ),
    ("propagation.note_stories.note_stories", "subscriber.note"): lambda w, by: note_stories(
        w.subscriber(), [w.case.article.url], by=by
    ),
    ("propagation.note_stories.note_had_by", "subscriber.note"): lambda w, by: note_had_by(
        w.case.article, [w.subscriber().name], by=by
    ),
    ("propagation.note_stories.forget_story", "subscriber.note"): lambda w, by: forget_story(
        w.had(), by=by
    ),
    ("propagation.tell_agency.tell_agency", "agency.tell"): lambda w, by: tell_agency(
        w.credited(), "Quillmark", by=by
    ),
    ("propagation.sweep_case.sweep_case", "case.sweep"): lambda w, by: sweep_case(w.case, by=by),
    ("propagation.recheck_copies.recheck_copies", "case.sweep"): lambda w, by: recheck_copies(
        w.case, by=by
    ),
    ("propagation.confirm_copies.confirm_copies", "copy.judge"): lambda w, by: confirm_copies(
        w.case, [w.copy().pk], by=by
    ),
    ("propagation.confirm_copies.confirm_copy", "copy.judge"): lambda w, by: confirm_copy(
        w.case, w.copy("variant").pk, by=by
    ),
    ("propagation.decline_copies.decline_copies", "copy.judge"): lambda w, by: decline_copies(
        w.case, [w.copy().pk], by=by
    ),
    ("propagation.correct_copies.correct_copies", "correction.decide"): lambda w, by: (
        correct_copies(w.corrected(), "", by=by)
    ),
    ("propagation.approve_copies.approve_copies", "correction.approve"): lambda w, by: (
        approve_copies(w.other, [w.seconded().pk], "So.", by=by)
    ),
    ("propagation.note_copy.note_copy", "copy.note"): lambda w, by: note_copy(
        w.case, Noted("push", "Push of Monday"), by=by
    ),
    ("propagation.note_copy.note_copy_state", "copy.note"): lambda w, by: note_copy_state(
        w.case, w.copy("confirmed", "push").pk, "corrected", by=by
    ),
    ("newsroom.invite.invite", "staff.invite"): lambda w, by: invite(
        "Rosa", "rosa@daily.example", "editor", outlet=w.outlet, by=by
    ),
    ("newsroom.resend_invitation.resend_invitation", "staff.invite"): lambda w, by: (
        resend_invitation(w.invitation(), by=by)
    ),
    ("newsroom.withdraw_invitation.withdraw_invitation", "staff.invite"): lambda w, by: (
        withdraw_invitation(w.invitation(), by=by)
    ),
    ("newsroom.set_bylines.set_bylines", "staff.change"): lambda w, by: set_bylines(
        w.somebody, ["S."], outlet=w.outlet, by=by
    ),
    ("newsroom.reactivate.reactivate", "staff.change"): lambda w, by: reactivate(
        w.gone(), outlet=w.outlet, role="editor", by=by
    ),
    ("newsroom.deactivate.deactivate", "staff.deactivate"): lambda w, by: deactivate(
        w.somebody, outlet=w.outlet, by=by
    ),
    ("newsroom.hire.hire", "outlet.change"): lambda w, by: hire(
        "rosa", outlet=w.outlet, role=Role.EDITOR, by=by
    ),
    ("newsroom.hire.leave", "outlet.change"): lambda w, by: leave(
        "somebody", outlet=w.outlet, by=by
    ),
    ("newsroom.ask_erasure.ask_erasure", "erasure.ask"): lambda w, by: ask_erasure(
        ["Orla Venn"], outlet=w.outlet, by=by, **WHY_ERASED
    ),
    ("newsroom.confirm_erasure.confirm_erasure", "erasure.confirm"): lambda w, by: confirm_erasure(
        w.erasure(), by=by
    ),
    ("newsroom.withdraw_erasure.withdraw_erasure", "erasure.ask"): lambda w, by: withdraw_erasure(
        w.erasure(), by=by
    ),
    ("newsroom.change_outlet.change_outlet", "outlet.change"): lambda w, by: change_outlet(
        w.outlet, Change(name="The Daily"), by=by
    ),
}
"""What is done for each permission that an action asks for."""

BY_NOBODY = {
    ("publication.checkpoint.checkpoint_anyway", "outlet.change"): "`corrigenda checkpoint` does.",
    ("publication.rotate_key.rotate_key", "outlet.change"): "`corrigenda rotate-key` does.",
    ("publication.erase_openings.erase_openings", "outlet.change"): "A part of an erasure.",
    ("publication.expunge.expunge", "outlet.change"): "A part of an erasure.",
    ("cases.readdress.readdress", "case.merge"): "A job does it, when two addresses are one story.",
    ("reports.place_letter.place_letter", "report.release"): "Whoever has read it has judged it.",
    ("reports.ban.ban", "report.reject"): "Who may ban may reject: it is the second half of it.",
}

READ = {
    "desk.read": "/desk/cases/{case}",
    "telling.read": "/desk/deliveries",
    "subscriber.read": "/desk/subscribers/",
    "figures.read": "/desk/figures",
    "audit.read": "/desk/audit/",
}
"""Permissions to look, for which a screen asks."""


def test_every_permission_that_an_action_asks_for_is_tried() -> None:
    assert permissions_asked() == set(TRIALS) | set(BY_NOBODY)


def test_every_permission_there_is_has_a_row() -> None:
    assert {verb for _, verb in TRIALS} | set(READ) == set(ALLOWED) == set(TABLE)


def test_who_may_ban_may_reject() -> None:
    assert ALLOWED["report.ban"] <= ALLOWED["report.reject"]


def test_each_role_does_or_is_refused_what_the_table_says(world: World, people: People) -> None:
    def row(trial: Trial) -> Callable[[World, Staff], str]:
        def cell(fresh: World, staff: Staff) -> str:
            try:
                trial(fresh, of(staff))
            except NotAllowedError:
                return REFUSED
            return DOES

        return cell

    wanted = {f"{action} ({verb})": allowed(verb) for action, verb in TRIALS}
    found = {
        f"{action} ({verb})": tried(people, world, row(trial))
        for (action, verb), trial in TRIALS.items()
    }
    assert differences(wanted, found) == []


def test_each_role_reads_what_the_table_says(world: World, people: People) -> None:
    def row(url: str) -> Callable[[World, Staff], str]:
        def cell(fresh: World, staff: Staff) -> str:
            client = Client()
            client.force_login(staff)
            status = client.get(url.format(case=fresh.case.pk), {"outlet": "daily"}).status_code
            return {200: DOES, 403: REFUSED, 404: REFUSED}.get(status, str(status))

        return cell

    wanted = {verb: allowed(verb) for verb in READ}
    found = {verb: tried(people, world, row(url)) for verb, url in READ.items()}
    assert set(wanted) == set(found)
    # Wanda reads the pages of her own outlet: of the daily there is nothing on them.
    assert differences(wanted, found) == ["telling.read by wanda: does, and should be refused"]
