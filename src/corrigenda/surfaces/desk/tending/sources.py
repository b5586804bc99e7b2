"""Asking the person quoted or affected."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.actions.ask_source import Asked, ask_source
from corrigenda.flow.cases.actions.mail_source import mail_source
from corrigenda.flow.cases.actions.withdraw_source import withdraw_source
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.source_checks import check_of_key
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import case_for, for_staff, page
from corrigenda.surfaces.desk.tending.acting import Sent, tend
from corrigenda.surfaces.desk.tending.forms import NoteForm, SourceForm


@for_staff
@require_POST
def ask(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Make the link, mail it where there is an address, and show it this once."""
    made: list[Asked] = []

    def act(case: Case, given: dict[str, str], by: Actor) -> str:
        wanted = Ask(given["name"], given["email"], given["question"] or "", given["own"])
        made.append(ask_source(case, wanted, by=by))
        return ""

    answer = tend(
        request, staff, case_for(staff, pk), Sent("source", SourceForm(request.POST)), act
    )
    return _link(request, staff, made[0]) if made else answer


def _link(request: HttpRequest, staff: Staff, asked: Asked) -> HttpResponse:
    unsent = mail_source(asked)
    context = {"asked": asked, "check": asked.check, "case": asked.check.case, "unsent": unsent}
    return page(request, staff, "desk/source_link.html", context)


@for_staff
@require_POST
def withdraw(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Take a link back."""
    found = check_of_key(pk)
    if found is None:
        raise Http404
    case = case_for(staff, found.case_id)

    def act(case: Case, given: dict[str, str], by: Actor) -> str:
        withdraw_source(found, by=by)
        return f"The link of {found.name} works no more."

    return tend(request, staff, case, Sent("note", NoteForm(request.POST)), act)
