"""`corrigenda verify-log`: is the log what the house wrote, and all of it?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import use_django

if TYPE_CHECKING:
    from corrigenda.flow.newsroom.models import Outlet
    from corrigenda.flow.publication.chain.check import Checker

NAME = "verify-log"
HELP = "Check a log, from the database or from its public export; exit status 1 if it was changed."
SLOW = 2
"""Seconds after which progress is shown."""


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "source", nargs="?", metavar="FILE|URL", help="an export; default: this database"
    )
    parser.add_argument("--outlet", help="slug; default: every log of this database")
    parser.add_argument(
        "--since", metavar="CHECKPOINT-FILE", help="checkpoints that a witness kept"
    )
    parser.add_argument(
        "--keys", metavar="FILE|URL", help="the house's /.well-known/corrigenda.json"
    )
    parser.add_argument(
        "--trust", metavar="KID", action="append", default=[],
        help="a key that is believed though the one before did not sign it",
    )  # fmt: skip
    parser.add_argument(
        "--after", type=int, default=0, metavar="NUMBER", help="begin after this record"
    )


def run(options: argparse.Namespace) -> int:
    """Check and say what was found; 1 if anything was."""
    from corrigenda.project.logs import SourceError

    try:
        return _public(options) if options.source else _database(options)
    except SourceError as error:
        raise CommandError(str(error)) from error


def _public(options: argparse.Namespace) -> int:
    """An export: neither settings nor a database nor a secret is touched."""
    from corrigenda.flow.publication.chain.check import Checker
    from corrigenda.project import logs

    where = options.source
    is_url = logs.is_url(where)
    if not options.keys and not is_url:
        raise CommandError(
            "Whose keys? Give --keys, the house's /.well-known/corrigenda.json as a file or URL."
        )
    checker = Checker(
        logs.keys_at(options.keys or where),
        outlet=options.outlet,
        since=_since(options),
        trusted=options.trust,
        after=options.after,
    )
    if is_url:
        taken = logs.take_address(logs.chain_at(where, options.outlet), checker, options.after)
        _watch(taken, checker, unit="line")
    else:
        _watch(logs.take_file(where, checker), checker, unit="B", total=logs.size_of(where))
    return _judged([checker], options)


def _database(options: argparse.Namespace) -> int:
    use_django()
    from django.db import DatabaseError

    from corrigenda.flow.newsroom.models import Outlet

    try:
        outlets = list(Outlet.objects.order_by("slug"))
        wanted = [one for one in outlets if options.outlet in (None, one.slug)]
        if not wanted:
            names = ", ".join(one.slug for one in outlets) or "none yet"
            raise CommandError(f"There is no outlet {options.outlet!r}. There are: {names}.")
        return _judged([_checked(one, options) for one in wanted], options)
    except DatabaseError as error:
        raise CommandError(
            f"The database cannot be read: {error}. Check DATABASE_URL, or run corrigenda migrate."
        ) from error


def _checked(outlet: Outlet, options: argparse.Namespace) -> Checker:
    from corrigenda.flow.publication.chain.check import Checker
    from corrigenda.flow.publication.logbook import entries_without_record, house_keys, lines_of

    checker = Checker(
        house_keys(),
        outlet=outlet.slug,
        since=_since(options),
        trusted=options.trust,
        after=options.after,
    )

    def taken() -> Iterator[int]:
        for line in lines_of(outlet, after=options.after, with_rows=True):
            checker.take(line)
            yield 1
        for entry in entries_without_record(outlet).iterator(chunk_size=500):
            checker.entry_without_record(entry.public_id)

    _watch(taken(), checker, unit="line")
    return checker


def _since(options: argparse.Namespace) -> list[str]:
    from corrigenda.project.logs import checkpoints_in

    return checkpoints_in(options.since) if options.since else []


def _watch(taken: Iterator[int], checker: Checker, *, unit: str, total: int | None = None) -> None:
    from tqdm import tqdm

    from corrigenda.flow.publication.chain.check import TooManyError

    with tqdm(
        total=total, unit=unit, unit_scale=True, delay=SLOW, leave=False, desc=checker.outlet
    ) as bar:
        try:
            for size in taken:
                bar.update(size)
            checker.end()
        except TooManyError:
            pass


def _judged(checkers: list[Checker], options: argparse.Namespace) -> int:
    """Print what each found."""
    for one in checkers:
        what = (
            f"{one.outlet or 'The log'}: {one.records:,} records, {one.checkpoints:,} checkpoints"
        )
        print(f"{what}: {'nothing was changed' if not one.findings else 'NOT as it was written'}.")
        for finding in one.findings:
            print(f"- {finding}")
        if one.is_full:
            print("- and perhaps more: it was not read further.")
    if any(one.findings for one in checkers):
        return 1
    if options.since and not any(one.witnessed for one in checkers):
        names = ", ".join(str(one.outlet) for one in checkers)
        raise CommandError(f"{options.since} holds no checkpoint of the log of {names}.")
    return 0
