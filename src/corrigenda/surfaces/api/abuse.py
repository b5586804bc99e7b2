"""`/api/held` and `/api/bans`: what looks like abuse, as on the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_with
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.lift_ban import lift_ban
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.actions.release import release
from corrigenda.flow.reports.models import Ban, Report
from corrigenda.flow.reports.queries import bans_at, held_at, rejected_at
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

held = Router(tags=["abuse"], auth=by_staff_token)
bans = Router(tags=["abuse"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)
PER_PAGE = 100


class HeldIn(Schema):
    """Which page of the list."""

    page: int = Field(1, ge=1, le=100_000)


class HeldReport(Schema):
    """A report that looks like abuse."""

    id: int
    state: str
    outlet: str
    url: str
    says: str
    should_say: str
    why: str
    source: str
    received_at: datetime
    points: int
    parts: list[dict[str, Any]] = Field(description="part, points, why")
    appealed_at: datetime | None
    appeal: str


class HeldOut(Schema):
    """Held reports: appeals first, then the oldest."""

    total: int
    reports: list[HeldReport]


class ReasonIn(Schema):
    """Why, in a few words."""

    reason: str = ""


class BanOut(Schema):
    """A ban in force; the address itself is not known."""

    id: int
    outlet: str
    reason: str
    made_at: datetime
    expires_at: datetime


class BansOut(Schema):
    """The bans in force, the newest first."""

    bans: list[BanOut]


@held.get("", response={200: HeldOut, **PROBLEMS}, operation_id="held")
def held_reports(request: HttpRequest, asked: Query[HeldIn]) -> HeldOut:
    """A hundred a page, of the outlets at which the token's owner may judge them."""
    rows = held_at(_outlets(staff_of(request)))
    first = (asked.page - 1) * PER_PAGE
    return HeldOut(total=rows.count(), reports=[_told(one) for one in rows[first:][:PER_PAGE]])


@held.post("/{int:pk}/release", response={200: HeldReport, **PROBLEMS}, operation_id="release")
def release_report(request: HttpRequest, pk: int) -> HeldReport:
    """Let it go on; also one that was rejected by mistake."""
    report = _report(request, pk)
    release(report, by=actors.of(staff_of(request)))
    return _told(report)


@held.post("/{int:pk}/reject", response={200: HeldReport, **PROBLEMS}, operation_id="reject")
def reject_report(request: HttpRequest, pk: int, given: ReasonIn) -> HeldReport:
    """Say that it is abuse; the reason stands on its receipt."""
    report = _report(request, pk)
    reject(report, by=actors.of(staff_of(request)), reason=given.reason)
    return _told(report)


@held.post("/{int:pk}/ban", response={200: BanOut, **PROBLEMS}, operation_id="ban")
def ban_sender(request: HttpRequest, pk: int, given: ReasonIn) -> BanOut:
    """Reject it and take nothing from its address for the days of the house's policy."""
    report = _report(request, pk)
    return _ban(ban(report, by=actors.of(staff_of(request)), reason=given.reason))


@bans.get("", response={200: BansOut, **PROBLEMS}, operation_id="bans")
def list_bans(request: HttpRequest) -> BansOut:
    """The bans in force; at most a hundred."""
    return BansOut(bans=[_ban(one) for one in bans_at(_outlets(staff_of(request)))[:PER_PAGE]])


@bans.post("/{int:pk}/lift", response={200: BanOut, **PROBLEMS}, operation_id="lift_ban")
def lift(request: HttpRequest, pk: int) -> BanOut:
    """End it at once."""
    staff = staff_of(request)
    row = bans_at(_outlets(staff)).filter(pk=pk).first()
    if row is None:
        raise HttpError(404, "There is no such ban in force at an outlet of yours.")
    lift_ban(row, by=actors.of(staff))
    return _ban(row)


def _outlets(staff: Staff) -> list[Outlet]:
    own = outlets_with(staff, "report.release")
    if not own:
        raise HttpError(403, "What is held as possible abuse is looked at by editors.")
    return own


def _report(request: HttpRequest, pk: int) -> Report:
    outlets = _outlets(staff_of(request))
    found = (held_at(outlets) | rejected_at(outlets)).filter(pk=pk).first()
    if found is None:
        raise HttpError(404, "There is no such held report at an outlet of yours.")
    return found


def _told(report: Report) -> HeldReport:
    return HeldReport(
        id=report.pk,
        state=report.state,
        outlet=report.outlet.slug,
        url=report.url,
        says=report.says,
        should_say=report.should_say,
        why=report.why,
        source=report.source_url,
        received_at=report.received_at,
        points=report.spam_points,
        parts=report.spam_parts,
        appealed_at=report.appealed_at,
        appeal=report.appeal,
    )


def _ban(row: Ban) -> BanOut:
    return BanOut(
        id=row.pk,
        outlet=row.outlet.slug,
        reason=row.reason,
        made_at=row.made_at,
        expires_at=row.expires_at,
    )
