"""Who works for an outlet: roles, bylines, leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.reactivate import reactivate
from corrigenda.flow.newsroom.actions.set_bylines import set_bylines
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.flow.newsroom.queries import (
    colleagues,
    gone_colleagues,
    open_invitations,
    outlets_with,
)
from corrigenda.lib import clock
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.people.forms import BylinesForm, InviteForm, RoleForm
from corrigenda.surfaces.desk.wording import ROLES
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.second_factor import whose_second_factor


@dataclass(frozen=True, slots=True)
class Wrong:
    """What came back with an error.

    Attributes:
        pk: whose row it belongs to.
        names: bylines as they were typed.
    """

    pk: int
    said: str
    names: str | None = None


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The people of an outlet, and who is invited."""
    outlet = outlet_for(staff, request.GET.get("outlet", ""))
    if outlet is None:
        return not_for_them(request)
    return staff_page(request, staff, outlet, InviteForm(initial={"role": Role.EDITOR}))


@for_staff
@require_POST
def change_role(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Give somebody another role."""
    form = RoleForm(request.POST)
    wanted = form.cleaned_data["role"] if form.is_valid() else ""

    def act(them: Staff, outlet: Outlet) -> str:
        if wanted not in Role.values:
            raise StaffError("Choose a role.")
        hire(them.username, outlet=outlet, role=Role(wanted), by=actors.of(staff))
        return f"{them.full_name} is {_a(ROLES[wanted])} now."

    return _take(request, staff, pk, act)


@for_staff
@require_POST
def change_bylines(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Say under which names somebody writes."""
    form = BylinesForm(request.POST)
    names = form.cleaned_data["names"] if form.is_valid() else request.POST.get("names", "")

    def act(them: Staff, outlet: Outlet) -> str:
        set_bylines(them, names.splitlines(), outlet=outlet, by=actors.of(staff))
        return f"The names that {them.full_name} writes under were changed."

    return _take(request, staff, pk, act, names=names)


@for_staff
@require_POST
def end_role(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """End somebody's work for the outlet."""

    def act(them: Staff, outlet: Outlet) -> str:
        closed = deactivate(them, outlet=outlet, by=actors.of(staff))
        account = " The account is closed." if closed else ""
        return f"{them.full_name} works for {outlet.name} no more.{account}"

    return _take(request, staff, pk, act)


@for_staff
@require_POST
def have_back(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Have somebody back who left."""

    def act(them: Staff, outlet: Outlet) -> str:
        role = request.POST.get("role", "")
        reactivate(them, outlet=outlet, role=role, by=actors.of(staff))
        return f"{them.full_name} is back, as {ROLES[role]}."

    return _take(request, staff, pk, act)


def staff_page(
    request: HttpRequest,
    staff: Staff,
    outlet: Outlet,
    form: InviteForm,
    *,
    wrong: Wrong | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """The people of an outlet, with what came back."""
    members = list(colleagues(outlet))
    protected = whose_second_factor([one.staff_id for one in members])
    context = {
        "outlet": outlet,
        "administered": outlets_with(staff, "staff.change"),
        "members": [(one, ROLES[one.role], one.staff_id in protected) for one in members],
        "gone": list(gone_colleagues(outlet)[:200]),
        "invitations": [(one, ROLES[one.role]) for one in open_invitations(outlet)],
        "now": clock.now(),
        "roles": list(ROLES.items()),
        "form": form,
        "wrong": wrong,
        **more,
    }
    return page(request, staff, "desk/people/staff.html", context, status=status)


def outlet_for(staff: Staff, slug: str, verb: str = "staff.change") -> Outlet | None:
    """The outlet that is asked for, or the first one; None where they may not."""
    allowed = outlets_with(staff, verb)
    if not slug:
        return allowed[0] if allowed else None
    return next((one for one in allowed if one.slug == slug), None)


def not_for_them(request: HttpRequest) -> HttpResponse:
    """403 in words."""
    return answer(
        request, 403, "not-allowed", "Who works for an outlet is up to its administrators."
    )


def staff_url(outlet: Outlet) -> str:
    """Where the people of an outlet are."""
    return f"{reverse('desk:staff')}?{urlencode({'outlet': outlet.slug})}"


def _take(
    request: HttpRequest,
    staff: Staff,
    pk: int,
    act: Callable[[Staff, Outlet], str],
    names: str | None = None,
) -> HttpResponse:
    outlet = outlet_for(staff, request.POST.get("outlet", ""))
    if outlet is None:
        return not_for_them(request)
    them = Staff.objects.filter(pk=pk).first()
    if them is None or not _known(them, outlet):
        raise Http404
    try:
        said = act(them, outlet)
    except StaffError as error:
        wrong = Wrong(pk, str(error), names)
        form = InviteForm(initial={"role": Role.EDITOR})
        return staff_page(request, staff, outlet, form, wrong=wrong, status=422)
    messages.success(request, said)
    return redirect(staff_url(outlet))


def _known(them: Staff, outlet: Outlet) -> bool:
    works_here = them.memberships.filter(outlet=outlet).exists()
    return works_here or gone_colleagues(outlet).filter(pk=them.pk).exists()


def _a(role: str) -> str:
    return f"an {role}" if role[0] in "aeiou" else f"a {role}"
