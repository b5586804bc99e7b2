"""Who hears of an event: the authors, those whose work it is, the desk, the chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corrigenda.flow.articles.queries import reporters_of
from corrigenda.flow.cases.models import Case, Lane, SourceCheck
from corrigenda.flow.cases.owners import owner_at_work
from corrigenda.flow.cases.queries import family_of
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import approvers_of
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import AuditEntry, Membership, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.flow.propagation.events import OF_SUBSCRIBERS, Group, Type
from corrigenda.flow.propagation.models import Event

_NEW = (Type.CASE_OPENED, Type.CASE_DISPUTED)
"""What brings a case to the desk; which of them is told of depends on its lane."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who hears, and the group of events by which they chose how."""

    staff: Staff
    group: Group


def staff_for(event: Event) -> list[Recipient]:
    """The members of staff who hear of it, each once: never who did it themselves."""
    found: dict[int, Recipient] = {}
    for one in _staff(event):
        if one.staff.pk != event.by_id and one.staff.is_active:
            found.setdefault(one.staff.pk, one)
    return list(found.values())


def group_for_all(event: Event) -> Group | None:
    """The group by which desk and chat hear of it; None when it is for single people."""
    case = event.case
    if event.type in _NEW:
        return Group.NEW_FACTS if case is not None and case.lane == Lane.FACT else None
    if event.type == Type.CORRECTION_DECIDED:
        return Group.APPROVAL if event.facts.get("waits") else None
    return {
        Type.CASE_DUE_SOON: Group.DUE,
        Type.CASE_OVERDUE: Group.DUE,
        Type.CHANGE_OVERDUE: Group.LATE,
        Type.ENTRY_LOST: Group.LATE,
        Type.CORRECTION_PUBLISHED: Group.OUTCOMES,
        **dict.fromkeys(OF_SUBSCRIBERS, Group.SUBSCRIBERS),
    }.get(Type(event.type))


def _staff(event: Event) -> Iterator[Recipient]:
    """The most personal reason first."""
    case, correction = event.case, event.correction
    if event.type in (Type.CASE_ASSIGNED, Type.CASE_MENTIONED):
        group = Group.ASSIGNED if event.type == Type.CASE_ASSIGNED else Group.MENTIONED
        yield from (Recipient(one, group) for one in _named(event))
    elif event.type in OF_SUBSCRIBERS:
        verb = "subscriber.note" if event.type == Type.ITEM_LOST else "subscriber.change"
        yield from _may(event, verb, Group.SUBSCRIBERS)
    elif case is None:
        return
    elif event.type in _NEW:
        yield from _authors(case, Group.MY_STORY if case.lane == Lane.FACT else Group.MY_TYPOS)
        if case.lane == Lane.FACT:
            yield from _editors(event, Group.NEW_FACTS)
    elif event.type in (Type.CASE_SOURCE_ANSWERED, Type.CASE_SOURCE_SILENT):
        checks = SourceCheck.objects.filter(case__in=family_of(case)).select_related("asked_by")
        asked_by = [one.asked_by for one in checks.order_by("pk")]
        people = [one for one in (case.owner, *asked_by) if one is not None]
        yield from (Recipient(one, Group.ASSIGNED) for one in people)
    elif event.type == Type.CASE_REPLIED:
        yield from _whose(case)
    elif event.type in (Type.CASE_DUE_SOON, Type.CASE_OVERDUE):
        owner = owner_at_work(case)
        yield from [Recipient(owner, Group.DUE)] if owner else _editors(event, Group.DUE)
    elif event.type in (Type.CHANGE_OVERDUE, Type.ENTRY_LOST):
        yield from _at_work(case, correction, Group.LATE)
    elif event.type == Type.CORRECTION_SENT_BACK:
        yield from _at_work(case, correction, Group.APPROVAL)
    else:
        if correction is not None and event.facts.get("waits"):
            yield from (Recipient(one, Group.APPROVAL) for one in approvers_of(correction))
        yield from _authors(case, Group.OUTCOMES)
        yield from _at_work(case, correction, Group.OUTCOMES)


def _named(event: Event) -> list[Staff]:
    return list(
        Staff.objects.filter(pk=event.facts.get("staff"), memberships__outlet=event.outlet_id)
    )


def _authors(case: Case, group: Group) -> Iterator[Recipient]:
    yield from (Recipient(one, group) for one in reporters_of(case.article))


def _editors(event: Event, group: Group) -> list[Recipient]:
    return _may(event, "correction.decide", group)


def _may(event: Event, verb: str, group: Group) -> list[Recipient]:
    """Those whose role allows it."""
    held = Membership.objects.filter(outlet=event.outlet_id, role__in=ALLOWED[verb]).select_related(
        "staff"
    )
    return [Recipient(one.staff, group) for one in held.order_by("pk")]


def _whose(case: Case) -> Iterator[Recipient]:
    """Whose case it is, and who decided or declined it last: a reply is to them."""
    decided = AuditEntry.objects.filter(
        target=target_of(case), verb__in=("case.decline", "case.decided")
    ).exclude(staff=None)
    last = decided.select_related("staff").order_by("-at", "-pk").first()
    for one in (case.owner, last.staff if last else None):
        if one is not None:
            yield Recipient(one, Group.ASSIGNED)


def _at_work(case: Case, correction: Correction | None, group: Group) -> Iterator[Recipient]:
    """Whose case it is, and who decided it."""
    for one in (case.owner, correction.decided_by if correction else None):
        if one is not None:
            yield Recipient(one, group)
