"""The screen on which reports are split off a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.cases.queries import newest_in
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed, page
from corrigenda.surfaces.desk.regrouping.beside import in_place
from corrigenda.surfaces.desk.regrouping.forms import SplitForm
from corrigenda.surfaces.desk.tending.acting import EDITORS
from corrigenda.surfaces.desk.wording import REPORT_KINDS

MOST = 200
"""Reports that are listed, the newest first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A report to choose."""

    report: Report
    kind: str
    diff: list[Piece]
    chosen: bool


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """The reports with a box each; sent, those that are ticked are a case of their own."""
    case = case_for(staff, pk)
    if not may(actors.of(staff), "case.split", case.outlet):
        return not_allowed(request, case.outlet, "splitting", EDITORS)
    if request.method != "POST":
        return _page(request, staff, case, [], "")
    form = SplitForm(request.POST)
    chosen = form.cleaned_data["reports"] if form.is_valid() else []
    try:
        new = split(case, chosen, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "splitting", EDITORS)
    except CaseError as error:
        return _page(request, staff, case_for(staff, pk), chosen, str(error))
    count = f"{len(chosen)} report{'' if len(chosen) == 1 else 's'}"
    messages.success(request, f"Split: this case has {count} of case {pk} now.")
    return redirect("desk:case", pk=new.pk)


def _page(
    request: HttpRequest, staff: Staff, case: Case, chosen: list[int], error: str
) -> HttpResponse:
    rows = newest_in(case).defer("block", "selector")
    lines = [_line(report, report.pk in chosen) for report in rows[:MOST]]
    context: dict[str, object] = {
        "case": case,
        "words": in_place(case),
        "lines": lines,
        "more": max(0, rows.count() - MOST) if len(lines) == MOST else 0,
        "error": error,
    }
    status = 422 if error else 200
    return page(request, staff, "desk/regrouping/split.html", context, status=status)


def _line(report: Report, chosen: bool) -> Line:
    diff = shown_diff(report.says, report.should_say) if report.should_say else []
    return Line(report, REPORT_KINDS.get(report.kind, ""), diff, chosen)
