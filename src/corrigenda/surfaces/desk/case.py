"""A case."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from corrigenda.flow.cases.queries import merged_case
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import case_for, for_staff
from corrigenda.surfaces.desk.case_page import case_page


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """The passage, the reports, what was and what can be done."""
    merged = merged_case(staff, pk)
    if merged is not None:
        messages.info(request, f"Case {pk} was merged into this one.")
        return redirect("desk:case", pk=merged.pk)
    return case_page(request, staff, case_for(staff, pk))
