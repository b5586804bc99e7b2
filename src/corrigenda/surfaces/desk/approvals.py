"""The second person: approving, and sending back; and taking one's own decision back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from corrigenda.flow.corrections.actions.approve import approve, send_back
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import corrections_for
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed
from corrigenda.surfaces.desk.case_page import Typed, case_page
from corrigenda.surfaces.desk.forms import ReasonForm
from corrigenda.surfaces.problems import answer

ELSEWHERE = (
    "Somebody else approved it or sent it back while you had it open. Nothing of yours was "
    "stored; below is the case as it is now."
)


class Action(Protocol):
    """`approve` or `send_back`."""

    def __call__(self, correction: Correction, *, reason: str, by: Actor) -> None: ...


@dataclass(frozen=True, slots=True)
class Move:
    """What a second person does, or who takes their own decision back.

    Attributes:
        typed: puts a form with an error back in its place on the page.
        done: what the page says afterwards.
    """

    act: Action
    typed: Callable[[ReasonForm], Typed]
    done: str


@for_staff
@require_POST
def approve_correction(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Let somebody else's correction through."""
    move = Move(approve, lambda form: Typed(approve=form), "Approved.")
    return _take(request, staff, pk, move)


@for_staff
@require_POST
def send_correction_back(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Have the case decided again: as the second person, or as who decided it."""
    done = "Taken back." if _decided_by(staff, pk) else "Sent back."
    return _take(request, staff, pk, Move(send_back, lambda form: Typed(send_back=form), done))


def _decided_by(staff: Staff, pk: int) -> bool:
    return corrections_for(staff).filter(pk=pk, decided_by=staff).exists()


def _take(request: HttpRequest, staff: Staff, pk: int, move: Move) -> HttpResponse:
    correction = corrections_for(staff).filter(pk=pk).first()
    if correction is None:
        raise Http404
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        if form.is_valid():
            move.act(correction, reason=reason, by=actors.of(staff))
    except NotAllowedError as error:
        if correction.decided_by_id == staff.pk:
            return answer(request, 403, "not-allowed", f"{error} Nothing was stored.")
        who = "the standards editor or an administrator"
        return not_allowed(request, correction.outlet, "approving", who)
    except (CorrectionError, TextError) as error:
        form.add_error("reason", str(error))
    except TransitionError:
        case = case_for(staff, correction.case_id)
        unsent = [("Reason", reason)] if reason else []
        return case_page(request, staff, case, Typed(conflict=ELSEWHERE, unsent=unsent), 409)
    if form.errors:
        case = case_for(staff, correction.case_id)
        return case_page(request, staff, case, move.typed(form), status=422)
    messages.success(request, move.done)
    return redirect("desk:case", pk=correction.case_id)
