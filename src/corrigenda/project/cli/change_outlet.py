"""`corrigenda change-outlet`: an outlet moves, gets new keys, or decides differently."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.hire import the_outlet
from corrigenda.project.cli.open_outlet import warn_of_private
from corrigenda.project.cli.setup import bring_up_to_date

NAME = "change-outlet"
HELP = "Change an outlet's origins, keys, policy or addresses; all that is given, or nothing."
MAX_POLICY_BYTES = 64 * 1024


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("slug", help="short name, as in data-outlet")
    parser.add_argument(
        "--add-origin", action="append", default=[], metavar="URL", help="may be given again"
    )
    parser.add_argument(
        "--drop-origin", action="append", default=[], metavar="URL", help="may be given again"
    )
    parser.add_argument("--name")
    parser.add_argument("--language", help="a language tag, such as en or pt-BR")
    parser.add_argument("--desk-url", metavar="URL", help="where the public reaches Corrigenda")
    parser.add_argument("--hook-url", metavar="URL", help='webhook of its CMS; "" for none')
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--private", action="store_true", help="its origins are on an intranet")
    where.add_argument("--public", action="store_true", help="its origins are on the internet")
    parser.add_argument("--new-token", action="store_true", help="the old API token ends at once")
    parser.add_argument("--new-secret", action="store_true", help="webhooks are signed with it")
    parser.add_argument(
        "--policy",
        metavar="FILE.json",
        help="the whole policy; what it leaves out has its default",
    )


def run(options: argparse.Namespace) -> int:
    """Change the outlet; say what changed, and what is told only once."""
    bring_up_to_date()
    from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.newsroom.errors import OutletError
    from corrigenda.flow.newsroom.queries import origins_of

    outlet = the_outlet(options.slug)
    change = Change(
        add_origins=tuple(options.add_origin),
        drop_origins=tuple(options.drop_origin),
        name=options.name,
        language=options.language,
        desk_url=options.desk_url,
        hook_url=options.hook_url,
        reads_private_addresses=options.private if options.private or options.public else None,
        policy=None if options.policy is None else _policy(Path(options.policy)),
        new_token=options.new_token,
        new_secret=options.new_secret,
    )
    try:
        changed = change_outlet(outlet, change, by=OPERATOR)
    except OutletError as error:
        raise CommandError(str(error)) from error
    print(f"Changed         {', '.join(changed.what) or 'nothing: it was so already'}")
    if changed.api_token:
        print(f"API token       {changed.api_token}")
    if changed.hook_secret:
        print(f"Webhook secret  {changed.hook_secret}")
    if not changed.outlet.reads_private_addresses:
        warn_of_private(origins_of(changed.outlet))
    return 0


def _policy(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            read = file.read(MAX_POLICY_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    if len(read) > MAX_POLICY_BYTES:
        raise CommandError(f"{path} is larger than {MAX_POLICY_BYTES:,} bytes: it is no policy.")
    try:
        policy = json.loads(read.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path} is not JSON in UTF-8: {error}.") from error
    if not isinstance(policy, dict):
        raise CommandError(f'{path} is no policy: write an object, such as {{"fix_due_hours": 8}}.')
    return policy
