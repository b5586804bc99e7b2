"""Give somebody a role at an outlet, or end it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.bylines import MAX_CHARS as MAX_BYLINE
from corrigenda.flow.newsroom.bylines import fold
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import Byline, Departure, Membership, Outlet, Role, Staff
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock, text

MAX_CHARS = 150
"""Of a user name, a first name and a last name, as `Staff` stores them."""


def hire(
    username: str, *, outlet: Outlet, role: Role, name: str = "", email: str = "", by: Actor
) -> Staff:
    """Give `username` the role at the outlet; the account is made if there is none.

    A new account has no usable password: its first sign-in is by a one-time link. One that is
    there keeps the name and the e-mail address that it has.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        StaffError: a user name, name or address that cannot be, an account that is closed, or
            the outlet's last administrator, who would be one no more.
    """
    require(by, "outlet.change", outlet)
    username, (first, last) = checked_username(username), checked_name(name)
    email = checked_email(email) if email else ""
    with transaction.atomic():
        lock(outlet)
        staff, new = Staff.objects.get_or_create(
            username=username,
            defaults={"first_name": first, "last_name": last, "email": email},
        )
        if new:
            staff.set_unusable_password()
            staff.save(update_fields=["password"])
        elif email and not staff.email:
            staff.email = email
            staff.save(update_fields=["email"])
        if not staff.is_active:
            raise StaffError(f"The account {username} is closed: choose another user name.")
        if role != Role.ADMINISTRATOR:
            _refuse_the_last_administrator(staff, outlet)
        give_role(staff, outlet, role)
        record(by, "outlet.hire", outlet, staff, role=str(role))
    return staff


def give_role(staff: Staff, outlet: Outlet, role: Role) -> Membership:
    """Make it their role; whoever had none there writes under their own name."""
    held, new = Membership.objects.update_or_create(
        staff=staff, outlet=outlet, defaults={"role": role}
    )
    name = staff.get_full_name()[:MAX_BYLINE]
    if new and fold(name):
        Byline.objects.create(membership=held, name=name, folded=fold(name))
    return held


def leave(username: str, *, outlet: Outlet, by: Actor) -> Staff:
    """End the role of `username` at the outlet; the account, and what it did, stay.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        StaffError: there is no such role, or it is that of the last administrator.
    """
    require(by, "outlet.change", outlet)
    username = checked_username(username)
    with transaction.atomic():
        lock(outlet)
        held = outlet.memberships.select_related("staff").filter(staff__username=username).first()
        if held is None:
            staff_names = outlet.memberships.order_by("staff__username")
            names = ", ".join(staff_names.values_list("staff__username", flat=True)[:20])
            raise StaffError(
                f"{username} has no role at {outlet.name}. There are: {names or 'nobody yet'}."
            )
        end_role(held)
        record(by, "outlet.leave", outlet, held.staff, role=held.role)
    return held.staff


def end_role(held: Membership) -> None:
    """End a role, and tell the later stages that take back what was theirs.

    Raises:
        StaffError: it is that of the last administrator.
    """
    _refuse_the_last_administrator(held.staff, held.outlet)
    held.delete()
    Departure.objects.create(staff=held.staff, outlet=held.outlet, at=clock.now())


def lock(outlet: Outlet) -> None:
    """Let one action at a time change who works for an outlet."""
    # Two administrators who leave at once must not both see the other one stay.
    Outlet.objects.select_for_update().get(pk=outlet.pk)


def _refuse_the_last_administrator(staff: Staff, outlet: Outlet) -> None:
    administrators = outlet.memberships.filter(role=Role.ADMINISTRATOR)
    others = administrators.filter(staff__is_active=True).exclude(staff=staff)
    if administrators.filter(staff=staff).exists() and not others.exists():
        raise StaffError(
            f"{staff.username} is the last administrator of {outlet.name}: "
            "give somebody else that role first."
        )


def checked_username(username: str) -> str:
    """The user name as it is kept.

    Raises:
        StaffError: it cannot be one.
    """
    # As the sign-in form does, so that the name typed there is the name kept here.
    username = Staff.normalize_username(username)
    try:
        Staff.username_validator(username)
    except ValidationError as error:
        raise StaffError(
            "A user name has letters, digits and @ . + - _ only, such as stan.okoro."
        ) from error
    if len(username) > MAX_CHARS:
        raise StaffError(f"A user name has at most {MAX_CHARS} characters: give a shorter one.")
    return username


def checked_name(name: str) -> tuple[str, str]:
    """The first word of a name, and the rest.

    Raises:
        StaffError: it is too long, or holds what no text may.
    """
    first, _, last = " ".join(name.split()).partition(" ")
    try:
        text.check_text(first, field="The first name", max_chars=MAX_CHARS)
        text.check_text(last, field="The last name", max_chars=MAX_CHARS)
    except text.TextError as error:
        raise StaffError(str(error)) from error
    return first, last


def checked_email(email: str) -> str:
    """The address without white space around it.

    Raises:
        StaffError: it is none.
    """
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise StaffError("Give an e-mail address, such as stan@daily.example.") from error
    return email
