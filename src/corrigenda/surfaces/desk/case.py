"""A case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import case_for, for_staff
from corrigenda.surfaces.desk.case_page import case_page


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """The passage, the reports, what was and what can be done."""
    return case_page(request, staff, case_for(staff, pk))
