"""`/api/letters`: letters that do not say which words they mean, as on the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_with
from corrigenda.flow.reports.actions.place_letter import place_letter
from corrigenda.flow.reports.actions.reject_letter import reject_letter
from corrigenda.flow.reports.actions.take_back_letter import take_back_letter
from corrigenda.flow.reports.errors import LetterError
from corrigenda.flow.reports.mailboxes import letters_at
from corrigenda.flow.reports.models import Letter
from corrigenda.flow.reports.states import LetterState
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["letters"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)
PER_PAGE = 100


class LettersIn(Schema):
    """Which letters, and which page of the list."""

    state: Literal["waiting", "rejected", "placed"] = "waiting"
    page: int = Field(1, ge=1, le=100_000)


class LetterOut(Schema):
    """A letter; who wrote it is not told."""

    id: int
    state: str
    outlet: str
    received_at: datetime
    authentic: str = Field(description="what the house's mail server says: pass, fail or nothing")
    subject: str
    text: str
    attachments: int = Field(description="how many were dropped")
    trouble: str
    story: str
    says: str
    doubt: str
    report: int | None
    rejected_because: str


class LettersOut(Schema):
    """Letters: those that wait the oldest first, others the newest first."""

    total: int
    letters: list[LetterOut]


class PlaceIn(Schema):
    """What a letter is about."""

    story: str = Field(description="the address of the story, or its headline")
    says: str = Field("", description="words of the story; empty: the story as a whole")


class RejectIn(Schema):
    """Why, in a few words."""

    reason: str = ""


@router.get("", response={200: LettersOut, **PROBLEMS}, operation_id="letters")
def letters(request: HttpRequest, asked: Query[LettersIn]) -> LettersOut:
    """A hundred a page, of the outlets at which the token's owner may place them."""
    rows = letters_at(_outlets(staff_of(request)), LetterState(asked.state))
    first = (asked.page - 1) * PER_PAGE
    return LettersOut(total=rows.count(), letters=[_told(one) for one in rows[first:][:PER_PAGE]])


@router.post("/{int:pk}/place", response={200: LetterOut, **PROBLEMS}, operation_id="place_letter")
def place(request: HttpRequest, pk: int, given: PlaceIn) -> LetterOut:
    """Make a report of it, on words of a story."""
    letter = _letter(request, pk)
    try:
        place_letter(letter, story=given.story, says=given.says, by=actors.of(staff_of(request)))
    except LetterError as error:
        raise HttpError(422, str(error)) from error
    return _told(letter)


@router.post(
    "/{int:pk}/reject", response={200: LetterOut, **PROBLEMS}, operation_id="reject_letter"
)
def reject(request: HttpRequest, pk: int, given: RejectIn) -> LetterOut:
    """Put it aside; nobody is told."""
    letter = _letter(request, pk)
    reject_letter(letter, by=actors.of(staff_of(request)), reason=given.reason)
    return _told(letter)


@router.post(
    "/{int:pk}/take-back", response={200: LetterOut, **PROBLEMS}, operation_id="take_back_letter"
)
def take_back(request: HttpRequest, pk: int) -> LetterOut:
    """Take a rejected one back."""
    letter = _letter(request, pk)
    take_back_letter(letter, by=actors.of(staff_of(request)))
    return _told(letter)


def _outlets(staff: Staff) -> list[Outlet]:
    own = outlets_with(staff, "letter.place")
    if not own:
        raise HttpError(403, "Letters are placed by editors.")
    return own


def _letter(request: HttpRequest, pk: int) -> Letter:
    outlets = _outlets(staff_of(request))
    rows = Letter.objects.select_related("outlet", "article", "report")
    found = rows.filter(outlet__in=outlets, pk=pk).first()
    if found is None:
        raise HttpError(404, "There is no such letter at an outlet of yours.")
    return found


def _told(letter: Letter) -> LetterOut:
    return LetterOut(
        id=letter.pk,
        state=letter.state,
        outlet=letter.outlet.slug,
        received_at=letter.received_at,
        authentic=letter.authentic,
        subject=letter.subject,
        text=letter.text,
        attachments=letter.attachments,
        trouble=letter.trouble,
        story=letter.article.url if letter.article else "",
        says=letter.says,
        doubt=letter.doubt,
        report=letter.report_id,
        rejected_because=letter.rejected_because,
    )
