"""The audit trail of an outlet, on the screen and as a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom import audit
from corrigenda.flow.newsroom.audit import Asked, Page
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_with
from corrigenda.lib import zones
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.people.audit_files import AS_CSV, AS_LINES
from corrigenda.surfaces.desk.people.forms import AuditForm
from corrigenda.surfaces.desk.people.staff import outlet_for
from corrigenda.surfaces.desk.trail import moment
from corrigenda.surfaces.desk.wording import KINDS, PLACES, ROLES, VERBS
from corrigenda.surfaces.problems import answer

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_KEYS = {key: kind.name for key, kind in KINDS.items()} | ROLES | PLACES
"""Values that the trail keeps by their keys, as the desk says them."""
FILES = {"csv": AS_CSV, "jsonl": AS_LINES}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the screen shows it.

    Attributes:
        case: the key of the case that it was done to, where it was one.
        target: what it was done to otherwise; empty where it was themselves.
        detail: names and values.
    """

    entry: AuditEntry
    words: str
    case: str
    target: str
    detail: list[tuple[str, str]]


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What was done, the newest first; by person, verb and time."""
    outlet = outlet_for(staff, request.GET.get("outlet", ""), "audit.read")
    if outlet is None:
        return _not_for_them(request)
    form = AuditForm(request.GET)
    before = form.cleaned_data["before"] or 0 if form.is_valid() else 0
    found = audit.page_of_audit(outlet, _asked(form, outlet), before=before)
    with timezone.override(zones.zone(outlet.policy.time_zone)):
        context = _context(staff, outlet, form, found)
    status = 200 if form.is_valid() else 422
    return page(request, staff, "desk/people/audit.html", context, status=status)


@for_staff
@require_safe
def export(request: HttpRequest, staff: Staff) -> HttpResponse:
    """All entries that are asked for, as a file, while they are read."""
    outlet = outlet_for(staff, request.GET.get("outlet", ""), "audit.read")
    if outlet is None:
        return _not_for_them(request)
    form = AuditForm(request.GET)
    kind = FILES.get(request.GET.get("as", ""))
    if kind is None or not form.is_valid():
        detail = "Ask for as=csv or as=jsonl, and for days such as 2031-05-24."
        return answer(request, 422, "export", detail)
    rows = kind.lines(audit.all_of_audit(outlet, _asked(form, outlet)))
    response = StreamingHttpResponse(rows, content_type=kind.content_type)
    name = f"{outlet.slug}-audit.{kind.suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    # Like a page it has headers, and that is all that the guard at the door touches.
    return cast(HttpResponse, response)


def _context(staff: Staff, outlet: Outlet, form: AuditForm, found: Page) -> dict[str, object]:
    kept = {
        name: str(form[name].value())
        for name in ("who", "verb", "since", "until")
        if form[name].value()
    }
    query = urlencode({"outlet": outlet.slug, **kept})
    return {
        "outlet": outlet,
        "readable": outlets_with(staff, "audit.read"),
        "form": form,
        "lines": _lines(found.entries),
        "older": f"?{query}&before={found.older}" if found.older else "",
        "newest": f"?{query}" if form["before"].value() else "",
        "query": query,
        "filtered": bool(kept),
        "verbs": [(one, VERBS.get(one, one)) for one in audit.verbs_of_audit(outlet)],
        "people": audit.people_of_audit(outlet),
    }


def _lines(entries: list[AuditEntry]) -> list[Line]:
    keys = [one.target[6:] for one in entries if one.target.startswith("staff:")]
    people = Staff.objects.in_bulk([int(key) for key in keys if key.isdecimal()])
    names = {f"staff:{pk}": one.full_name for pk, one in people.items()}
    return [_line(entry, names) for entry in entries]


def _line(entry: AuditEntry, names: dict[str, str]) -> Line:
    kind, _, key = entry.target.partition(":")
    detail = entry.detail if isinstance(entry.detail, dict) else {}
    shown = [(name.replace("_", " "), _said(value)) for name, value in detail.items()]
    target = names.get(entry.target) or (f"{kind} {key}" if kind in ("report", "letter") else "")
    return Line(
        entry,
        VERBS.get(entry.verb, entry.verb),
        key if kind == "case" and key.isdecimal() else "",
        "" if target == entry.who else target,
        [(name, value) for name, value in shown if value],
    )


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(one)}" for name, one in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and _MOMENT.match(value):
        return moment(value)
    return "" if value is None else _KEYS.get(str(value), str(value))


def _asked(form: AuditForm, outlet: Outlet) -> Asked:
    if not form.is_valid():
        return Asked()
    given = form.cleaned_data
    place = zones.zone(outlet.policy.time_zone)
    since, until = given["since"], given["until"]
    return Asked(
        who=given["who"],
        verb=given["verb"],
        since=_midnight(since, place) if since else None,
        until=_midnight(until + timedelta(days=1), place) if until and until < date.max else None,
    )


def _midnight(day: date, place: ZoneInfo) -> datetime:
    # Where clocks go forward at midnight, the day begins at one.
    for hour in (0, 1):
        try:
            return zones.from_local(datetime.combine(day, time(hour)), place)
        except zones.ZoneError:
            continue
    return datetime.combine(day, time(0), tzinfo=place)


def _not_for_them(request: HttpRequest) -> HttpResponse:
    detail = "The audit trail of an outlet is read by its standards editor and administrators."
    return answer(request, 403, "not-allowed", detail)
