"""`corrigenda packet`: pair with other houses, and apply packets and agencies' corrections."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.hire import the_outlet
from corrigenda.project.cli.setup import bring_up_to_date

if TYPE_CHECKING:
    from corrigenda.flow.newsroom.models import Outlet
    from corrigenda.flow.propagation.packets.envelope import Envelope

NAME = "packet"
HELP = "Corrections from house to house: pair, apply, had, key."
MOST_PAGES = 100
"""Of a feed that is applied."""


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    verbs = parser.add_subparsers(metavar="VERB", required=True, dest="verb")
    for name, about, source in (
        ("apply", "Take packets in, and look for their words in the archive.", "FILE|URL"),
        ("item", "Take in an agency's items, of which some are corrections.", "FILE|URL"),
        ("pair", "Pair with the house at an address, and print its key to be compared.", "URL"),
        ("had", "Note the stories, one address a line, that a subscriber had.", "FILE"),
    ):
        verb = verbs.add_parser(name, help=about, description=about)
        verb.add_argument("source", metavar=source)
        verb.add_argument("--outlet", help="slug; may be left out where there is only one")
        if name == "had":
            verb.add_argument("--subscriber", required=True, help="its name or its house")
        if name == "pair":
            verb.add_argument("--name", default="", help="as the desk is to know it")
            verb.add_argument(
                "--all", action="store_true", help="it is told of every correction"
            )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Do it; 1 if something was refused."""
    bring_up_to_date()
    return {"apply": _apply, "item": _item, "pair": _pair, "had": _had}[options.verb](options)


def _apply(options: argparse.Namespace) -> int:
    envelopes = _envelopes(options.source, the_outlet(options.outlet))
    refused = sum(not _take(one) for one in envelopes)
    print(f"{len(envelopes) - refused} taken, {refused} refused.")
    return 1 if refused else 0


def _envelopes(source: str, outlet: Outlet) -> list[Envelope]:
    """What stands there, the oldest first; of a feed with pages, up to what is known already."""
    from corrigenda.flow.propagation.packets.envelope import page_in
    from corrigenda.flow.propagation.packets.errors import PacketError
    from corrigenda.flow.propagation.packets.queries import are_known
    from corrigenda.project.packets import bytes_at

    found: list[Envelope] = []
    address = source
    for _ in range(MOST_PAGES):
        try:
            page = page_in(bytes_at(address, outlet), address)
        except PacketError as error:
            raise CommandError(f"{address}: {error}") from error
        found = page.envelopes + found
        address = page.older
        if not address or are_known(page.envelopes):
            return found
    print(f"{source} has more than {MOST_PAGES} pages: what is older was left.")
    return found


def _take(envelope: Envelope) -> bool:
    """Take one packet, and sweep for it now; whether it was taken."""
    from corrigenda.flow.propagation.packets.actions.sweep_packets import sweep_now
    from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
    from corrigenda.flow.propagation.packets.errors import (
        OtherPacketError,
        PacketError,
        UnknownHouseError,
        UntrustedError,
    )

    try:
        taken = take_packet(envelope)
    except (OtherPacketError, PacketError, UnknownHouseError, UntrustedError) as error:
        print(f"- {error}")
        return False
    known = "" if taken.new else ", known already"
    if not taken.rows:
        print(f"{taken.type} {taken.id}{known}")
    for row in taken.rows:
        places, fits = sweep_now(row)
        print(
            f"{taken.type} {taken.id}{known}: found in {places} stories of {row.outlet.name}, "
            f"of which {fits} can take its fix"
        )
    return True


def _item(options: argparse.Namespace) -> int:
    from corrigenda.flow.propagation.packets.actions.take_item import take_items
    from corrigenda.flow.propagation.packets.errors import PacketError
    from corrigenda.project.packets import bytes_at

    outlet = the_outlet(options.outlet)
    try:
        taken = take_items(outlet, bytes_at(options.source, outlet))
    except PacketError as error:
        raise CommandError(f"{options.source}: {error}") from error
    print(
        f"{taken.items} items, {taken.corrections} of them corrections; "
        f"{taken.changes} changes to be looked for."
    )
    return 0


def _pair(options: argparse.Namespace) -> int:
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.propagation.actions.pair import pair
    from corrigenda.flow.propagation.packets.errors import SubscriberError
    from corrigenda.flow.propagation.packets.queries import fingerprint

    outlet = the_outlet(options.outlet)
    try:
        made = pair(
            outlet, url=options.source, name=options.name, gets_all=options.all, by=OPERATOR
        )
    except SubscriberError as error:
        raise CommandError(str(error)) from error
    print(f"{outlet.name} is paired with {made.name} at {made.house}.")
    print(f"Its key is {fingerprint(made.kid)}: ask them by telephone whether it is theirs.")
    return 0


def _had(options: argparse.Namespace) -> int:
    from django.db.models import Q

    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.propagation.actions.note_stories import MOST, note_stories
    from corrigenda.flow.propagation.models import Subscriber
    from corrigenda.flow.propagation.packet_models import How
    from corrigenda.project.packets import bytes_at

    outlet = the_outlet(options.outlet)
    named = Q(name=options.subscriber) | Q(house=options.subscriber.rstrip("/"))
    subscriber = Subscriber.objects.filter(named, outlet=outlet, ended_at=None).first()
    if subscriber is None:
        raise CommandError(f"{outlet.name} has no subscriber {options.subscriber!r}.")
    lines = bytes_at(options.source, outlet).decode("utf-8", "replace").split()
    new = known = unknown = 0
    for first in range(0, len(lines), MOST):
        noted = note_stories(subscriber, lines[first : first + MOST], how=How.IMPORT, by=OPERATOR)
        new, known = new + noted.new, known + noted.known
        unknown += len(noted.unknown)
    print(f"{new} noted, {known} known already, {unknown} that are no story of {outlet.name}.")
    return 1 if unknown else 0
