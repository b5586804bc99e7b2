"""`GET /corrections/scorecard`: a house's own figures, as a page and as data."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import FEW, Times, period
from corrigenda.flow.publication.figures.scorecard import Scorecard, scorecard
from corrigenda.lib import clock
from corrigenda.surfaces.language import page
from corrigenda.surfaces.public.scope import Scope, scope_of
from corrigenda.surfaces.public.words_scorecard import WORDS

DAYS = 365
_HOUR, _DAY = 3600, 86_400


@dataclass(frozen=True, slots=True)
class Line:
    """A number with its name."""

    name: str
    value: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Of `?outlet=`, or of all outlets of this desk that publish theirs."""
    scope = scope_of(request)
    found = _found(scope)
    say = WORDS[scope.language]
    context: dict[str, object] = {
        "scope": scope,
        "outlet": scope.outlet,
        "say": say,
        "lead": say["lead"].format(house=_house(scope)),
        "lines": _lines(found, say),
        "kinds": [(say[kind], _told(count, say)) for kind, count in found.kinds.items()],
        "times": _times(found.published, say),
        "verified": _times(found.verified, say),
        "let_through": [(month, _told(count, say)) for month, count in found.let_through],
    }
    return page(request, "public/scorecard.html", context, language=scope.language)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The same numbers; one below `FEW` is null, and named in `fewer_than`."""
    response = JsonResponse(_data(_found(scope_of(request))))
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _data(found: Scorecard) -> dict[str, object]:
    return {
        "from": found.within.since.date().isoformat(),
        "to": found.within.until.date().isoformat(),
        "fewer_than": FEW,
        "reports": _public(found.reports),
        "cases": _public(found.cases.opened),
        "decided": _public(found.cases.decided),
        "led_to_a_change": _public(found.cases.decided - found.cases.declined),
        "corrections": {kind: _public(count) for kind, count in found.kinds.items()},
        "seconds_to_correction": _seconds(found.published),
        "seconds_until_verified": _seconds(found.verified),
        "fixes_of_facts": {
            month.strftime("%Y-%m"): _public(count) for month, count in found.let_through
        },
    }


def _found(scope: Scope) -> Scorecard:
    asked = [scope.outlet] if scope.outlet else list(Outlet.objects.order_by("name"))
    outlets = [one for one in asked if one.policy.public_scorecard]
    if not outlets:
        raise Http404
    return scorecard(outlets, period(DAYS, clock.now()))


def _house(scope: Scope) -> str:
    return scope.outlet.name if scope.outlet else "Corrigenda"


def _lines(found: Scorecard, say: dict[str, str]) -> list[Line]:
    numbers = {
        "reports": found.reports,
        "cases": found.cases.opened,
        "decided": found.cases.decided,
        "changed": found.cases.decided - found.cases.declined,
    }
    return [Line(say[name], _told(count, say)) for name, count in numbers.items()]


def _seconds(found: Times) -> dict[str, float | None] | None:
    if found.count < FEW:
        return None
    return {"median": found.median, "ninth_of_ten": found.ninth}


def _times(found: Times, say: dict[str, str]) -> list[Line]:
    if found.count < FEW:
        return []
    return [
        Line(say["median"], _duration(found.median, say)),
        Line(say["ninth"], _duration(found.ninth, say)),
    ]


def _duration(seconds: float | None, say: dict[str, str]) -> str:
    if seconds is None:
        return say["not_yet"]
    if seconds < 2 * _DAY:
        return say["hours"].format(count=max(1, round(seconds / _HOUR)))
    return say["days"].format(count=round(seconds / _DAY))


def _told(count: int, say: dict[str, str]) -> str:
    return f"{count:,}" if count == 0 or count >= FEW else say["fewer"].format(few=FEW)


def _public(count: int) -> int | None:
    return count if count == 0 or count >= FEW else None
