"""`GET /corrections/scorecard`: a house's own figures, as a page and as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.months import Fixes, Month, fixes
from corrigenda.flow.publication.figures.reckoning import FEW, Period, Times, period
from corrigenda.flow.publication.figures.scorecard import Scorecard, scorecard
from corrigenda.lib import clock
from corrigenda.surfaces.language import page
from corrigenda.surfaces.public.scope import Scope, scope_of
from corrigenda.surfaces.public.words_scorecard import WORDS

DAYS = 365
MAX_AGE = 300
"""Seconds that a cache may keep the figures."""
_HOUR, _DAY = 3600, 86_400


@dataclass(frozen=True, slots=True)
class Line:
    """A number with its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the public may know.

    Attributes:
        card: of the outlets that publish their figures; None where none does.
        fixes: of all of them: their number is always public.
    """

    within: Period
    card: Scorecard | None
    fixes: Fixes


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Of `?outlet=`, or of all outlets of this desk that publish theirs."""
    scope = scope_of(request)
    found = told_of(scope)
    say = WORDS[scope.language]
    context: dict[str, object] = {
        "scope": scope,
        "canonical": scope.address("scorecard"),
        "outlet": scope.outlet,
        "say": say,
        "lead": say["lead"].format(house=_house(scope)),
        "fixes": _exact(found.fixes.all),
        "let_through": _exact(found.fixes.of_facts),
        **(_card(found.card, say) if found.card else {"closed": True}),
    }
    response = page(request, "public/scorecard.html", context, language=scope.language)
    return _kept(response)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The same numbers; one below `FEW` is null, and named in `fewer_than`. Fixes are the house's
    own acts, so their number is told however small it is."""
    response = JsonResponse(data_of(told_of(scope_of(request))))
    response["Access-Control-Allow-Origin"] = "*"
    return _kept(response)


def told_of(scope: Scope) -> Told:
    """The figures of a scope, as far as they are public."""
    within = period(DAYS, clock.now())
    outlets = [scope.outlet] if scope.outlet else list(Outlet.objects.order_by("name"))
    telling = [one for one in outlets if one.policy.public_scorecard]
    card = scorecard(telling, within) if telling else None
    return Told(within, card, fixes(outlets, within))


def data_of(told: Told) -> dict[str, object]:
    """The figures as data."""
    found: dict[str, object] = {
        "from": told.within.since.date().isoformat(),
        "to": told.within.until.date().isoformat(),
        "fewer_than": FEW,
    }
    return {
        **found,
        **(_card_data(told.card) if told.card else {}),
        "fixes": told.fixes.all,
        "fixes_of_facts": told.fixes.of_facts,
    }


def _card_data(found: Scorecard) -> dict[str, object]:
    return {
        "reports": _public(found.reports),
        "cases": _public(found.cases.opened),
        "decided": _public(found.cases.decided),
        "led_to_a_change": _public(found.cases.decided - found.cases.declined),
        "corrections": _public_counts(found.kinds),
        "seconds_to_correction": _seconds(found.published),
        "seconds_until_verified": _seconds(found.verified),
        "months": {one.month: _month_data(one) for one in found.months},
    }


def _month_data(month: Month) -> dict[str, object]:
    median = month.times.median
    few = month.times.count < FEW or median is None
    return {
        "received": _public(month.received),
        "accepted": _public(month.accepted),
        "median_hours": None if few or median is None else round(median / _HOUR, 1),
        "overdue": _public(month.overdue),
    }


def _card(found: Scorecard, say: Mapping[str, str]) -> dict[str, object]:
    return {
        "lines": _lines(found, say),
        "kinds": [(say[kind], _told(count, say)) for kind, count in found.kinds.items()],
        "times": _times(found.published, say),
        "verified": _times(found.verified, say),
        "months": [_month(one, say) for one in found.months],
    }


def _month(month: Month, say: Mapping[str, str]) -> tuple[date, list[str]]:
    median = month.times.median
    hours = "–" if month.times.count < FEW or median is None else f"{median / _HOUR:,.1f}"
    numbers = [_told(month.received, say), _told(month.accepted, say), hours]
    return _first_of(month.month), [*numbers, _told(month.overdue, say)]


def _exact(counts: Mapping[str, int]) -> list[tuple[date, str]]:
    return [(_first_of(month), f"{count:,}") for month, count in counts.items()]


def _first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response


def _public_counts(counts: Mapping[str, int]) -> dict[str, int | None]:
    return {name: _public(count) for name, count in counts.items()}


def _house(scope: Scope) -> str:
    return scope.outlet.name if scope.outlet else "Corrigenda"


def _lines(found: Scorecard, say: Mapping[str, str]) -> list[Line]:
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


def _times(found: Times, say: Mapping[str, str]) -> list[Line]:
    if found.count < FEW:
        return []
    return [
        Line(say["median"], _duration(found.median, say)),
        Line(say["ninth"], _duration(found.ninth, say)),
    ]


def _duration(seconds: float | None, say: Mapping[str, str]) -> str:
    if seconds is None:
        return say["not_yet"]
    if seconds < 2 * _DAY:
        return say["hours"].format(count=max(1, round(seconds / _HOUR)))
    return say["days"].format(count=round(seconds / _DAY))


def _told(count: int, say: Mapping[str, str]) -> str:
    return f"{count:,}" if count == 0 or count >= FEW else say["fewer"].format(few=FEW)


def _public(count: int) -> int | None:
    return count if count == 0 or count >= FEW else None
