"""`/api/erasures`: words that the law wants gone, asked for by one and confirmed by another."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import ConfigDict

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure
from corrigenda.flow.newsroom.actions.confirm_erasure import confirm_erasure
from corrigenda.flow.newsroom.actions.withdraw_erasure import withdraw_erasure
from corrigenda.flow.newsroom.erasures import erasures_for, outlets_erased_by
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Erasure, ErasureReason, Outlet, Staff
from corrigenda.flow.newsroom.states import ErasureState
from corrigenda.flow.propagation.actions.expunge import expunge_look
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["erasures"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)
MOST = 200


class WordsIn(Schema):
    """Words, and from where."""

    model_config = ConfigDict(extra="forbid")

    outlet: str | None = Field(description="Slug; null for all outlets of the desk.")
    words: list[str] = Field(description="Phrases as they stand in the texts.", max_length=100)


class ErasureIn(WordsIn):
    """What is to be erased, and why."""

    reason_class: str = Field(description=f"Public: {', '.join(ErasureReason.values)}.")
    reason: str = Field(description="For the desk: who demands it and by what right.")
    stands: bool = Field(True, description="Also from what comes in afterwards.")


class LookOut(Schema):
    """How many rows would lose words, by place."""

    counts: dict[str, int]


class ErasureOut(Schema):
    """An erasure; its words while it waits, and never afterwards."""

    id: int
    outlet: str | None
    state: str = Field(description=", ".join(ErasureState))
    words: list[str]
    reason_class: str
    reason: str
    stands: bool
    asked_by: str | None
    asked_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None
    done_at: datetime | None
    withdrawn_at: datetime | None
    counts: dict[str, int]


class ErasuresOut(Schema):
    """Erasures, the newest first."""

    erasures: list[ErasureOut]


@router.get("", response={200: ErasuresOut, **PROBLEMS}, operation_id="erasures")
def listed(request: HttpRequest) -> ErasuresOut:
    """Those of the outlets that you administer, the newest 200."""
    staff = staff_of(request)
    if not outlets_erased_by(staff):
        raise NotAllowedError("Erasing words is for administrators. Ask one of them.")
    return ErasuresOut(erasures=[_out(one) for one in erasures_for(staff)[:MOST]])


@router.post("", response={201: ErasureOut, **PROBLEMS}, operation_id="ask_erasure")
def ask(request: HttpRequest, given: ErasureIn) -> Status[ErasureOut]:
    """Ask that words be erased; nothing is until another administrator confirms."""
    staff = staff_of(request)
    wish = ask_erasure(
        given.words, outlet=_house(staff, given.outlet), reason_class=given.reason_class,
        reason=given.reason, stands=given.stands, by=actors.of(staff),
    )  # fmt: skip
    return Status(201, _out(wish))


@router.post("/look", response={200: LookOut, **PROBLEMS}, operation_id="look_erasure")
def look(request: HttpRequest, given: WordsIn) -> LookOut:
    """Count what would lose words; nothing is changed."""
    return LookOut(counts=expunge_look(given.words, _house(staff_of(request), given.outlet)))


@router.get("/{int:pk}", response={200: ErasureOut, **PROBLEMS}, operation_id="erasure")
def one(request: HttpRequest, pk: int) -> ErasureOut:
    """One erasure."""
    return _out(_erasure(request, pk))


@router.post(
    "/{int:pk}/confirm", response={200: ErasureOut, **PROBLEMS}, operation_id="confirm_erasure"
)
def confirm(request: HttpRequest, pk: int) -> ErasureOut:
    """Have it done, as another administrator than who asked: there is no way back."""
    erasure = _erasure(request, pk)
    confirm_erasure(erasure, by=actors.of(staff_of(request)))
    return _out(erasure)


@router.post(
    "/{int:pk}/withdraw", response={200: ErasureOut, **PROBLEMS}, operation_id="withdraw_erasure"
)
def withdraw(request: HttpRequest, pk: int) -> ErasureOut:
    """Give it up; the words stay where they stand."""
    erasure = _erasure(request, pk)
    withdraw_erasure(erasure, by=actors.of(staff_of(request)))
    return _out(erasure)


def _erasure(request: HttpRequest, pk: int) -> Erasure:
    found = erasures_for(staff_of(request)).filter(pk=pk).first()
    if found is None:
        raise HttpError(404, "There is no such erasure, or it is not of your outlets.")
    return found


def _house(staff: Staff, slug: str | None) -> Outlet | None:
    """The outlet that is meant, of those that somebody administers."""
    own = {one.slug: one for one in outlets_erased_by(staff)}
    if slug is None:
        if not own or len(own) < Outlet.objects.count():
            raise NotAllowedError("Erasing from all outlets takes an administrator of each.")
        return None
    if slug not in own:
        raise NotAllowedError("Erasing words is for the outlet's administrators.")
    return own[slug]


def _out(one: Erasure) -> ErasureOut:
    return ErasureOut(
        id=one.pk,
        outlet=one.outlet.slug if one.outlet else None,
        state=one.state,
        words=one.words,
        reason_class=one.reason_class,
        reason=one.reason,
        stands=one.stands,
        asked_by=one.asked_by.username if one.asked_by else None,
        asked_at=one.asked_at,
        confirmed_by=one.confirmed_by.username if one.confirmed_by else None,
        confirmed_at=one.confirmed_at,
        done_at=one.done_at,
        withdrawn_at=one.withdrawn_at,
        counts=one.counts,
    )
