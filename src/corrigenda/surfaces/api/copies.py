"""`/api/cases/<id>/copies` and `/api/copies`: the other places of an error."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.errors import HttpError

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import case_of_fix
from corrigenda.flow.newsroom import actors
from corrigenda.flow.propagation.actions.approve_copies import approve_copies
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.actions.note_copy import Noted, note_copy, note_copy_state
from corrigenda.flow.propagation.actions.recheck_copies import recheck_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.approving import MOST as SECONDED
from corrigenda.flow.propagation.copies.approving import waiting_for_second
from corrigenda.flow.propagation.copies.context import differences, surroundings_of
from corrigenda.flow.propagation.copies.ledger import (
    case_key_of,
    copies_behind,
    ledger_of,
    not_searched,
    sweep_of,
)
from corrigenda.flow.propagation.copies.likewise import reason_of
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Copy, Sweep
from corrigenda.flow.propagation.packets.ledger import AtHouse
from corrigenda.flow.propagation.states import CopyState
from corrigenda.surfaces.api.auth import CmsToken, outlet_of
from corrigenda.surfaces.api.cases import case_for
from corrigenda.surfaces.api.copies_schemas import (
    ApprovedOut,
    ApproveIn,
    ApprovingOut,
    AtHouseOut,
    CmsNotedIn,
    CopiesIn,
    CopiesOut,
    CopyOut,
    CorrectedOut,
    CorrectIn,
    JudgedOut,
    JudgeIn,
    LedgerOut,
    NotedIn,
    PieceOut,
    SoughtOut,
    StateIn,
)
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

on_cases = Router(tags=["copies"], auth=by_staff_token)
on_copies = Router(tags=["copies"], auth=by_staff_token)
router = Router(tags=["copies"], auth=CmsToken())
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)
MOST = 100


@on_cases.post("/{int:pk}/sweep", response={202: CopiesOut, **PROBLEMS}, operation_id="sweep_case")
def sweep(request: HttpRequest, pk: int) -> Status[CopiesOut]:
    """Have the archive searched for its passage; ask for its copies until `searching` is over."""
    case = case_for(request, pk)
    sweep_case(case, by=actors.of(staff_of(request)))
    return Status(202, _copies(case))


@on_cases.get("/{int:pk}/copies", response={200: CopiesOut, **PROBLEMS}, operation_id="copies")
def copies(request: HttpRequest, pk: int, asked: Query[CopiesIn]) -> CopiesOut:
    """The ledger, and the other places in the order in which they were found: whatever changes
    between two pages, none is missed and none comes twice."""
    return _copies(case_for(request, pk), asked.state, asked.after)


@on_cases.post(
    "/{int:pk}/copies/confirm", response={200: JudgedOut, **PROBLEMS}, operation_id="confirm_copies"
)
def confirm(request: HttpRequest, pk: int, given: JudgeIn) -> JudgedOut:
    """Say that copies are the same error; of variants none, which are confirmed one by one."""
    case, by = case_for(request, pk), actors.of(staff_of(request))
    return JudgedOut(count=confirm_copies(case, given.copies, by=by))


@on_cases.post(
    "/{int:pk}/copies/decline", response={200: JudgedOut, **PROBLEMS}, operation_id="decline_copies"
)
def decline(request: HttpRequest, pk: int, given: JudgeIn) -> JudgedOut:
    """Say that copies or variants are left as they are."""
    case, by = case_for(request, pk), actors.of(staff_of(request))
    return JudgedOut(count=decline_copies(case, given.copies, by=by))


@on_copies.post(
    "/{int:pk}/confirm", response={200: CopyOut, **PROBLEMS}, operation_id="confirm_copy"
)
def confirm_one(request: HttpRequest, pk: int) -> CopyOut:
    """Say that one, which may be a variant, is the same error."""
    case, by = _case_with(request, pk), actors.of(staff_of(request))
    return _one(confirm_copy(case, pk, by=by))


@on_cases.post(
    "/{int:pk}/copies/recheck", response={200: JudgedOut, **PROBLEMS}, operation_id="recheck_copies"
)
def recheck(request: HttpRequest, pk: int) -> JudgedOut:
    """Have those that are not settled looked at now."""
    case, by = case_for(request, pk), actors.of(staff_of(request))
    return JudgedOut(count=recheck_copies(case, by=by))


@on_cases.post(
    "/{int:pk}/copies/correct",
    response={200: CorrectedOut, **PROBLEMS},
    operation_id="correct_copies",
)
def correct(request: HttpRequest, pk: int, given: CorrectIn) -> CorrectedOut:
    """Decide the cases of confirmed copies as this one was decided, fifty at a time."""
    case, by = case_for(request, pk), actors.of(staff_of(request))
    done = correct_copies(case, given.words, by=by)
    return CorrectedOut(
        decided=done.decided, approving=done.approving, refused=done.refused, left=done.left
    )


@on_cases.post(
    "/{int:pk}/copies/approve",
    response={200: ApprovedOut, **PROBLEMS},
    operation_id="approve_copies",
)
def approve(request: HttpRequest, pk: int, given: ApproveIn) -> ApprovedOut:
    """Approve what somebody else decided for copies, each by its own rules."""
    case, by = case_for(request, pk), actors.of(staff_of(request))
    done = approve_copies(case, given.corrections, given.reason, by=by)
    return ApprovedOut(approved=done.approved, refused=done.refused)


@on_cases.post("/{int:pk}/copies", response={201: CopyOut, **PROBLEMS}, operation_id="note_copy")
def note(request: HttpRequest, pk: int, given: NotedIn) -> Status[CopyOut]:
    """Keep a newsletter, a push text, a post or a translation on the ledger."""
    case, by = case_for(request, pk), actors.of(staff_of(request))
    return Status(201, _one(note_copy(case, _noted(given), by=by)))


@on_copies.post(
    "/{int:pk}/state", response={200: CopyOut, **PROBLEMS}, operation_id="note_copy_state"
)
def state(request: HttpRequest, pk: int, given: StateIn) -> CopyOut:
    """Say what became of an entry that is kept by hand."""
    case, by = _case_with(request, pk), actors.of(staff_of(request))
    return _one(note_copy_state(case, pk, given.state, by=by))


@router.put("", response={200: CopyOut, **PROBLEMS}, operation_id="put_copy")
def put_copy(request: HttpRequest, given: CmsNotedIn) -> CopyOut:
    """A CMS, or the newsletter's system, says what else was made of a story that is corrected,
    and what became of that; by its `id` the same entry again."""
    case = case_of_fix(outlet_of(request), given.fix)
    if case is None:
        raise HttpError(404, "There is no fix of this id: see GET /api/fixes.")
    if not given.id.strip():
        raise CopyError("id", "Give the entry an id of yours, by which it is known again.")
    return _one(note_copy(case, _noted(given), by=actors.CMS))


def _case_with(request: HttpRequest, copy: int) -> Case:
    """The case on whose ledger a copy stands, when the caller may see it."""
    found = case_key_of(copy)
    if found is None:
        raise HttpError(404, "You may see no copy with this number.")
    return case_for(request, found)


def _noted(given: NotedIn) -> Noted:
    return Noted(
        kind=given.kind,
        title=given.title,
        url=given.url,
        says=given.says,
        external_id=given.id.strip(),
        state=given.state,
    )


def _copies(case: Case, state: str = "", after: int = 0) -> CopiesOut:
    if state and state not in list(CopyState):
        raise CopyError("state", f"state is one of {', '.join(CopyState)}.")
    ledger, sweep = ledger_of(case), sweep_of(case)
    states = [CopyState(state)] if state else []
    rows = list(copies_behind(case, after, states, most=MOST + 1))
    return CopiesOut(
        searching=sweep is not None and sweep.due_at is not None and not sweep.error,
        error=sweep.error if sweep else "",
        next_try_at=sweep.next_try_at if sweep else None,
        searched_at=sweep.done_at if sweep else None,
        sought=_sought(sweep),
        not_searched=not_searched(sweep),
        ledger=LedgerOut(
            found=ledger.found,
            variants=ledger.variants,
            followed=ledger.followed,
            corrected=ledger.corrected,
            declined=ledger.declined,
            gone=ledger.gone,
            beyond=ledger.all - ledger.rows(*CopyState),
        ),
        houses=[_at_house(one) for one in ledger.houses],
        approving=[_approving(one) for one in waiting_for_second(case)[:SECONDED]],
        copies=[_copy(one, sweep) for one in rows[:MOST]],
        next=rows[MOST - 1].pk if len(rows) > MOST else None,
    )


def _sought(sweep: Sweep | None) -> SoughtOut | None:
    if sweep is None or not sweep.words:
        return None
    return SoughtOut(words=sweep.words, start=sweep.start, end=sweep.end)


def _approving(one: Correction) -> ApprovingOut:
    return ApprovingOut(
        id=one.pk,
        case=one.case_id,
        kind=one.kind,
        before=one.before,
        after=one.after,
        words=one.words,
        because=one.second_person_because,
        decided_by=one.decided_by.full_name if one.decided_by else "",
    )


def _at_house(one: AtHouse) -> AtHouseOut:
    return AtHouseOut(
        name=one.name,
        not_swept=one.verdict,
        followed=one.followed,
        corrected=one.corrected,
        declined=one.counts.get(CopyState.DECLINED, 0),
        gone=one.counts.get(CopyState.GONE, 0),
    )


def _one(one: Copy) -> CopyOut:
    return _copy(one, sweep_of(one.case))


def _copy(one: Copy, sweep: Sweep | None) -> CopyOut:
    article = one.article
    says = one.selector.exact if one.selector_data else one.says
    there = surroundings_of(one)
    pieces = differences(one, there.what, sweep)
    return CopyOut(
        id=one.pk,
        kind=one.kind,
        state=one.state,
        state_at=one.state_at,
        url=one.url or (article.url if article else ""),
        title=one.title or (article.headline if article else ""),
        says=says,
        sentence=there.what.words,
        before=there.before,
        after=there.after,
        diff=[PieceOut(op=piece.op, text=piece.text) for piece in pieces],
        should_say=one.should_say,
        delete=not one.should_say and sweep is not None and sweep.deletes(says),
        distance=one.distance,
        differs=one.differs,
        case=one.own_case_id,
        refused=reason_of(one),
    )
