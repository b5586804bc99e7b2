"""The screen of a case's other places, and what is done on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.flow.propagation.actions.approve_copies import approve_copies
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.actions.note_copy import Noted, note_copy, note_copy_state
from corrigenda.flow.propagation.actions.recheck_copies import recheck_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import case_key_of, ledger_of
from corrigenda.flow.propagation.copies.likewise import notice_for
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError, check_text
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed, page
from corrigenda.surfaces.desk.copies.approving import sets_of
from corrigenda.surfaces.desk.copies.forms import NoteForm
from corrigenda.surfaces.desk.copies.judging import asked, judge
from corrigenda.surfaces.desk.copies.listing import Copies, listing
from corrigenda.surfaces.desk.copies.words import KINDS
from corrigenda.surfaces.desk.tending.acting import EDITORS

MAX_REASON = 2_000
APPROVERS = "the standards editor or an administrator"
SOON, LATER = 2, 30
"""Seconds after which the page looks again while something is under way: at first, and at most."""


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """The places in parts, twenty-five a page."""
    return _page(request, staff, case_for(staff, pk), NoteForm())


@for_staff
@require_POST
def sweep(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Look where else it stands."""
    case = case_for(staff, pk)
    try:
        sweep_case(case, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "having the archive searched", EDITORS)
    return _back(request, case)


@for_staff
@require_POST
def recheck(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Look now what became of them."""
    case = case_for(staff, pk)
    try:
        count = recheck_copies(case, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "looking at its copies", EDITORS)
    messages.success(request, f"Looked at now: {count} that are not settled.")
    return _back(request, case)


@for_staff
@require_POST
def judged(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Confirm or decline one, those that are marked, or all that were found."""
    case = case_for(staff, pk)
    judgement = asked(request.POST)
    try:
        said, good = judge(case, judgement, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "judging its copies", EDITORS)
    except (CopyError, TransitionError) as error:
        said, good = str(error), False
    (messages.success if good else messages.warning)(request, said)
    if good and judgement.verb == "confirm" and not ledger_of(case).found:
        return redirect(f"{reverse('desk:copies', args=[case.pk])}?show=waiting")
    return _back(request, case)


@for_staff
@require_POST
def correct(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Decide the cases of the confirmed ones as this one was decided."""
    case, by = case_for(staff, pk), actors.of(staff)
    try:
        done = correct_copies(case, request.POST.get("words", ""), by=by)
    except NotAllowedError:
        return not_allowed(request, case.outlet, "correcting its copies", EDITORS)
    except CopyError as error:
        messages.warning(request, str(error))
        return _back(request, case)
    if done.decided or done.left:
        messages.success(request, done.said)
    if done.refused:
        messages.warning(request, f"{_many(done.refused)} not: each says why below.")
    return _back(request, case)


@for_staff
@require_POST
def approve(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Approve what somebody else decided likewise."""
    case, reason = case_for(staff, pk), request.POST.get("reason", "")
    given = request.POST.getlist("correction")
    keys = [int(one[:15]) for one in given if one.isascii() and one.isdigit()]
    try:
        check_text(reason, field="reason", max_chars=MAX_REASON)
        done = approve_copies(case, keys, reason, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "approving", APPROVERS)
    except TextError as error:
        messages.warning(request, str(error))
        return _back(request, case)
    if done.approved:
        messages.success(request, f"{done.approved} approved, each by itself.")
    for one in done.refused[:5]:
        messages.warning(request, one)
    return _back(request, case)


def _many(refused: list[str]) -> str:
    return "One is" if len(refused) == 1 else f"{len(refused)} are"


@for_staff
@require_POST
def note(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Keep a newsletter, a push text, a post or a translation by hand."""
    case, form = case_for(staff, pk), NoteForm(request.POST)
    try:
        if form.is_valid():
            note_copy(case, Noted(**form.cleaned_data), by=actors.of(staff))
            messages.success(request, "Noted. Say here what becomes of it.")
            return redirect(f"{reverse('desk:copies', args=[case.pk])}?show=waiting")
    except NotAllowedError:
        return not_allowed(request, case.outlet, "noting its copies", EDITORS)
    except CopyError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    return _page(request, staff, case, form, status=422)


@for_staff
@require_POST
def move(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Say what became of one that is kept by hand."""
    case = case_for(staff, case_key_of(pk) or 0)
    try:
        note_copy_state(case, pk, request.POST.get("state", ""), by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "noting its copies", EDITORS)
    except (CopyError, TransitionError) as error:
        messages.warning(request, str(error))
    return _back(request, case)


def _page(
    request: HttpRequest, staff: Staff, case: Case, form: NoteForm, status: int = 200
) -> HttpResponse:
    by = actors.of(staff)
    shown = listing(case, show=request.GET.get("show", ""), page=request.GET.get("page", ""))
    waiting = shown.part == "waiting"
    notice = notice_for(case) if waiting else None
    may_approve = may(by, "correction.approve", case.outlet)
    # Where somebody may be writing, the page does not load itself anew.
    waits = shown.opening.count or (shown.searching and shown.part == "found")
    together = sets_of(case, staff, may_approve=may_approve) if waiting else []
    quiet = form.is_bound or together or (notice is not None and notice.waiting)
    context: dict[str, object] = {
        "case": case,
        "copies": shown,
        "form": form,
        "kinds": [(value, name) for value, name in KINDS.items() if value != "story"],
        "may_judge": may(by, "copy.judge", case.outlet),
        "notice": notice,
        "together": together,
        "poll": _poll(shown) if waits and not quiet else 0,
    }
    return page(request, staff, "desk/copies/copies.html", context, status=status)


def _poll(shown: Copies) -> int:
    """Seldomer the longer it takes: the job process may have much to do, or not be running."""
    asked = shown.sweep.asked_at if shown.sweep and shown.searching else None
    last = max((one for one in (asked, shown.opening.since) if one), default=None)
    waited = (clock.now() - last).total_seconds() if last else 0
    return min(max(SOON, int(waited / 4)), LATER)


def _back(request: HttpRequest, case: Case) -> HttpResponse:
    """To the page that the form stood on."""
    back = request.POST.get("back", "")
    safe = back.startswith("/desk/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    at = request.POST.get("next", "")
    anchor = f"#{at}" if at.isascii() and at.isalnum() else ""
    there = back if safe else reverse("desk:case", args=[case.pk]) + "#copies"
    return HttpResponseRedirect(there + anchor, status=303)
