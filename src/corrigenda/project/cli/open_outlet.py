"""`corrigenda open-outlet`: a new outlet with its first administrator."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from corrigenda.lib import urls
from corrigenda.lib.http.addresses import is_public
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import bring_up_to_date

NAME = "open-outlet"
HELP = "Open an outlet; prints its script tag, its keys and a sign-in link."

# https://www.rfc-editor.org/rfc/rfc6761, rfc6762 and rfc8375, and ICANN's .internal.
_PRIVATE_NAMES = (".localhost", ".local", ".internal", ".home.arpa")


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
    from django.db import transaction

    from corrigenda.flow.newsroom.actions.hire import hire
    from corrigenda.flow.newsroom.actions.make_link import make_link
    from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.newsroom.errors import OutletError, StaffError
    from corrigenda.flow.newsroom.models import Role
    from corrigenda.flow.newsroom.queries import origins_of

    desk = settings.CORRIGENDA_URL
    try:
        with transaction.atomic():
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
            admin = hire(options.admin, outlet=opened.outlet, role=Role.ADMINISTRATOR, by=OPERATOR)
            link = make_link(admin)
    except (OutletError, StaffError) as error:
        raise CommandError(str(error)) from error
    print(
        f'Script tag      <script src="{desk}/c/w.js" data-outlet="{options.slug}" defer></script>'
    )
    print(f"API token       {opened.api_token}")
    print(f"Webhook secret  {opened.hook_secret}")
    print(f"Sign in once    {desk}/desk/enter/{link}")
    if not options.private:
        warn_of_private(origins_of(opened.outlet))
    return 0


def warn_of_private(origins: Iterable[str]) -> None:
    """Say on standard error which origins of an outlet without --private will not be read."""
    for origin in origins:
        if _is_private(urls.parse(origin).host):
            print(
                f"corrigenda: {origin} is on a private address: readers' pages there cannot be "
                "read: add --private.",
                file=sys.stderr,
            )


def _is_private(host: str) -> bool:
    """Told by the name alone; what a name leads to is asked when a page is read."""
    try:
        return not is_public(host)
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_NAMES)
