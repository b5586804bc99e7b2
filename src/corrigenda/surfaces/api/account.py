"""`/api/account`: one's own roles, tokens and sessions, and how one is told."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import ConfigDict

from corrigenda.flow.newsroom.actions.end_sessions import end_sessions
from corrigenda.flow.newsroom.actions.revoke_token import revoke_token
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of, roles_of, tokens_of
from corrigenda.flow.propagation.actions.choose_telling import choose_telling
from corrigenda.flow.propagation.events import Group, How
from corrigenda.flow.propagation.queries import choices_of
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["account"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 404, 422), Problem)


class TokenOut(Schema):
    """A token that works, without itself."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


class AccountOut(Schema):
    """Whose token this is."""

    username: str
    name: str
    email: str
    roles: dict[str, str] = Field(description="By the outlet's slug.")
    tokens: list[TokenOut] = Field(description="The newest first.")


class TellingIn(Schema):
    """How you want to be told."""

    model_config = ConfigDict(extra="forbid")

    groups: dict[Group, How] = Field(description="What is left out stays as it is.")
    daily_hour: Annotated[int, Field(ge=0, le=23)] | None = Field(
        None, description="Of the daily mail, by the outlet's clocks; null leaves it."
    )


class TellingOut(Schema):
    """How you are told."""

    groups: dict[Group, How]
    daily_hour: int


@router.get("", response={200: AccountOut, **PROBLEMS}, operation_id="account")
def account(request: HttpRequest) -> AccountOut:
    """Your roles, and the tokens that act for you."""
    staff = staff_of(request)
    roles = roles_of(staff)
    return AccountOut(
        username=staff.username,
        name=staff.full_name,
        email=staff.email,
        roles={one.slug: roles[one.pk] for one in outlets_of(staff)},
        tokens=[
            TokenOut(id=one.pk, name=one.name, made_at=one.made_at, used_at=one.used_at)
            for one in tokens_of(staff)
        ],
    )


@router.api_operation(
    ["DELETE"], "/tokens/{int:pk}", response={204: None, **PROBLEMS}, operation_id="revoke_token"
)
def revoke(request: HttpRequest, pk: int) -> Status[None]:
    """End a token of yours, this one too; a new one is made on the account page only."""
    staff = staff_of(request)
    if not tokens_of(staff).filter(pk=pk).exists():
        raise HttpError(404, "You have no such token.")
    revoke_token(staff, pk)
    return Status(204, None)


@router.post("/sessions/end", response={204: None, **PROBLEMS}, operation_id="end_sessions")
def end(request: HttpRequest) -> Status[None]:
    """Sign out of every browser; tokens go on working."""
    end_sessions(staff_of(request))
    return Status(204, None)


@router.get("/telling", response={200: TellingOut, **PROBLEMS}, operation_id="telling")
def telling(request: HttpRequest) -> TellingOut:
    """How you are told, by what happened."""
    return _told(staff_of(request))


@router.patch("/telling", response={200: TellingOut, **PROBLEMS}, operation_id="choose_telling")
def choose(request: HttpRequest, given: TellingIn) -> TellingOut:
    """Choose it; it holds from the next thing that happens."""
    staff = staff_of(request)
    kept = choices_of(staff)
    groups = {group.value: how.value for group, how in {**kept.groups, **given.groups}.items()}
    hour = kept.daily_hour if given.daily_hour is None else given.daily_hour
    choose_telling(staff, groups, daily_hour=hour)
    return _told(staff)


def _told(staff: Staff) -> TellingOut:
    kept = choices_of(staff)
    return TellingOut(groups=kept.groups, daily_hour=kept.daily_hour)
