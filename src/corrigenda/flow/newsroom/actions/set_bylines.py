"""Say under which names somebody writes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.bylines import MAX_CHARS, fold
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import Byline, Membership, Outlet, Staff
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import text

MOST = 20


def set_bylines(staff: Staff, names: Iterable[str], *, outlet: Outlet, by: Actor) -> None:
    """Make `names` all that somebody writes under for an outlet.

    A reporter sees the cases on stories with one of them.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        StaffError: a name that cannot be, too many, or they have no role there.
    """
    require(by, "staff.change", outlet)
    wanted = _checked(names)
    held = Membership.objects.filter(staff=staff, outlet=outlet).first()
    if held is None:
        raise StaffError(f"{staff.full_name} has no role at {outlet.name} any more.")
    with transaction.atomic():
        held.bylines.exclude(folded__in=wanted).delete()
        for folded, name in wanted.items():
            Byline.objects.update_or_create(membership=held, folded=folded, defaults={"name": name})
        record(by, "staff.bylines", outlet, staff, names=list(wanted.values()))


def _checked(names: Iterable[str]) -> dict[str, str]:
    wanted = {}
    for given in names:
        name = " ".join(given.split())
        if not name:
            continue
        try:
            text.check_text(name, field="The name", max_chars=MAX_CHARS)
        except text.TextError as error:
            raise StaffError(str(error)) from error
        wanted[fold(name)] = name
    if len(wanted) > MOST:
        raise StaffError(f"Give at most {MOST} names.")
    return wanted
