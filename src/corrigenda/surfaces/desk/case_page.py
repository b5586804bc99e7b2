"""The page of a case, as every view that ends on it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.decision import second_person_because
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.corrections.queries import somebody_may_approve
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.flow.newsroom.queries import role_of
from corrigenda.lib import clock
from corrigenda.surfaces.desk.access import page
from corrigenda.surfaces.desk.casefile import Casefile, casefile
from corrigenda.surfaces.desk.forms import DecisionForm, ReasonForm
from corrigenda.surfaces.desk.wording import KINDS, ROLES

AGAIN = (CaseState.PUBLISHED, CaseState.CLOSED)
SOON, LATER = 3, 30
_FRESH = timedelta(minutes=3)


@dataclass(slots=True)
class Typed:
    """Forms that came back with an error, and what stands above the page.

    Attributes:
        conflict: why nothing was stored although the form was well formed.
        unsent: what was typed into a form that the page no longer has.
    """

    decision: DecisionForm | None = None
    decline: ReasonForm | None = None
    approve: ReasonForm | None = None
    send_back: ReasonForm | None = None
    conflict: str = ""
    unsent: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of correction in the form."""

    value: str
    name: str
    hint: str
    start: str
    button: str
    second: bool


def case_page(
    request: HttpRequest, staff: Staff, case: Case, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """The case as it is, with the forms that this member of staff may use."""
    typed = typed or Typed()
    file = casefile(case, all_reports=request.GET.get("reports") == "all")
    actor = actors.of(staff)
    may_decide = may(actor, "correction.decide", case.outlet)
    again = case.state in AGAIN and (typed.decision is not None or "again" in request.GET)
    deciding = may_decide and (case.state in UNDECIDED or again)
    approving = _approving(file, staff, may(actor, "correction.approve", case.outlet))
    context: dict[str, object] = {
        "file": file,
        "case": case,
        "typed": typed,
        "role": ROLES.get(role_of(staff, case.outlet) or "", ""),
        "may_decide": may_decide,
        "deciding": deciding,
        "undecided": case.state in UNDECIDED,
        "may_check": may_decide and case.state in (CaseState.NEW, CaseState.AWAITING_SOURCE),
        "again": case.state in AGAIN and may_decide and not deciding,
        "supersedes": any(act.correction.state == CorrectionState.PUBLISHED for act in file.acts),
        "approving": approving,
        "nobody_else": bool(approving) and _nobody_else(file),
        "poll": _poll(file) if not deciding and approving not in ("form", "own") else 0,
    }
    if deciding:
        form = typed.decision or DecisionForm(initial=_prefilled(request, file))
        context |= {
            "form": form,
            "choices": _choices(case, file),
            "fix_because": _fix_because(case, file),
            "decline": typed.decline or ReasonForm(),
        }
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


def _choices(case: Case, file: Casefile) -> list[Choice]:
    return [
        Choice(
            kind.value,
            words.name,
            words.hint,
            words.start,
            words.button,
            kind != Kind.FIX and case.outlet.policy.asks_second_person(kind.value),
        )
        for kind in Kind
        # A fix is a change to the story and nothing else.
        if (words := KINDS[kind.value]) and (kind != Kind.FIX or file.place.stands)
    ]


def _prefilled(request: HttpRequest, file: Casefile) -> dict[str, str | bool]:
    after, kind = file.context.passage, Kind.CORRECTION.value
    if file.fitting:
        after = _chosen(request, file)
    if file.case.lane == "typo" and file.place.stands:
        # Of one that was fixed meanwhile there is nothing left to fix: nothing is proposed.
        kind = "" if file.place.readers else Kind.FIX.value
    sent_back = file.latest.correction if file.latest else None
    if sent_back is None or sent_back.state != CorrectionState.DRAFT:
        return {"kind": kind, "after": after, "seen": file.seen}
    return {
        "kind": sent_back.kind,
        "after": after if "use" in request.GET or sent_back.deletes else sent_back.after,
        "delete": sent_back.deletes and "use" not in request.GET,
        "words": sent_back.words,
        "reason": sent_back.reason,
        "seen": file.seen,
    }


def _chosen(request: HttpRequest, file: Casefile) -> str:
    """The suggestion that a link asked for, or the one of most readers."""
    wanted = request.GET.get("use", "")
    place = int(wanted) - 1 if wanted.isascii() and wanted.isdigit() else 0
    fitting = file.fitting
    return fitting[place if 0 <= place < len(fitting) else 0].after


def _fix_because(case: Case, file: Casefile) -> str:
    """Why the readers' suggestion, made a fix, would wait for a second person."""
    if not file.fitting:
        return ""
    return second_person_because(case, Kind.FIX, file.fitting[0].after)


def _poll(file: Casefile) -> int:
    """Seconds after which the page looks again; 0 when nothing happens by itself."""
    if not file.pending or file.latest is None:
        return 0
    correction = file.latest.correction
    since = clock.now() - (correction.approved_at or correction.decided_at)
    return SOON if since < _FRESH else LATER
