"""Drafts: kept while somebody types, and looked at on the way."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from corrigenda.flow.corrections.actions.drop_draft import drop_draft
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed
from corrigenda.surfaces.desk.deciding.words import words_of

EDITORS = "an editor, the standards editor or an administrator"


@for_staff
@require_POST
def keep_draft(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Keep what is typed; the answer is what stands below the notice: diff, findings, the time."""
    case = case_for(staff, pk)
    typed = {name: str(value) for name, value in request.POST.items()}
    try:
        draft = save_draft(case, typed, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "deciding", EDITORS)
    context = {"case": case, "checked": words_of(case, typed), "saved": draft.saved_at}
    return render(request, "desk/deciding/words.html", context)


@for_staff
@require_POST
def throw_draft(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Forget the draft."""
    case = case_for(staff, pk)
    try:
        drop_draft(case, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "deciding", EDITORS)
    messages.success(request, "Your draft is thrown away.")
    return redirect("desk:case", pk=case.pk)
