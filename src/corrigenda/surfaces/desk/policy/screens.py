"""`/desk/policy/`: what the house decides for itself, with what it was and what it could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.errors import NotAllowedError, OutletError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.flow.newsroom.policy import known_policy, mistakes
from corrigenda.flow.newsroom.queries import outlets_of, policy_changes
from corrigenda.flow.newsroom.ready_policies import READY, started_from
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.policy.form import (
    Difference,
    differences,
    digest,
    sections,
    to_keep,
    typed,
    whole,
)
from corrigenda.surfaces.problems import answer

READY_NAMES = {
    "wire": ("Wire agency", "Quick, strict, two people on every notice, all of it at the top."),
    "daily": ("Daily", "Placed by gravity, a second person for what is grave."),
    "small": ("Small site", "One editor on most days: longer times, a second person rarely."),
}
MOVED = (
    "Somebody else changed the policy while you had it open. Nothing was stored: below is what "
    "you chose, beside the policy as it is now."
)


@dataclass(frozen=True, slots=True)
class Past:
    """A change of the policy, with what it changed."""

    entry: AuditEntry
    what: list[Difference]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form when it is not the policy as it is.

    Attributes:
        data: by field.
        shown: the changes are on the page, so that they can be saved.
    """

    data: Mapping[str, object]
    errors: Mapping[str, str]
    conflict: str = ""


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The policy; with `?start=` another one in the form, and what it would change."""
    outlet = _outlet(request, staff)
    start = request.GET.get("start", "")
    if not start:
        return _screen(request, staff, outlet)
    return _screen(request, staff, outlet, Typed(_started(outlet, start), {}))


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show what would change; once that was seen, save it. Loaded again, the policy."""
    outlet = _outlet(request, staff)
    if request.method != "POST":
        return redirect(_address(outlet))
    if not may(actors.of(staff), "outlet.change", outlet):
        return _forbidden(request, outlet)
    data = typed(request.POST)
    errors = mistakes(data)
    if errors:
        return _screen(request, staff, outlet, Typed(data, errors), 422)
    if request.POST.get("base") != digest(outlet.policy_data):
        return _screen(request, staff, outlet, Typed(data, {}, MOVED), 409)
    if request.POST.get("shown") != digest(data):
        return _screen(request, staff, outlet, Typed(data, {}))
    return _saved(request, staff, outlet, data)


def _saved(
    request: HttpRequest, staff: Staff, outlet: Outlet, data: Mapping[str, object]
) -> HttpResponse:
    change = Change(policy=to_keep(data, outlet.policy_data))
    try:
        done = change_outlet(outlet, change, by=actors.of(staff))
    except NotAllowedError:
        return _forbidden(request, outlet)
    except OutletError as error:
        return _screen(request, staff, outlet, Typed(data, {}, str(error)), 422)
    messages.success(request, "Saved." if done.what else "It was so already.")
    return redirect(_address(outlet))


def _screen(
    request: HttpRequest,
    staff: Staff,
    outlet: Outlet,
    given: Typed | None = None,
    status: int = 200,
) -> HttpResponse:
    now = outlet.policy
    given = given or Typed(whole(now), {})
    wanted = known_policy(given.data)
    editable = may(actors.of(staff), "outlet.change", outlet)
    context: dict[str, object] = {
        "outlet": outlet,
        "own": outlets_of(staff),
        "editable": editable,
        "sections": sections(given.data, errors=given.errors, now=now),
        "errors": given.errors,
        "conflict": given.conflict,
        "differences": [] if given.errors else differences(now, wanted),
        "base": digest(outlet.policy_data),
        "shown": digest(given.data),
        "ready": [(name, *words) for name, words in READY_NAMES.items()],
        "past": _past(outlet),
        "public": f"{outlet.desk_url}/corrections/policy?{urlencode({'outlet': outlet.slug})}",
    }
    return page(request, staff, "desk/policy/policy.html", context, status=status)


def _past(outlet: Outlet) -> list[Past]:
    found = []
    for entry in policy_changes(outlet)[:20]:
        old, new = entry.detail["policy"]
        found.append(Past(entry, differences(known_policy(old), known_policy(new))))
    return found


def _started(outlet: Outlet, start: str) -> dict[str, object]:
    """The data of a ready policy, or of the policy before a change of the past."""
    if start in READY:
        return whole(known_policy(started_from(start, outlet.policy_data)))
    number = start.removeprefix("before-")
    entry = (
        policy_changes(outlet).filter(pk=int(number)).first()
        if number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    if entry is None:
        raise Http404
    return whole(known_policy(entry.detail["policy"][0]))


def _outlet(request: HttpRequest, staff: Staff) -> Outlet:
    slug = request.GET.get("outlet", "")
    own = outlets_of(staff)
    outlet = next((one for one in own if slug in ("", one.slug)), None)
    if outlet is None:
        raise Http404
    return outlet


def _address(outlet: Outlet) -> str:
    return f"{reverse('desk:policy')}?{urlencode({'outlet': outlet.slug})}"


def _forbidden(request: HttpRequest, outlet: Outlet) -> HttpResponse:
    return answer(
        request,
        403,
        "not-allowed",
        f"The policy of {outlet.name} is changed by an administrator. Nothing was stored.",
    )
