"""The screen on which a case is merged into another."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from corrigenda.flow.cases.actions.merge import MERGEABLE, merge
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_of, merge_candidates
from corrigenda.flow.corrections.queries import latest_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed, page
from corrigenda.surfaces.desk.regrouping.beside import InPlace, in_place
from corrigenda.surfaces.desk.regrouping.forms import MergeForm
from corrigenda.surfaces.desk.status import Status, status_of
from corrigenda.surfaces.desk.tending.acting import EDITORS


@dataclass(frozen=True, slots=True)
class Choice:
    """A case to merge into."""

    case: Case
    why: str
    words: InPlace
    status: Status
    chosen: bool


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """The likely cases to choose from; sent, the chosen one has the reports of both."""
    case = case_for(staff, pk)
    if not may(actors.of(staff), "case.merge", case.outlet):
        return not_allowed(request, case.outlet, "merging", EDITORS)
    if request.method != "POST":
        return _page(request, staff, case, MergeForm(request.GET), "")
    form = MergeForm(request.POST)
    error = _merge(request, staff, case, form)
    if error:
        return _page(request, staff, case_for(staff, pk), form, error)
    return redirect("desk:case", pk=form.chosen)


def _merge(request: HttpRequest, staff: Staff, case: Case, form: MergeForm) -> str:
    """Do it; why it was not done, if it was not."""
    if not form.is_valid():
        return " ".join(str(one) for errors in form.errors.values() for one in errors)
    into = cases_of(staff).filter(pk=form.chosen).first()
    if into is None:
        if form.chosen:
            return f"There is no case {form.chosen}, or it is not yours to see: look at its number."
        return "Choose the case that is to have the reports, or give its number."
    try:
        merge(case, into=into, by=actors.of(staff))
    except (CaseError, NotAllowedError) as error:
        return str(error)
    messages.success(request, f"Merged: this case has the reports of case {case.pk}, too.")
    return ""


def _page(
    request: HttpRequest, staff: Staff, case: Case, form: MergeForm, error: str
) -> HttpResponse:
    chosen = form.chosen if form.is_valid() else 0
    found = merge_candidates(case)
    latest = latest_of([one.case for one in found])
    choices = [
        Choice(
            one.case,
            one.why,
            in_place(one.case),
            status_of(one.case, latest.get(one.case.pk)),
            one.case.pk == chosen,
        )
        for one in found
    ]
    listed = any(one.chosen for one in choices)
    typed = str(form["number"].value() or "") or ("" if listed or not chosen else str(chosen))
    context: dict[str, object] = {
        "case": case,
        "words": in_place(case),
        "choices": choices,
        "number": typed,
        "decided": case.state not in MERGEABLE,
        "error": error,
    }
    status = 422 if error else 200
    return page(request, staff, "desk/regrouping/merge.html", context, status=status)
