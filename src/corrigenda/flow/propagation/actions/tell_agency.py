"""Tell an agency of the error in words that are credited to it."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.said import said_in
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.agencies import (
    News,
    Route,
    mail_key,
    news_of,
    packet_keys,
    routes_to,
)
from corrigenda.flow.propagation.errors import AgencyError
from corrigenda.flow.propagation.models import ChannelKind, Delivery, Packet
from corrigenda.flow.propagation.packets.actions.send_packets import packet_of, send_to
from corrigenda.flow.publication.queries import permalink
from corrigenda.lib import clock, mail

MOST_CHARS = 2_000
"""Of a passage, of the new words, or of a notice in a mail."""


def tell_agency(case: Case, name: str, *, by: Actor) -> list[Delivery]:
    """Tell the agency `name` what there is to tell: that its words are being checked, or were put
    right. By mail to its desk; of what was published, a paired house gets the packet besides.

    Nothing that only a reader said is in it. Whoever was told is not told the same again.

    Returns:
        the deliveries that were made now.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        AgencyError: the words are not credited to it, there is nothing to tell, no way to it, or
            it was told already.
    """
    require(by, "agency.tell", case.outlet)
    said = said_in(case)
    routes = routes_to(case.outlet, said.credits if said else ())
    route = next((one for one in routes if one.name == name), None)
    if route is None:
        raise AgencyError(f"The passage is not credited to {name[:100]}: load the case anew.")
    news = news_of(case)
    _require_way(route, news)
    with transaction.atomic():
        packet = _packet_for(route, news)
        made = _mail(case, news, route, packet)
        made += _send_packet(packet, route)
        if not made:
            raise AgencyError(f"{route.name} was told this already.")
        ways = ", ".join(one.channel for one in made)
        record(by, "agency.tell", case.outlet, case, agency=route.name, what=news.kind, ways=ways)
    return made


def _require_way(route: Route, news: News) -> None:
    if route.ways(news):
        return
    if route.address and not mail.is_on():
        raise AgencyError("No mail is sent from here: the operator has not set CORRIGENDA_MAIL.")
    if route.subscriber is not None and news.entry is None:
        raise AgencyError(
            f"{route.name} gets packets, and only a published correction makes one. Give its "
            "desk an address in the policy, under Agencies."
        )
    raise AgencyError(
        f"There is no way to {route.name} yet: give its desk an address in the policy, under "
        "Agencies, or pair with its house."
    )


def _packet_for(route: Route, news: News) -> Packet | None:
    """The packet of what was published; none where it came from that house itself."""
    if route.subscriber is None or news.entry is None:
        return None
    packet = packet_of(news.entry)
    from_there = route.subscriber.house and route.subscriber.house in packet.houses
    return None if from_there or not packet.payload else packet


def _mail(case: Case, news: News, route: Route, packet: Packet | None) -> list[Delivery]:
    to = route.subscriber
    written = route.address or (to.email if to else "")
    # A subscriber by mail gets the packet at that address, for people to read.
    if not written or not mail.is_on() or (packet and to and to.email == written):
        return []
    now = clock.now()
    row, new = Delivery.objects.get_or_create(
        key=mail_key(case, news, route),
        defaults={
            "outlet": case.outlet,
            "channel": ChannelKind.EMAIL,
            "line": "email",
            "kind": news.kind,
            "target": f"case:{case.pk}",
            "to": route.name[:200],
            "payload": {"agency": route.name, "address": written, **_facts(case, news)},
            "made_at": now,
            "since": now,
            "due_at": now,
        },
    )
    return [row] if new else []


def _send_packet(packet: Packet | None, route: Route) -> list[Delivery]:
    if packet is None or route.subscriber is None:
        return []
    rows = Delivery.objects.filter(key__in=packet_keys(packet, route.subscriber))
    known = set(rows.values_list("pk", flat=True))
    send_to(packet, route.subscriber)
    return [one for one in rows if one.pk not in known]


def _facts(case: Case, news: News) -> dict[str, object]:
    """What the mail says; the words are the story's and the house's own."""
    version, done = case.version, news.correction
    stands = version.text[case.start : case.end] if version and case.start is not None else ""
    facts: dict[str, object] = {
        "language": case.outlet.language,
        "passage": (done.before if done else stands)[:MOST_CHARS],
        "headline": case.article.headline,
        "url": case.article.url,
    }
    if done is None:
        return facts
    return facts | {
        "done": done.kind,
        "after": done.after[:MOST_CHARS] if done.changes_story else "",
        "deletes": done.deletes,
        "words": done.words[:MOST_CHARS],
        "permalink": permalink(news.entry) if news.entry else "",
    }
