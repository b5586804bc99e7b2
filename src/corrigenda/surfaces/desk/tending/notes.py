"""Notes on a case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.actions.add_note import Noted, add_note
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import case_for, for_staff
from corrigenda.surfaces.desk.tending.acting import Sent, tend
from corrigenda.surfaces.desk.tending.forms import NoteForm


@for_staff
@require_POST
def note(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Keep a note."""

    def act(case: Case, given: dict[str, str], by: Actor) -> str:
        return _said(add_note(case, given["text"], by=by))

    return tend(request, staff, case_for(staff, pk), Sent("note", NoteForm(request.POST)), act)


def _said(noted: Noted) -> str:
    said = ["Note kept."]
    if noted.mentioned:
        said.append(f"{', '.join(noted.mentioned)} will be told.")
    if noted.unknown:
        names = ", ".join(f"@{one}" for one in noted.unknown)
        said.append(f"Nobody who may read this case is called {names}.")
    return " ".join(said)
