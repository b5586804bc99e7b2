"""Deciding, declining, and saying which place is meant."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.point_out import point_out
from corrigenda.flow.cases.errors import CaseError, PlaceHeldError
from corrigenda.flow.cases.leaving import about_else
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import latest_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.lib.states import TransitionError
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed
from corrigenda.surfaces.desk.case_page import Typed, case_page
from corrigenda.surfaces.desk.casefile import seen
from corrigenda.surfaces.desk.deciding.form import offered
from corrigenda.surfaces.desk.fields import WRITTEN
from corrigenda.surfaces.desk.forms import DecisionForm, PlaceForm, ReasonForm
from corrigenda.surfaces.desk.wording import KINDS

MOST_TOLD = 10
"""Reports that leave a case are counted for its editor up to here."""
LOOKED_AT = 50
EDITORS = "an editor, the standards editor or an administrator"
ELSEWHERE = (
    "Somebody else decided this case while you had it open. Nothing of yours was stored; "
    "below is the case as it is now."
)
MOVED = (
    "The passage changed while you had it open: a reader reported words next to it, or the story "
    "was edited. Nothing was stored. Look at the passage and at your words, then send them again."
)


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def decide_case(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Make the correction that the form describes; loaded again, the case."""
    if request.method != "POST":
        return redirect("desk:case", pk=pk)
    case = case_for(staff, pk)
    form = DecisionForm(request.POST)
    if not may(actors.of(staff), "correction.decide", case.outlet):
        return not_allowed(request, case.outlet, "deciding", EDITORS)
    answer = _offered(request, staff, case) or _stale(request, staff, case, form)
    return answer if answer is not None else _decided(request, staff, case, form)


def _decided(request: HttpRequest, staff: Staff, case: Case, form: DecisionForm) -> HttpResponse:
    if not form.is_valid():
        return _sent_back(request, staff, case, form)
    try:
        correction = decide(case, _decision(request, form, case), by=actors.of(staff))
    except CorrectionError as error:
        form.add_error(error.field, str(error))
        return _sent_back(request, staff, case, form)
    except TransitionError:
        return _conflict(request, staff, case, _unsent(form))
    messages.success(request, _done(correction, case) + _left_out(case))
    return redirect("desk:case", pk=case.pk)


@for_staff
@require_POST
def decline_case(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Change nothing, and tell the readers why."""
    case = case_for(staff, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return case_page(request, staff, case, Typed(decline=form), status=422)
    try:
        decline(case, reason=form.cleaned_data["reason"], by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "declining", EDITORS)
    except CaseError as error:
        form.add_error("reason", str(error))
        return case_page(request, staff, case, Typed(decline=form), status=422)
    except TransitionError:
        return _conflict(request, staff, case, [("Reason", form.cleaned_data["reason"])])
    when = "goes to" if case.can_be_undone else "stands on"
    messages.success(request, f"Declined. The reason {when} every reader’s receipt.")
    return redirect("desk:case", pk=case.pk)


@for_staff
@require_POST
def place_case(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Say which of several places is meant."""
    case = case_for(staff, pk)
    form = PlaceForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"version": 0, "start": 0}
    try:
        point_out(case, version=given["version"], start=given["start"], by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "choosing the place", EDITORS)
    except PlaceHeldError as error:
        messages.warning(request, str(error))
        return redirect(f"{reverse('desk:merge', args=[pk])}?into={error.holder}")
    except CaseError as error:
        fresh = case_for(staff, pk)
        return case_page(request, staff, fresh, Typed(conflict=str(error)), status=409)
    messages.success(request, "The case stands at this place now.")
    return redirect("desk:case", pk=case.pk)


def _stale(
    request: HttpRequest, staff: Staff, case: Case, form: DecisionForm
) -> HttpResponse | None:
    """The answer to a form that was made for another state or for other words."""
    latest = latest_of([case]).get(case.pk)
    now = seen(case, latest.pk if latest else 0, context_of(case).passage)
    state, _, words = now.partition(":")
    had_state, _, had_words = str(request.POST.get("seen", "")).partition(":")
    if had_state and had_state != state:
        return _conflict(request, staff, case, _unsent(form))
    if had_words and had_words != words:
        given = request.POST.copy()
        given["seen"] = now
        typed = Typed(decision=DecisionForm(given), conflict=MOVED)
        _keep(DecisionForm(given), staff, case)
        return case_page(request, staff, case, typed, status=409)
    return None


def _offered(request: HttpRequest, staff: Staff, case: Case) -> HttpResponse | None:
    """The form with the house's draft of the notice in it, where that was asked for."""
    if "offer" not in request.POST:
        return None
    given = request.POST.copy()
    given["words"] = offered(case, given.get("kind", ""), given.get("after", ""))
    return _sent_back(request, staff, case, DecisionForm(given), status=200)


def _sent_back(
    request: HttpRequest, staff: Staff, case: Case, form: DecisionForm, status: int = 422
) -> HttpResponse:
    """The form as it was typed, which is kept as a draft, too."""
    _keep(form, staff, case)
    return case_page(request, staff, case, Typed(decision=form), status=status)


def _keep(form: DecisionForm, staff: Staff, case: Case) -> None:
    typed = {name: str(form[name].value() or "") for name in form.fields}
    save_draft(case, typed, by=actors.of(staff))


def _decision(request: HttpRequest, form: DecisionForm, case: Case) -> Decision:
    given = form.cleaned_data
    after = given["after"]
    # A passage over two paragraphs comes back from the form as one run of words; when only
    # its white space differs the editor left it as it was.
    untouched = after.split() == context_of(case).passage.split()
    return Decision(
        kind=given["kind"],
        after="" if untouched else after,
        words=given["words"],
        reason=given["reason"],
        delete=given["delete"],
        placement=given["placement"],
        placement_reason=given["placement_reason"],
        accepted=frozenset(request.POST.getlist("accepted")),
    )


def _unsent(form: DecisionForm) -> list[tuple[str, str]]:
    deleted = [("New words", "none: delete the old ones")] if form["delete"].value() else []
    return deleted + [
        (name, str(form[field].value()))
        for field, name in WRITTEN.items()
        if (form[field].value() or "").strip() and not (deleted and field == "after")
    ]


def _conflict(
    request: HttpRequest, staff: Staff, case: Case, unsent: list[tuple[str, str]]
) -> HttpResponse:
    fresh = case_for(staff, case.pk)
    typed = Typed(conflict=ELSEWHERE, unsent=[(name, text) for name, text in unsent if text])
    return case_page(request, staff, fresh, typed, status=409)


def _left_out(case: Case) -> str:
    count = len(about_else(case, most=MOST_TOLD, among=LOOKED_AT))
    if not count:
        return ""
    if count == 1:
        return " One report asks for something else: it gets a case of its own."
    number = count if count < MOST_TOLD else f"At least {count}"
    return f" {number} reports ask for something else: they get a case of their own."


def _done(correction: Correction, case: Case) -> str:
    kind = KINDS[correction.kind].name
    if correction.second_person_because:
        return f"{kind}: waits for a second person ({correction.second_person_because})."
    if case.can_be_undone:
        return f"{kind}: it goes out when the time to take it back is over."
    if correction.is_silent:
        return "Fix: the change was asked of the CMS."
    return f"{kind}: it is being published."
