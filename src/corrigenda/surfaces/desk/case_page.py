"""The page of a case, as every view that ends on it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.presence import POLL, others_at
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.queries import somebody_may_approve
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.flow.newsroom.queries import role_of
from corrigenda.lib import clock, zones
from corrigenda.surfaces.desk.access import page
from corrigenda.surfaces.desk.casebar import casebar
from corrigenda.surfaces.desk.casefile import Casefile, casefile
from corrigenda.surfaces.desk.deciding.approval import approval_context
from corrigenda.surfaces.desk.deciding.form import decision_context, lost_draft, merged_drafts
from corrigenda.surfaces.desk.deciding.undoing import case_undo
from corrigenda.surfaces.desk.forms import DecisionForm, ReasonForm
from corrigenda.surfaces.desk.notebook import QUESTION_NAMES
from corrigenda.surfaces.desk.there import there_of
from corrigenda.surfaces.desk.trail import TrailLine, meanwhile, whole_number
from corrigenda.surfaces.desk.wording import ROLES

AGAIN = (CaseState.PUBLISHED, CaseState.CLOSED)
SOON, LATER = 3, 30
_FRESH = timedelta(minutes=3)


@dataclass(slots=True)
class Typed:
    """Forms that came back with an error, and what stands above the page.

    Attributes:
        forms: the small forms by the name of their place: `severity`, `owner`, `due`, `hold`,
            `note`, `source`.
        conflict: why nothing was stored although the form was well formed.
        unsent: what was typed into a form that the page no longer has.
    """

    decision: DecisionForm | None = None
    decline: ReasonForm | None = None
    approve: ReasonForm | None = None
    send_back: ReasonForm | None = None
    forms: dict[str, Form] = field(default_factory=dict)
    conflict: str = ""
    unsent: list[tuple[str, str]] = field(default_factory=list)


def case_page(
    request: HttpRequest, staff: Staff, case: Case, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """The case as it is, with the forms that this member of staff may use."""
    typed = typed or Typed()
    there = there_of(case, staff)
    file = casefile(case, there, page=request.GET.get("reports", ""))
    actor = actors.of(staff)
    may_decide = may(actor, "correction.decide", case.outlet)
    again = case.state in AGAIN and (typed.decision is not None or "again" in request.GET)
    deciding = may_decide and (case.state in UNDECIDED or again)
    approving = _approving(file, staff, may(actor, "correction.approve", case.outlet))
    context: dict[str, object] = {
        "file": file,
        "case": case,
        "typed": typed,
        "bar": casebar(case, staff),
        "undo": case_undo(case, staff),
        "merged_drafts": merged_drafts(file, staff) if deciding else [],
        "questions": QUESTION_NAMES.items(),
        "zone": case.outlet.policy.time_zone,
        "others": others_at(case, staff) if there.others else [],
        "poll_presence": POLL,
        "meanwhile": _meanwhile(request, staff, case) if typed.conflict else [],
        "role": ROLES.get(role_of(staff, case.outlet) or "", ""),
        "may_decide": may_decide,
        "deciding": deciding,
        "undecided": case.state in UNDECIDED,
        "may_see_reply": may(actor, "case.see_reply", case.outlet),
        "may_note": may(actor, "case.note", case.outlet),
        "again": case.state in AGAIN and may_decide and not deciding,
        "supersedes": any(act.correction.state == CorrectionState.PUBLISHED for act in file.acts),
        "approving": approving,
        "nobody_else": bool(approving) and _nobody_else(file),
        "poll": SOON
        if file.around.copies.searching
        else _poll(file)
        if not deciding and approving not in ("form", "own")
        else 0,
    }
    if approving and file.latest:
        context |= approval_context(file.latest.correction)
    if deciding:
        context |= decision_context(request, staff, file, typed.decision)
        context |= {"decline": typed.decline or ReasonForm(), "lost": []}
    else:
        context |= lost_draft(staff, file)
    return page(request, staff, "desk/case.html", context, status=status)


def _approving(file: Casefile, staff: Staff, may_approve: bool) -> str:
    """What the approval panel is to this person: `form`, `own`, `other`, or nothing."""
    latest = file.latest
    if latest is None or latest.correction.state != CorrectionState.IN_APPROVAL:
        return ""
    if latest.correction.decided_by_id == staff.pk:
        return "own"
    return "form" if may_approve else "other"


def _nobody_else(file: Casefile) -> bool:
    return file.latest is not None and not somebody_may_approve(file.latest.correction)


def _meanwhile(request: HttpRequest, staff: Staff, case: Case) -> list[TrailLine]:
    """What others did since the page was made whose form was refused."""
    zone = zones.zone(case.outlet.policy.time_zone)
    with timezone.override(zone):
        return meanwhile(case, whole_number(request.POST.get("since")), but_by=staff)


def _poll(file: Casefile) -> int:
    """Seconds after which the page looks again; 0 when nothing happens by itself."""
    if not file.pending or file.latest is None:
        return 0
    correction = file.latest.correction
    since = clock.now() - (correction.approved_at or correction.decided_at)
    return SOON if since < _FRESH else LATER
