"""`corrigenda sign-in`: a one-time link for a member of staff."""

from __future__ import annotations

import argparse
import sys

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import bring_up_to_date

NAME = "sign-in"
HELP = "Print a link that signs a member of staff in once, valid for a day."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("username")
    parser.add_argument(
        "--without-second-factor",
        action="store_true",
        help="take away their authenticator app, passkeys and recovery codes, which are lost",
    )


def run(options: argparse.Namespace) -> int:
    """Print the link."""
    bring_up_to_date()
    from django.conf import settings

    from corrigenda.flow.newsroom.actions.drop_second_factor import drop_second_factor
    from corrigenda.flow.newsroom.actions.make_link import make_link
    from corrigenda.flow.newsroom.models import Staff

    staff = Staff.objects.filter(username=options.username, is_active=True).first()
    if staff is None:
        names = ", ".join(Staff.objects.values_list("username", flat=True)[:20]) or "nobody yet"
        raise CommandError(f"There is no {options.username!r} on staff. There are: {names}.")
    if options.without_second_factor:
        had = drop_second_factor(staff)
        said = "was taken away" if had else "is not set up: nothing was taken away"
        print(f"corrigenda: the second factor of {staff.full_name} {said}.", file=sys.stderr)
    print(f"{settings.CORRIGENDA_URL}/desk/enter/{make_link(staff)}")
    return 0
