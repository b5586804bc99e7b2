"""`/desk/erasing/`: have words erased by law, look before, and confirm what another asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure
from corrigenda.flow.newsroom.actions.confirm_erasure import confirm_erasure
from corrigenda.flow.newsroom.actions.withdraw_erasure import withdraw_erasure
from corrigenda.flow.newsroom.erasures import (
    erasures_for,
    may_erase_everywhere,
    outlets_erased_by,
)
from corrigenda.flow.newsroom.errors import ErasureError
from corrigenda.flow.newsroom.models import Erasure, Staff
from corrigenda.flow.newsroom.states import ErasureState
from corrigenda.flow.propagation.actions.expunge import expunge_look
from corrigenda.lib.states import TransitionError
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.erasing.forms import EraseForm
from corrigenda.surfaces.desk.erasing.words import REASONS, STATES, places
from corrigenda.surfaces.problems import answer

MOST = 100
NOT_FOR_YOU = "Erasing words is for administrators. Ask one of them."

ErasureView = Callable[[HttpRequest, Staff, Erasure], HttpResponse]


def _for_erasure(view: ErasureView) -> Callable[[HttpRequest, Staff, int], HttpResponse]:
    """Let in who administers all that the words are to be erased from."""

    @wraps(view)
    def handle(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
        erasure = erasures_for(staff).filter(pk=pk).first()
        if erasure is None:
            raise Http404
        return view(request, staff, erasure)

    return handle


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What waits, what was done, and a form to ask."""
    return _page(request, staff, None)


@for_staff
@require_POST
def ask(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Ask for it; or look first what would go."""
    form = _form(staff, request.POST)
    if not form.knows(request.POST.get("outlet")):
        raise Http404
    if not form.is_valid():
        return _page(request, staff, form, status=422)
    try:
        if "look" in request.POST:
            counts = expunge_look(form.phrases, form.house)
            return _page(request, staff, form, counts=counts)
        wish = ask_erasure(form.phrases, outlet=form.house, by=actors.of(staff), **form.why)
    except ErasureError as error:
        form.add_error(None, str(error))
        return _page(request, staff, form, status=422)
    messages.success(request, "Asked for. Nothing is erased until another administrator confirms.")
    return redirect("desk:erasure", wish.pk)


@for_staff
@require_safe
@_for_erasure
def one(request: HttpRequest, staff: Staff, erasure: Erasure) -> HttpResponse:
    """One erasure: what it takes, and the second person's decision."""
    waits = erasure.state == ErasureState.ASKED
    counts = expunge_look(erasure.words, erasure.outlet) if waits and erasure.words else {}
    context: dict[str, object] = {
        "erasure": erasure,
        "waits": waits,
        "own": erasure.asked_by_id == staff.pk,
        "state": STATES[erasure.state],
        "reason": REASONS[erasure.reason_class],
        "places": places(counts if waits else erasure.counts),
    }
    return page(request, staff, "desk/erasing/erasure.html", context)


@for_staff
@require_POST
@_for_erasure
def confirm(request: HttpRequest, staff: Staff, erasure: Erasure) -> HttpResponse:
    """Have it done: there is no way back."""
    try:
        confirm_erasure(erasure, by=actors.of(staff))
    except (ErasureError, TransitionError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Confirmed. The words are being erased now.")
    return redirect("desk:erasure", erasure.pk)


@for_staff
@require_POST
@_for_erasure
def withdraw(request: HttpRequest, staff: Staff, erasure: Erasure) -> HttpResponse:
    """Give it up; the words stay where they stand."""
    try:
        withdraw_erasure(erasure, by=actors.of(staff))
    except TransitionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Withdrawn: nothing was erased.")
    return redirect("desk:erasing")


def _form(staff: Staff, given: object = None) -> EraseForm:
    return EraseForm(
        given, outlets=outlets_erased_by(staff), everywhere=may_erase_everywhere(staff)
    )


def _page(
    request: HttpRequest,
    staff: Staff,
    form: EraseForm | None,
    *,
    counts: dict[str, int] | None = None,
    status: int = 200,
) -> HttpResponse:
    if not outlets_erased_by(staff):
        return answer(request, 403, "not-allowed", NOT_FOR_YOU)
    rows = list(erasures_for(staff)[:MOST])
    context: dict[str, object] = {
        "form": form or _form(staff),
        "looked": counts is not None,
        "places": places(counts or {}),
        "waiting": [one for one in rows if one.state == ErasureState.ASKED],
        "others": [(one, STATES[one.state]) for one in rows if one.state != ErasureState.ASKED],
        "reasons": REASONS,
    }
    return page(request, staff, "desk/erasing/erasing.html", context, status)
