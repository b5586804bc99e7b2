"""What an entry of the audit trail means for those who are told."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet

from corrigenda.flow.cases.matching import now_of
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.models import AuditEntry
from corrigenda.flow.propagation.events import OF_SUBSCRIBERS, OF_VERBS, Type
from corrigenda.flow.propagation.models import Event


@dataclass(frozen=True, slots=True)
class Happened:
    """What an entry tells.

    Attributes:
        later: a decision that may still be taken back: look at the entry again.
    """

    type: Type = Type.NOTHING
    case: Case | None = None
    correction: Correction | None = None
    facts: dict[str, object] = field(default_factory=dict)
    later: bool = False


def happened(entry: AuditEntry) -> Happened:
    """What to tell of an entry; nothing of what was taken back, or is gone meanwhile."""
    if OF_VERBS[entry.verb] in OF_SUBSCRIBERS:
        return _of_a_subscriber(entry)
    kind, _, key = entry.target.partition(":")
    pk = int(key) if key.isdecimal() and len(key) < 19 else 0
    if kind == "correction":
        correction = _corrections().filter(pk=pk).first()
        case = correction.case if correction else None
    else:
        case = _case(pk, OF_VERBS[entry.verb]) if kind == "case" else None
        correction = _corrections().filter(case=case).last() if case else None
    if case is None:
        return Happened()
    found = OF_VERBS[entry.verb]
    if found in _UNDOABLE and case.can_be_undone:
        return Happened(later=True)
    return _checked(found, entry, case, correction)


def _of_a_subscriber(entry: AuditEntry) -> Happened:
    told = {name: str(entry.detail.get(name) or "") for name in ("name", "house", "why")}
    return Happened(OF_VERBS[entry.verb], facts={"subscriber": told})


_OF_SOURCES = (Type.CASE_SOURCE_ANSWERED, Type.CASE_SOURCE_SILENT)
_OF_CASES = (
    *_OF_SOURCES,
    Type.CASE_ASSIGNED,
    Type.CASE_OPENED,
    Type.CASE_DISPUTED,
    Type.CASE_REPLIED,
    Type.CASE_DECLINED,
)
_UNDOABLE = (Type.CASE_DECLINED, Type.CORRECTION_DECIDED)


def _checked(found: Type, entry: AuditEntry, case: Case, correction: Correction | None) -> Happened:
    if found in _OF_CASES:
        return _of_a_case(found, entry, case)
    if correction is None:
        return Happened()
    is_draft = correction.state == CorrectionState.DRAFT
    by_draft = found in (Type.CORRECTION_DECIDED, Type.CORRECTION_SENT_BACK)
    if by_draft and is_draft != (found is Type.CORRECTION_SENT_BACK):
        return Happened()
    waits = correction.state == CorrectionState.IN_APPROVAL
    return Happened(found, case, correction, {"waits": waits})


def _of_a_case(found: Type, entry: AuditEntry, case: Case) -> Happened:
    facts: dict[str, object] = {}
    news = found is not Type.CASE_DECLINED or case.state == CaseState.DECLINED
    if found is Type.CASE_ASSIGNED:
        facts["staff"] = entry.detail.get("owner_id")
        news = bool(facts["staff"])
    elif found is Type.CASE_OPENED:
        facts["lane"] = case.lane
    elif found is Type.CASE_DISPUTED:
        news = _is_news(entry, case)
    return Happened(found, case, facts=facts) if news else Happened()


def _is_news(entry: AuditEntry, case: Case) -> bool:
    """Whether a case that was a typo is to be decided as a fact, and was not told of as one."""
    if entry.detail.get("lane") != Lane.FACT or entry.detail.get("was", Lane.TYPO) == Lane.FACT:
        return False
    if case.lane != Lane.FACT or case.state not in UNDECIDED:
        return False
    # It came so soon that the opening of the typo was told of as a fact already.
    opened = Event.objects.filter(case=case, type=Type.CASE_OPENED, facts__lane=Lane.FACT)
    return not opened.filter(entry__detail__lane=Lane.TYPO).exists()


def _case(pk: int, found: Type) -> Case | None:
    """The case of an entry; what a source says is heard also when theirs was merged since."""
    if found in _OF_SOURCES:
        now = now_of(pk)
        pk = now.pk if now is not None else 0
    return Case.objects.select_related("outlet", "article__current", "owner").filter(pk=pk).first()


def _corrections() -> QuerySet[Correction]:
    return Correction.objects.select_related(
        "outlet", "decided_by", "case__outlet", "case__article__current", "case__owner"
    ).order_by("decided_at", "pk")
