"""`corrigenda expunge`: two administrators erase words by law, from everything."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.hire import the_outlet
from corrigenda.project.cli.setup import bring_up_to_date

if TYPE_CHECKING:
    from corrigenda.flow.newsroom.actors import Actor
    from corrigenda.flow.newsroom.models import Erasure

NAME = "expunge"
HELP = "Erase words by law; one administrator asks, another one confirms."
MAX_BYTES = 256 * 1024


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "words", nargs="*", metavar="WORDS",
        help="a phrase each; the shell remembers them, so rather give --from",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="source", metavar="FILE", help="a phrase a line; - reads what is typed"
    )
    parser.add_argument("--outlet", help="slug; may be left out where there is only one")
    parser.add_argument("--desk", action="store_true", help="from all outlets of the desk")
    parser.add_argument("--by", metavar="NAME", help="user name of the administrator who acts")
    parser.add_argument("--class", dest="reason_class", metavar="CLASS", default="",
                        help="court_order, personal_data, ...: it is public")  # fmt: skip
    parser.add_argument("--reason", default="", help="who demands it and by what right")
    parser.add_argument(
        "--once", action="store_true", help="let the words in again where they arrive afterwards"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--look", action="store_true", help="only count what would lose words")
    what.add_argument("--confirm", type=int, metavar="N", help="confirm what was asked, and do it")
    what.add_argument("--withdraw", type=int, metavar="N", help="give up what was asked")
    what.add_argument("--list", action="store_true", help="what was asked and done")
    what.add_argument(
        "--again", action="store_true", help="look through everything for what was ever erased"
    )


def run(options: argparse.Namespace) -> int:
    """Do one of these."""
    bring_up_to_date()
    from corrigenda.flow.newsroom.errors import ErasureError, NotAllowedError
    from corrigenda.lib.states import TransitionError

    try:
        if options.list:
            return _list()
        if options.again:
            return _again()
        if options.confirm is not None:
            return _confirm(options)
        if options.withdraw is not None:
            return _withdraw(options)
        return _look(options) if options.look else _ask(options)
    except (ErasureError, NotAllowedError, TransitionError) as error:
        raise CommandError(str(error)) from error


def _words(options: argparse.Namespace) -> list[str]:
    if not options.source:
        return list(options.words)
    try:
        if options.source == "-":
            read = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(options.source).open("rb") as file:
                read = file.read(MAX_BYTES + 1)
        text = read.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"{options.source} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{options.source} is not text in UTF-8.") from error
    if len(read) > MAX_BYTES:
        raise CommandError(f"{options.source} is larger than {MAX_BYTES:,} bytes.")
    return [*options.words, *text.splitlines()]


def _look(options: argparse.Namespace) -> int:
    from corrigenda.flow.propagation.actions.expunge import expunge_look

    outlet = None if options.desk else the_outlet(options.outlet)
    found = expunge_look(_words(options), outlet)
    for place, count in found.items():
        print(f"{place:<12} {count:>9,}")
    print("Nothing was changed." if found else "These words stand nowhere.")
    return 0


def _ask(options: argparse.Namespace) -> int:
    from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure

    outlet = None if options.desk else the_outlet(options.outlet)
    wish = ask_erasure(
        _words(options),
        outlet=outlet,
        reason_class=options.reason_class,
        reason=options.reason,
        stands=not options.once,
        by=_who(options.by),
    )
    print(f"Asked for as number {wish.pk}. Nothing is erased yet: another administrator confirms")
    print(f"it on the desk, or by corrigenda expunge --confirm {wish.pk} --by NAME.")
    return 0


def _confirm(options: argparse.Namespace) -> int:
    from corrigenda.flow.newsroom.actions.confirm_erasure import confirm_erasure
    from corrigenda.flow.newsroom.states import ErasureState
    from corrigenda.flow.propagation.actions.expunge import expunge

    erasure = _erasure(options.confirm)
    if erasure.state != ErasureState.CONFIRMED:
        confirm_erasure(erasure, by=_who(options.by))
    job = expunge(erasure)
    print(f"Erased from {sum(job.counts.values()):,} rows.")
    for place, count in job.counts.items():
        if count:
            print(f"{place:<12} {count:>9,}")
    print("Backups made before still hold the words; a restored one loses them when it is started.")
    print(
        "An archive on Spark still holds them, and so does the dump it was built of: build it anew"
    )
    print("from a dump without them (corrigenda archive build --engine spark --rebuild).")
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    from corrigenda.flow.newsroom.actions.withdraw_erasure import withdraw_erasure

    withdraw_erasure(_erasure(options.withdraw), by=_who(options.by))
    print("Withdrawn: nothing was erased.")
    return 0


def _again() -> int:
    from corrigenda.flow.propagation.actions.expunge import expunge_again

    jobs = expunge_again(every=True)
    rows = sum(sum(one.counts.values()) for one in jobs)
    print(f"Looked for what was ever erased; erased again from {rows:,} rows.")
    return 0


def _list() -> int:
    from corrigenda.flow.newsroom.models import Erasure

    for one in Erasure.objects.select_related("outlet", "asked_by").order_by("pk"):
        outlet = one.outlet.slug if one.outlet else "(all outlets)"
        who = one.asked_by.username if one.asked_by else "-"
        said = f"{len(one.words) or len(one.marks)} phrases"
        print(
            f"{one.pk:>5}  {one.state:<10} {outlet:<16} {one.reason_class:<14} {said:<12} "
            f"asked by {who} on {one.asked_at:%Y-%m-%d}"
        )
    return 0


def _who(name: str | None) -> Actor:
    from corrigenda.flow.newsroom.actors import of
    from corrigenda.flow.newsroom.models import Staff

    if not name:
        raise CommandError("Who acts? Give --by, the user name of an administrator.")
    staff = Staff.objects.filter(username__in=[name], is_active=True).first()
    if staff is None:
        raise CommandError(f"There is no account {name!r} that is in use.")
    return of(staff)


def _erasure(number: int) -> Erasure:
    from corrigenda.flow.newsroom.models import Erasure

    found = Erasure.objects.select_related("outlet", "asked_by").filter(pk=number).first()
    if found is None:
        raise CommandError(f"There is no erasure {number}: see corrigenda expunge --list.")
    return found
