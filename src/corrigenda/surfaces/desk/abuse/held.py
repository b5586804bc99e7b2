"""`/desk/held`: what looks like abuse, and somebody says whether it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.actions.release import release
from corrigenda.flow.reports.errors import BanError
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import held_at, rejected_at
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError
from corrigenda.surfaces.desk.abuse.listing import listing, outlets_judged_by
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.problems import answer

MOST = 200
DONE = {
    "release": "Released: {} on the way to the editors.",
    "reject": "Rejected: {}.",
    "ban": "Banned: the address of {}, and rejected.",
}
NOT_FOR_YOU = (
    "What is held as possible abuse is looked at by editors, the standards editor and "
    "administrators. Ask one of them."
)


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Fifty a page, appeals first."""
    if not outlets_judged_by(staff):
        return answer(request, 403, "not-allowed", NOT_FOR_YOU)
    asked = request.GET
    held = listing(
        staff,
        show=asked.get("show", ""),
        like=asked.get("like", ""),
        page=asked.get("page", ""),
    )
    return page(request, staff, "desk/abuse/held.html", {"held": held})


@for_staff
@require_POST
def judge(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Release, reject or ban one report, or all that are marked."""
    outlets = outlets_judged_by(staff)
    if not outlets:
        return answer(request, 403, "not-allowed", NOT_FOR_YOU)
    verb, keys = _asked(request)
    asked = held_at(outlets) if verb != "release" else held_at(outlets) | rejected_at(outlets)
    reports = list(asked.filter(pk__in=keys)) if keys else []
    do = _verbs(staff, request.POST.get("reason", ""))[verb]
    done = [one for one in reports if _did(request, do, one)]
    _say(request, verb, len(keys), len(done))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    at = f"#{request.POST.get('next', '')}" if request.POST.get("next", "").isalnum() else ""
    return HttpResponseRedirect((back if safe else "/desk/held/") + at, status=303)


def _asked(request: HttpRequest) -> tuple[str, list[int]]:
    """Which verb, and the keys of the reports: of the button's own row, or of the marked ones."""
    post = request.POST
    for verb in DONE:
        if post.get(verb, "").isdigit():
            return verb, [int(post[verb][:15])]
    verb = post.get("bulk", "")
    marked = [int(one[:15]) for one in post.getlist("report") if one.isascii() and one.isdigit()]
    return (verb, marked[:MOST]) if verb in DONE else ("release", [])


def _verbs(staff: Staff, reason: str) -> dict[str, Callable[[Report], object]]:
    by = actors.of(staff)
    return {
        "release": partial(release, by=by),
        "reject": partial(reject, by=by, reason=reason),
        "ban": partial(ban, by=by, reason=reason),
    }


def _did(request: HttpRequest, do: Callable[[Report], object], report: Report) -> bool:
    try:
        do(report)
    except (BanError, TextError) as error:
        messages.warning(request, str(error))
        return False
    except TransitionError:
        return False
    return True


def _say(request: HttpRequest, verb: str, asked: int, done: int) -> None:
    if not asked:
        messages.warning(request, "Nothing was marked: mark reports first, or use their own keys.")
        return
    if done:
        many = "one report" if done == 1 else f"{done} reports"
        messages.success(request, DONE[verb].format(many))
    if done < asked:
        messages.warning(
            request, f"{asked - done} of them were left as they are, perhaps judged meanwhile."
        )
