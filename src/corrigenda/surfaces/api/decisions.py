"""Deciding and approving, the wording's checks, and what is asked of the CMS once more."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status
from ninja.errors import HttpError

from corrigenda.flow.corrections.actions.approve import approve, send_back
from corrigenda.flow.corrections.actions.ask_again import ask_again
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.give_up import give_up
from corrigenda.flow.corrections.decision import (
    Decision,
    before_and_after,
    findings_on,
    second_person_because,
)
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.placing import placement_for
from corrigenda.flow.corrections.queries import corrections_for, in_approval_for
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.permissions import require
from corrigenda.surfaces.api.cases import case_for
from corrigenda.surfaces.api.correction_out import correction_out
from corrigenda.surfaces.api.decisions_schemas import (
    ChecksOut,
    CorrectionOut,
    CorrectionsOut,
    DecisionIn,
    FindingOut,
    ReasonIn,
    WordsIn,
)
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

PROBLEMS = dict.fromkeys((400, 401, 403, 404, 409, 422), Problem)
MOST = 100

on_cases = Router(tags=["decisions"], auth=by_staff_token)
router = Router(tags=["decisions"], auth=by_staff_token)


@on_cases.post(
    "/{int:pk}/decide",
    response={201: CorrectionOut, **PROBLEMS},
    summary="Decide a case",
    operation_id="decide",
)
def decide_case(request: HttpRequest, pk: int, given: DecisionIn) -> Status[CorrectionOut]:
    """422 with `findings` when the checks refuse the notice, or advise what is not accepted."""
    staff = staff_of(request)
    decision = Decision(
        given.kind,
        after=given.after,
        words=given.words,
        reason=given.reason,
        delete=given.delete,
        placement=given.placement,
        placement_reason=given.placement_reason,
        accepted=frozenset(given.accepted),
    )
    correction = decide(case_for(request, pk), decision, by=actors.of(staff))
    return Status(201, correction_out(correction))


@on_cases.post(
    "/{int:pk}/checks",
    response={200: ChecksOut, **PROBLEMS},
    summary="What the checks find in a notice; nothing is stored",
    operation_id="check_words",
)
def check_words(request: HttpRequest, pk: int, given: WordsIn) -> ChecksOut:
    """The same checks as `decide` makes, for use while somebody writes."""
    case = case_for(request, pk)
    require(actors.of(staff_of(request)), "correction.decide", case.outlet)
    decision = Decision(given.kind, after=given.after, words=given.words, delete=given.delete)
    before, after = before_and_after(case, decision)
    found = findings_on(case, decision, before, after) if given.kind != "fix" else []
    return ChecksOut(
        findings=[FindingOut.model_validate(one.to_dict()) for one in found],
        before=before,
        after=after,
        placement=placement_for(case.outlet.policy, given.kind, case.severity),
        second_person_because=second_person_because(case, given.kind, after),
    )


@router.get(
    "",
    response={200: CorrectionsOut, **PROBLEMS},
    summary="Corrections that wait for a second person",
    operation_id="approvals",
)
def approvals(request: HttpRequest) -> CorrectionsOut:
    """At most 100, the oldest first; your own are among them."""
    rows = in_approval_for(staff_of(request)).select_related("change")[:MOST]
    return CorrectionsOut(corrections=[correction_out(correction) for correction in rows])


@router.post("/{int:pk}/approve", response={200: CorrectionOut, **PROBLEMS}, operation_id="approve")
def approve_correction(request: HttpRequest, pk: int, given: ReasonIn) -> CorrectionOut:
    """As the second person: nobody approves their own."""
    correction = _correction(request, pk)
    approve(correction, reason=given.reason, by=actors.of(staff_of(request)))
    return correction_out(correction)


@router.post(
    "/{int:pk}/send-back", response={200: CorrectionOut, **PROBLEMS}, operation_id="send_back"
)
def send_correction_back(request: HttpRequest, pk: int, given: ReasonIn) -> CorrectionOut:
    """Have the case decided again: as the second person, or as who decided it."""
    correction = _correction(request, pk)
    send_back(correction, reason=given.reason, by=actors.of(staff_of(request)))
    return correction_out(correction)


@router.post(
    "/{int:pk}/ask-again", response={200: CorrectionOut, **PROBLEMS}, operation_id="ask_again"
)
def ask_cms_again(request: HttpRequest, pk: int) -> CorrectionOut:
    """Ask the CMS once more for a change that it has not made."""
    correction = _correction(request, pk)
    ask_again(correction, by=actors.of(staff_of(request)))
    return correction_out(_correction(request, pk))


@router.post("/{int:pk}/give-up", response={200: CorrectionOut, **PROBLEMS}, operation_id="give_up")
def give_fix_up(request: HttpRequest, pk: int, given: ReasonIn) -> CorrectionOut:
    """Stop asking for a fix, so that the case is decided again."""
    correction = _correction(request, pk)
    give_up(correction, reason=given.reason, by=actors.of(staff_of(request)))
    return correction_out(correction)


def _correction(request: HttpRequest, pk: int) -> Correction:
    correction = corrections_for(staff_of(request)).select_related("change").filter(pk=pk).first()
    if correction is None:
        raise HttpError(404, "There is no such correction at your outlets.")
    return correction
