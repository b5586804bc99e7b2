"""Merge a case into another: its reports are that one's from now on."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from corrigenda.flow.cases.actions.answer_case import answer_case
from corrigenda.flow.cases.actions.lock_cases import lock_cases
from corrigenda.flow.cases.actions.recount import recount
from corrigenda.flow.cases.actions.take_over import take_over
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.actions.widen import widen
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.lanes import together
from corrigenda.flow.cases.models import Case, CasePlace, FoundBy, JoinedReport, Lane
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.actions.wait_again import wait_again
from corrigenda.lib import clock

MERGEABLE = (*UNDECIDED, CaseState.DECLINED)
_ANSWERED = (CaseState.PUBLISHED, CaseState.CLOSED, CaseState.DECLINED)


def merge(case: Case, *, into: Case, by: Actor) -> Case:
    """Move all reports of `case` to `into`, another case of the outlet.

    What is left of `case` is a redirect, with its notes and its trail; splitting off just the
    reports that came from it brings it back (see `split`). A hold, an owner and a question to a
    source go on with the other (see `take_over`). Where its passage does not meet the
    other's, it becomes a further place of that. Readers' receipts follow their reports.

    Returns:
        `into` as it is now.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: they are one case, of two outlets, or `case` has a correction of its own.
    """
    require(by, "case.merge", case.outlet)
    _require_two(case, into)
    with transaction.atomic():
        source, target = lock_cases(case.pk, into.pk)
        _require_free(source, target)
        _move_reports(source, target)
        _move_places(source, target)
        _take_lane(source, target, by)
        took = take_over(source, target)
        source.merged_into = target
        source.report_count = 0
        for name, value in Case.SETTLED.items():
            setattr(source, name, value)
        source.save(update_fields=["merged_into", "report_count", *Case.UNDO_FIELDS])
        _tell_readers(target)
        recount(target)
        record(by, "case.merge", source.outlet, source, into=target.pk)
        said = {"merged": source.pk, "says": source.says[:200], **took}
        record(by, "case.take_in", target.outlet, target, **said)
        want_index(target.pk, source.pk)
    return target


def _require_two(case: Case, into: Case) -> None:
    if case.pk == into.pk:
        raise CaseError("A case cannot be merged into itself: choose another one.")
    if case.outlet_id != into.outlet_id:
        raise CaseError("The two cases belong to different outlets, so they stay two.")


def _require_free(source: Case, target: Case) -> None:
    if source.state not in MERGEABLE:
        more = (
            " Both have one, so they stay two cases."
            if target.state not in MERGEABLE
            else f" Merge case {target.pk} into this one instead."
        )
        raise CaseError(
            f"Case {source.pk} has been decided, and its correction stays where it is.{more}"
        )
    if source.can_be_undone:
        raise CaseError(
            f"Case {source.pk} was declined a moment ago and that can still be taken back: wait "
            "some seconds, or take it back first."
        )


def _move_reports(source: Case, target: Case) -> None:
    JoinedReport.objects.filter(case=source).update(case=target, came_from=source)


def _tell_readers(target: Case) -> None:
    """What came is about the target's decision, once it is known where it came from."""
    if target.state in UNDECIDED:
        wait_again(reports_in(target))
    elif target.state in _ANSWERED and target.effective_at is None:
        answer_case(target)


def _move_places(source: Case, target: Case) -> None:
    """The places of `source` become further places of `target`; one that overlaps widens it."""
    CasePlace.objects.filter(case=source).update(case=target, merged_case=F("case_id"))
    if source.version is None:
        return
    same = source.article_id == target.article_id and source.version_id == target.version_id
    if same and _within(source, target):
        return
    if same and widen(target, target, source.place):
        return
    one = CasePlace(
        case=target,
        article_id=source.article_id,
        says=source.says,
        found_by=FoundBy.MERGE,
        found_at=clock.now(),
        merged_case=source,
    )
    one.put(source.place, followed_to=source.followed_to)
    one.save()


def _within(source: Case, target: Case) -> bool:
    return (target.start or 0) <= (source.start or 0) and (source.end or 0) <= (target.end or 0)


def _take_lane(source: Case, target: Case, by: Actor) -> None:
    """A fact stays one in company, for all its reasons; what somebody chose stays as well."""
    if source.lane != Lane.FACT or target.lane_by_hand or target.state not in UNDECIDED:
        return
    was = target.lane, target.lane_reason
    own = (source.lane, source.lane_reason)
    target.lane, target.lane_reason = own if source.lane_by_hand else together([was, own])
    target.lane_by_hand = source.lane_by_hand
    target.save(update_fields=["lane", "lane_reason", "lane_by_hand"])
    if target.lane != was[0]:
        said = {"lane": str(target.lane), "reason": target.lane_reason, "merged": source.pk}
        record(by, "case.lane", target.outlet, target, **said)
