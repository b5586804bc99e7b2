"""Change an outlet: its origins, its keys, its policy, how it is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from corrigenda.flow.newsroom.actions.open_outlet import (
    MEANWHILE,
    check_details,
    checked_origins,
    refuse_taken,
)
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import OutletError
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.policy import PolicyError, read_policy
from corrigenda.flow.newsroom.queries import origins_of
from corrigenda.lib import ids, text, urls

MOST_FORMER = 5
"""Origins that an outlet is remembered by; a house that moved five times has moved on."""
_NEW = "new"
"""All that the audit trail says of a token or a secret."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of an outlet; what is None stays as it is.

    Attributes:
        hook_url: empty for no webhook any more.
        policy: the whole policy; what it leaves out has its default.
        new_token: make a new API token; the old one is refused from then on.
        new_secret: make a new webhook secret; what is sent from then on is signed with it.
    """

    add_origins: Sequence[str] = ()
    drop_origins: Sequence[str] = ()
    name: str | None = None
    language: str | None = None
    desk_url: str | None = None
    hook_url: str | None = None
    reads_private_addresses: bool | None = None
    policy: Mapping[str, object] | None = None
    new_token: bool = False
    new_secret: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """An outlet as it is now.

    Attributes:
        what: the names of what is no longer as it was; empty when all was so already.
        api_token: told only now, when a new one was asked for; otherwise empty.
        hook_secret: the same.
    """

    outlet: Outlet
    what: tuple[str, ...]
    api_token: str
    hook_secret: str


def change_outlet(outlet: Outlet, change: Change, *, by: Actor) -> Changed:
    """Change all that was asked for, or nothing.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        OutletError: nothing was asked for, or something that cannot be.
    """
    require(by, "outlet.change", outlet)
    if change == Change():
        raise OutletError("Say what to change.")
    token = ids.token() if change.new_token else ""
    secret = ids.webhook_secret() if change.new_secret else ""
    try:
        with transaction.atomic():
            outlet = Outlet.objects.select_for_update().get(pk=outlet.pk)
            detail = _change_origins(outlet, change) | _change_details(outlet, change)
            if token:
                outlet.api_token_hash = ids.token_hash(token)
                detail["api_token"] = _NEW
            if secret:
                outlet.hook_secret = secret
                detail["hook_secret"] = _NEW
            if detail:
                outlet.save()
                record(by, "outlet.change", outlet, outlet, **detail)
    except IntegrityError as error:
        raise OutletError(MEANWHILE) from error
    return Changed(outlet, tuple(detail), token, secret)


def _change_origins(outlet: Outlet, change: Change) -> dict[str, object]:
    """Add and drop; what the audit trail says about it."""
    had = origins_of(outlet)
    wanted, unwanted = checked_origins(change.add_origins), checked_origins(change.drop_origins)
    for one in unwanted:
        if one in wanted:
            raise OutletError(f"{one} cannot be both added and dropped: choose one.")
        if one not in had:
            raise OutletError(f"{outlet.name} has no origin {one}. It has: {', '.join(had)}.")
    refuse_taken(wanted, but_for=outlet)
    new = [one for one in wanted if one not in had]
    if not new and set(unwanted) >= set(had):
        raise OutletError(
            "An outlet keeps at least one origin: add the new one in the same command."
        )
    Origin.objects.bulk_create([Origin(outlet=outlet, origin=one) for one in new])
    outlet.origins.filter(origin__in=unwanted).delete()
    had_before = [one for one in outlet.former_origins if one not in (*wanted, *unwanted)]
    outlet.former_origins = [*had_before, *unwanted][-MOST_FORMER:]
    said = {"added_origins": new, "dropped_origins": unwanted}
    return {what: origins for what, origins in said.items() if origins}


def _change_details(outlet: Outlet, change: Change) -> dict[str, object]:
    """Set the fields; what the audit trail says about it: before and after."""
    given: dict[str, object] = {
        "name": change.name,
        "language": change.language,
        "desk_url": None if change.desk_url is None else change.desk_url.rstrip("/"),
        "hook_url": change.hook_url,
        "reads_private_addresses": change.reads_private_addresses,
        "policy_data": None if change.policy is None else _checked_policy(change.policy),
    }
    detail: dict[str, object] = {}
    for field, new in given.items():
        old = getattr(outlet, field)
        if new is not None and new != old:
            setattr(outlet, field, new)
            detail[field] = [_shown(field, old), _shown(field, new)]
    check_details(outlet.name, outlet.language, outlet.desk_url, outlet.hook_url)
    if "policy_data" in detail:
        detail["policy"] = detail.pop("policy_data")
    return detail


def _shown(field: str, value: object) -> object:
    # The path or query of a webhook is often its password; the trail keeps only where it is.
    if field != "hook_url" or not value:
        return value
    try:
        return urls.origin_of(str(value))
    except urls.UrlError:
        return "an address that cannot be used"


def _checked_policy(policy: Mapping[str, object]) -> dict[str, object]:
    try:
        read_policy(policy)
    except (PolicyError, text.TextError) as error:
        raise OutletError(f"The policy: {error}") from error
    return dict(policy)
