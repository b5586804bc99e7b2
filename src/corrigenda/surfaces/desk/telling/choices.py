"""How one wants to be told, by what happened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.flow.newsroom.queries import roles_of
from corrigenda.flow.propagation.actions.choose_telling import choose_telling
from corrigenda.flow.propagation.errors import ChoiceError
from corrigenda.flow.propagation.events import OF_REPORTERS, Group, How
from corrigenda.flow.propagation.queries import choices_of
from corrigenda.flow.propagation.renderers.wording import GROUPS
from corrigenda.lib import mail
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.telling.words import HOW


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def telling(request: HttpRequest, staff: Staff) -> HttpResponse:
    """One's own choices."""
    if request.method != "POST":
        return _page(request, staff)
    given = {group.value: request.POST.get(group, "") for group in _groups(staff)}
    hour = request.POST.get("daily_hour", "")
    kept = choices_of(staff).groups
    try:
        choose_telling(
            staff,
            {**{group.value: how.value for group, how in kept.items()}, **given},
            daily_hour=int(hour) if hour.isdecimal() and len(hour) < 3 else -1,
        )
    except ChoiceError as error:
        return _page(request, staff, str(error), 422)
    messages.success(request, "Kept. It holds from the next thing that happens.")
    return redirect("desk:telling")


def _groups(staff: Staff) -> list[Group]:
    roles = set(roles_of(staff).values())
    return [one for one in Group if one in OF_REPORTERS or roles - {Role.REPORTER.value}]


def _page(request: HttpRequest, staff: Staff, error: str = "", status: int = 200) -> HttpResponse:
    kept = choices_of(staff)
    typed = request.POST if error else {}
    rows = [
        {
            "name": group.value,
            "label": GROUPS[group],
            "choices": [
                (how.value, HOW[how], how == typed.get(group, kept.groups[group])) for how in How
            ],
        }
        for group in _groups(staff)
    ]
    context: dict[str, object] = {
        "account_here": True,
        "rows": rows,
        "hours": [(hour, f"{hour:02}:00") for hour in range(24)],
        "daily_hour": kept.daily_hour,
        "mail_is_on": mail.is_on(),
        "error": error,
    }
    return page(request, staff, "desk/telling/choices.html", context, status)
