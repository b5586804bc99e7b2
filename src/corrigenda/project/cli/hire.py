"""`corrigenda hire`: somebody gets a role at an outlet, or has it no more."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import bring_up_to_date

if TYPE_CHECKING:
    from corrigenda.flow.newsroom.models import Outlet

NAME = "hire"
HELP = "Give somebody a role at an outlet; prints a sign-in link. --leave ends the role."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("username")
    parser.add_argument("--outlet", help="slug; may be left out where there is only one")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--role", help="reporter, editor, standards_editor or administrator")
    what.add_argument("--leave", action="store_true", help="end the role; the account stays")
    parser.add_argument("--name", default="", help='of a new account, such as "Stan Okoro"')
    parser.add_argument("--email", default="", help="where they are written to, if none is known")


def run(options: argparse.Namespace) -> int:
    """Give the role and print the link, or end the role."""
    bring_up_to_date()
    from corrigenda.flow.newsroom.actions.hire import leave
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.newsroom.errors import StaffError

    outlet = the_outlet(options.outlet)
    try:
        if options.leave:
            staff = leave(options.username, outlet=outlet, by=OPERATOR)
            print(f"{staff.full_name} has no role at {outlet.name} any more.")
        else:
            _hire(options, outlet)
    except StaffError as error:
        raise CommandError(str(error)) from error
    return 0


def _hire(options: argparse.Namespace, outlet: Outlet) -> None:
    from django.conf import settings
    from django.db import transaction

    from corrigenda.flow.newsroom.actions.hire import hire
    from corrigenda.flow.newsroom.actions.make_link import make_link
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.newsroom.models import Role

    if options.role not in Role.values:
        raise CommandError(f"There is no such role. Give --role, one of: {', '.join(Role.values)}.")
    role = Role(options.role)
    with transaction.atomic():
        given = {"name": options.name, "email": options.email}
        staff = hire(options.username, outlet=outlet, role=role, **given, by=OPERATOR)
        link = make_link(staff)
    if options.name and staff.get_full_name() != " ".join(options.name.split()):
        print(
            f"corrigenda: {staff.username} has an account already; it keeps the name "
            f"{staff.full_name}.",
            file=sys.stderr,
        )
    print(f"Sign in once    {settings.CORRIGENDA_URL}/desk/enter/{link}")


def the_outlet(slug: str | None) -> Outlet:
    """The outlet with this slug; without one, the only outlet.

    Raises:
        CommandError: there is none, or it is not clear which.
    """
    from corrigenda.flow.newsroom.models import Outlet

    # Compared here: what is no text (half characters) cannot be asked of a database.
    outlets = {outlet.slug: outlet for outlet in Outlet.objects.order_by("slug")}
    if not outlets:
        raise CommandError("There is no outlet yet: open one with corrigenda open-outlet.")
    if slug in outlets:
        return outlets[slug]
    names = ", ".join(outlets)
    if slug is not None:
        raise CommandError(f"There is no outlet {slug!r}. There are: {names}.")
    if len(outlets) > 1:
        raise CommandError(f"Which outlet? Give --outlet, one of: {names}.")
    return next(iter(outlets.values()))
