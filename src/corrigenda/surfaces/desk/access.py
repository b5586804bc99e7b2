"""Who is asking, and what they may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec, TypedDict
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.middleware import get_user
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import case_seen_by, merged_case
from corrigenda.flow.newsroom.memberships import hold
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.lib import zones
from corrigenda.surfaces.desk.fields import label
from corrigenda.surfaces.desk.nav import Link, links
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.second_factor import lacks_second_factor

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
StaffView = Callable[Concatenate[HttpRequest, Staff, P], HttpResponse]


def for_staff(view: StaffView[P]) -> View[P]:
    """Let in who is signed in; the others are asked to, and find their way back.

    Whose house asks for a second factor that they lack is led to set one up.
    """

    @wraps(view)
    def handle(
        request: HttpRequest, staff: Staff, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not lacks_second_factor(staff):
            try:
                return view(request, staff, *args, **kwargs)
            except MergedError as error:
                return _merged(request, staff, error)
        if request.method in ("GET", "HEAD"):
            return redirect("desk:account")
        return _signed_out(request, owed=True)

    return for_account(handle)


def for_account(view: StaffView[P]) -> View[P]:
    """As `for_staff`, for the pages on which a second factor is set up."""

    @wraps(view)
    def handle(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        # The person, and not Django's stand-in for one, which looks them up at every word.
        staff = get_user(request)
        if not isinstance(staff, Staff):
            response = _signed_out(request)
        else:
            hold(staff)
            response = view(request, staff, *args, **kwargs)
        response.setdefault("Cache-Control", "private, no-store")
        return response

    return handle


def _signed_out(request: HttpRequest, *, owed: bool = False) -> HttpResponse:
    sign_in = reverse("desk:sign-in")
    if request.method in ("GET", "HEAD"):
        return redirect(f"{sign_in}?{urlencode({'next': request.get_full_path()})}")
    given = {"typed": _typed(request), "owed": owed}
    return render(request, "desk/signed_out.html", given, status=403)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed exists nowhere else any more, so it is handed back to be copied."""
    return [
        (label(name), value)
        for name, value in request.POST.items()
        if name not in _HIDDEN and isinstance(value, str) and value.strip()
    ]


_HIDDEN = ("csrfmiddlewaretoken", "seen", "since", "was", "password", "credential", "code")


class MergedError(Http404):
    """The case that somebody asked for was merged into another one, which they may see.

    Attributes:
        pk: its key.
        into: the case that has its reports now.
    """

    def __init__(self, pk: int, into: Case) -> None:
        super().__init__()
        self.pk, self.into = pk, into


def _merged(request: HttpRequest, staff: Staff, error: MergedError) -> HttpResponse:
    if request.method in ("GET", "HEAD"):
        messages.info(request, f"Case {error.pk} was merged into this one.")
        return redirect("desk:case", pk=error.into.pk)
    given: dict[str, object] = {"typed": _typed(request), "merged": error.pk, "case": error.into}
    return page(request, staff, "desk/merged.html", given, status=409)


def case_for(staff: Staff, pk: int) -> Case:
    """The case, when it belongs to an outlet of theirs.

    Raises:
        MergedError: it was merged into another of theirs; `for_staff` leads there.
        Http404: there is none, or not for them.
    """
    case = case_seen_by(staff, pk)
    if case is not None:
        return case
    if (into := merged_case(staff, pk)) is not None:
        raise MergedError(pk, into)
    raise Http404


def not_allowed(request: HttpRequest, outlet: Outlet, what: str, who: str) -> HttpResponse:
    """403 in words: what may not be done, and who may do it."""
    return answer(
        request,
        403,
        "not-allowed",
        f"You can read this case, but {what} for {outlet.name} is up to {who}. "
        "Nothing was stored: ask one of them.",
    )


def page(
    request: HttpRequest, staff: Staff, template: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """A page of the desk: with who is signed in, and for which outlets."""
    around = frame(request, staff)
    with timezone.override(_zone(context, around["outlets"])):
        return render(request, template, {**around, **context}, status=status)


class Frame(TypedDict):
    """What every page of the desk shows around its own."""

    staff: Staff
    outlets: list[Outlet]
    nav: list[Link]


def frame(request: HttpRequest, staff: Staff) -> Frame:
    """Who is signed in, for which outlets, and the ways on."""
    outlets = outlets_of(staff)
    return {"staff": staff, "outlets": outlets, "nav": links(request, staff)}


def _zone(context: Mapping[str, object], outlets: list[Outlet]) -> ZoneInfo:
    """Whose clock a page shows: of its case's outlet, of its own, or of the first of theirs."""
    case, outlet = context.get("case"), context.get("outlet")
    if isinstance(case, Case):
        outlet = case.outlet
    if not isinstance(outlet, Outlet):
        outlet = next(iter(outlets), None)
    return zones.zone(outlet.policy.time_zone if outlet else "UTC")
