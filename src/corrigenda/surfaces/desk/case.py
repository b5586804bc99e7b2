"""A case."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from corrigenda.flow.cases.queries import case_seen_by, merged_case
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import for_staff
from corrigenda.surfaces.desk.case_page import case_page


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """The passage, the reports, what was and what can be done."""
    case = case_seen_by(staff, pk)
    if case is not None:
        return case_page(request, staff, case)
    merged = merged_case(staff, pk)
    if merged is None:
        raise Http404
    messages.info(request, f"Case {pk} was merged into this one.")
    return redirect("desk:case", pk=merged.pk)
