"""`GET /corrections/`: the public log by day, narrowed and searched, and its months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import dateformat, translation
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import KINDS
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.log import months as counted
from corrigenda.flow.publication.log.pages import Page, PlaceError, page_of, place
from corrigenda.flow.publication.record import Notice
from corrigenda.lib import days
from corrigenda.surfaces.language import page
from corrigenda.surfaces.problems import answer
from corrigenda.surfaces.public.asked import Asked, AskedError, asked_of
from corrigenda.surfaces.public.words import WORDS

_MOMENT = (
    "?before= is a moment such as 2027-05-31T12:00:00Z. Leave it out to see the newest entries."
)


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of one day, in UTC."""

    date: date
    notices: Sequence[Notice]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year that have entries."""

    number: int
    months: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Line:
    """A month as the list has it."""

    first: date
    name: str
    url: str
    count: int


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The newest first; narrowed as `asked` says, `?before=` goes back in time."""
    return _listed(request, None)


@require_safe
def month(request: HttpRequest, year: str, number: str) -> HttpResponse:
    """The same of one month, in UTC."""
    if year == "0000":
        raise Http404
    return _listed(request, date(int(year), int(number), 1))


@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """The months that have entries, with their numbers; of outlet, kind and section."""
    try:
        asked = asked_of(request)
    except AskedError as error:
        return answer(request, 400, "narrowing", str(error))
    found = _lines(asked)
    years = [Year(year, list(some)) for year, some in groupby(found, lambda one: one.first.year)]
    query = asked.query_with(q="", author="", url="")
    canonical = f"{asked.scope.base}/corrections/months{query}"
    context = {**_around(asked), "years": years, "query": query, "canonical": canonical}
    return page(request, "public/months.html", context, language=asked.scope.language)


def _lines(asked: Asked) -> list[Line]:
    """Each month with its name and address, which Django would work out anew for each."""
    below = reverse("public:month", args=("2000", "01")).removesuffix("2000/01")
    with translation.override(asked.scope.language):
        names = [dateformat.format(date(2000, number, 1), "F") for number in range(1, 13)]
    return [
        Line(
            one.first,
            f"{names[one.first.month - 1]} {one.first:%Y}",
            f"{below}{one.first:%Y/%m}",
            one.count,
        )
        for one in counted.months_of(asked.narrowing)
    ]


def _listed(request: HttpRequest, of: date | None) -> HttpResponse:
    given = request.GET.get("before", "")
    try:
        asked = asked_of(request, of)
        before = place(given) if given else None
    except AskedError as error:
        return answer(request, 400, "narrowing", str(error))
    except PlaceError:
        return answer(request, 400, "moment", _MOMENT)
    found = page_of(asked.narrowing, before)
    context = {**_around(asked), **_choices(asked), "page": found, "days": _days(found)}
    context |= {"first": before is None, "searched_to": _searched(asked, found), **_month(asked)}
    context["canonical"] = _canonical(asked, given)
    return page(request, "public/log.html", context, language=asked.scope.language)


def _around(asked: Asked) -> dict[str, object]:
    return {
        "asked": asked,
        "scope": asked.scope,
        "outlet": asked.scope.outlet,
        "words": WORDS[asked.scope.language],
    }


def _canonical(asked: Asked, before: str) -> str:
    """The one address of this page, whatever host name it was asked by; empty for what is found."""
    if asked.is_searched:
        return ""
    month = asked.narrowing.month
    address = asked.address(month.isoformat()[:7].replace("-", "/") if month else "")
    further = "&" if asked.query else "?"
    return f"{address}{further}{urlencode({'before': before})}" if before else address


def _choices(asked: Asked) -> dict[str, object]:
    """What the log can be narrowed by."""
    language = asked.scope.language
    several = asked.scope.outlet is None or asked.scope.slug
    sections = counted.sections_of(asked.narrowing.outlet)
    chosen = asked.narrowing.section
    return {
        "section_beside": "" if chosen in sections else chosen,
        "kinds": [(kind, label(kind, language)) for kind in KINDS],
        "sections": sections,
        "outlets": Outlet.objects.order_by("name").only("slug", "name") if several else [],
    }


def _searched(asked: Asked, found: Page) -> str:
    """That the search ended before the log did, in the language of the page."""
    if found.searched_to is None:
        return ""
    words = WORDS[asked.scope.language]
    with translation.override(asked.scope.language):
        day = days.written(found.searched_to)
    return words["searched_to"].format(date=day)


def _month(asked: Asked) -> dict[str, object]:
    first = asked.narrowing.month
    if first is None:
        return {}
    earlier, later = counted.beside(asked.narrowing, first)
    return {
        "month": first,
        "count": None if asked.is_searched else counted.count_of(asked.narrowing, first),
        "earlier": earlier,
        "later": later,
    }


def _days(found: Page) -> list[Day]:
    return [
        Day(day, list(some))
        for day, some in groupby(
            found.notices, key=lambda one: one.published_at.astimezone(UTC).date()
        )
    ]
