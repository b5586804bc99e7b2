"""The deliveries: who was told, who was not and why; trying again and giving up."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.give_up import give_up
from corrigenda.flow.propagation.actions.retry import retry, retry_line
from corrigenda.flow.propagation.queries import deliveries_for, down_for, outlets_for
from corrigenda.lib.states import TransitionError
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.telling.listing import asked, listing
from corrigenda.surfaces.problems import answer


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Fifty a page, the newest first."""
    outlets = outlets_for(staff, "telling.read")
    if not outlets:
        return answer(
            request, 403, "not-allowed", "Who was told what is for editors and administrators."
        )
    context = {
        "list": listing(outlets, asked(request.GET.dict())),
        "may_channels": bool(outlets_for(staff, "channel.change")),
        "several": len(outlets) > 1,
    }
    return page(request, staff, "desk/telling/deliveries.html", context)


@for_staff
@require_POST
def try_again(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Try one again now."""
    return _act(request, staff, pk, retry, "It is tried again now.")


@for_staff
@require_POST
def give_one_up(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Try one no more."""
    return _act(request, staff, pk, give_up, "Given up: it is not tried any more.")


@for_staff
@require_POST
def try_line(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Try a line that is down, with what waits behind it."""
    outlets = outlets_for(staff, "telling.retry")
    wanted = request.POST.get("line", "")
    down = next((one for one in down_for(outlets) if one.line.key == wanted), None)
    if down is None:
        messages.info(request, "It works again: what waited is being sent.")
    else:
        for outlet in outlets:
            retry_line(down.line, outlet=outlet, by=actors.of(staff))
        messages.success(request, f"Trying {down.name} now; reload to see what came of it.")
    return _back(request)


def _act(
    request: HttpRequest, staff: Staff, pk: int, act: Callable[..., None], done: str
) -> HttpResponse:
    found = deliveries_for(outlets_for(staff, "telling.read")).filter(pk=pk).first()
    if found is None:
        raise Http404
    try:
        act(found, by=actors.of(staff))
    except NotAllowedError as error:
        return answer(request, 403, "not-allowed", str(error))
    except TransitionError:
        messages.warning(request, "It moved on meanwhile; nothing was changed.")
    else:
        messages.success(request, done)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if back.startswith("/desk/deliveries") and is_ours else "desk:deliveries")
