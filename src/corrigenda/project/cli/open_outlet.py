"""`corrigenda open-outlet`: a new outlet with its first administrator."""

from __future__ import annotations

import argparse

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import bring_up_to_date

NAME = "open-outlet"
HELP = "Open an outlet; prints its script tag, its keys and a sign-in link."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("slug", help="short name, as in data-outlet")
    parser.add_argument("--name", required=True)
    parser.add_argument("--origin", action="append", required=True, help="may be given again")
    parser.add_argument("--language", default="en")
    parser.add_argument("--admin", required=True, help="user name of its administrator")
    parser.add_argument("--hook-url", default="", help="webhook of its CMS")
    parser.add_argument("--private", action="store_true", help="its origins are on an intranet")


def run(options: argparse.Namespace) -> int:
    """Open the outlet and print what is told only once."""
    bring_up_to_date()
    from django.conf import settings

    from corrigenda.flow.newsroom.actions.hire import hire
    from corrigenda.flow.newsroom.actions.make_link import make_link
    from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.newsroom.errors import OutletError
    from corrigenda.flow.newsroom.models import Role

    desk = settings.CORRIGENDA_URL
    try:
        opened = open_outlet(
            options.slug,
            name=options.name,
            language=options.language,
            desk_url=desk,
            origins=options.origin,
            hook_url=options.hook_url,
            reads_private_addresses=options.private,
            by=OPERATOR,
        )
    except OutletError as error:
        raise CommandError(str(error)) from error
    admin = hire(options.admin, outlet=opened.outlet, role=Role.ADMINISTRATOR, by=OPERATOR)
    print(
        f'Script tag      <script src="{desk}/c/w.js" data-outlet="{options.slug}" defer></script>'
    )
    print(f"API token       {opened.api_token}")
    print(f"Webhook secret  {opened.hook_secret}")
    print(f"Sign in once    {desk}/desk/enter/{make_link(admin)}")
    return 0
