"""The agencies that words are credited to: what there is to tell them, and by which way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.said import Credited
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.agencies import read_agencies
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.errors import AgencyError
from corrigenda.flow.propagation.models import ChannelKind, Delivery, Packet, Subscriber
from corrigenda.flow.publication.chain.bodies import digest
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import mail

ASKED, CORRECTED = "agency.asked", "agency.corrected"
_LIVE = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell of a case.

    Attributes:
        correction: that took effect; None while the words are being checked.
        entry: what was published of it; None for a fix.
    """

    kind: str
    correction: Correction | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """By which ways an agency can be told.

    Attributes:
        name: as the credit has it.
        address: of its desk, by the house's policy; or empty.
        subscriber: that has its name, or its address; a paired house gets packets.
    """

    name: str
    address: str
    subscriber: Subscriber | None

    def ways(self, news: News | None) -> tuple[ChannelKind, ...]:
        """Those that are open for what there is to tell; of nothing, for the one or the other."""
        published = news is None or news.entry is not None
        to = self.subscriber
        by_packet = to is not None and published
        written = self.address or (to.email if to else "")
        found = [ChannelKind.EMAIL] if written and mail.is_on() else []
        return (*found, *([ChannelKind.PACKET] if by_packet and to and to.inbox else []))


def news_of(case: Case) -> News:
    """What an agency can be told of a case now.

    Raises:
        AgencyError: nothing, and why.
    """
    if case.state in UNDECIDED:
        return News(ASKED)
    if case.state == CaseState.DECLINED:
        raise AgencyError("The case was declined: there is no error to tell of.")
    newest = Correction.objects.filter(case=case).order_by("-decided_at", "-pk").first()
    if newest is None or newest.state not in _LIVE or case.can_be_undone:
        raise AgencyError("Nobody can be told before the decision has taken effect.")
    if newest.is_silent:
        return News(CORRECTED, newest)
    entry = Entry.objects.filter(correction=newest).select_related("outlet").first()
    if entry is None:
        raise AgencyError("Nobody can be told before the correction is published.")
    if entry.expunged_at is not None:
        raise AgencyError("Its words were removed by law: there is nothing to tell.")
    return News(CORRECTED, newest, entry)


def routes_to(outlet: Outlet, credited: Iterable[Credited]) -> list[Route]:
    """How those can be told to whom words are credited; each agency once."""
    names = {one.credit.name: one.address for one in credited}
    if not names:
        return []
    known = {one.name: one for one in read_agencies(outlet.policy.agencies)}
    subscribers = list(Subscriber.objects.filter(outlet=outlet, ended_at=None).order_by("pk"))
    routes = []
    for name, address in names.items():
        spellings = known[name].spellings if name in known else ()
        called = {_folded(one) for one in (name, *spellings)}
        routes.append(Route(name, address, _meant(subscribers, called, address)))
    return routes


def _meant(subscribers: Sequence[Subscriber], called: set[str], address: str) -> Subscriber | None:
    for one in subscribers:
        if _folded(one.name) in called or (address and one.email.lower() == address.lower()):
            return one
    return None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def mail_key(case: Case, news: News, route: Route) -> str:
    """The key of the delivery by mail: what is told of a case twice is one delivery."""
    about = f"correction:{news.correction.pk}" if news.correction else "asked"
    return f"agency:{case.pk}:{about}:{digest(_folded(route.name))[:32]}"


def packet_keys(packet: Packet, subscriber: Subscriber) -> list[str]:
    """The keys of the deliveries of a packet to a subscriber."""
    ways = (ChannelKind.PACKET, ChannelKind.EMAIL)
    return [f"packet:{packet.pk}:{subscriber.pk}:{way}" for way in ways]


@dataclass(frozen=True, slots=True)
class Told:
    """A delivery to an agency.

    Attributes:
        correction: the key of the one that it tells of; None where it asks.
    """

    delivery: Delivery
    correction: int | None

    def tells(self, news: News) -> bool:
        """Whether it tells the same."""
        return self.correction == (news.correction.pk if news.correction else None)


def told_of(case: Case, routes: Sequence[Route]) -> dict[str, list[Told]]:
    """What each agency was told of a case, by its name, the oldest first; in three queries."""
    if not routes:
        return {}
    corrections = list(Correction.objects.filter(case=case, state__in=_LIVE))
    every = [News(ASKED), *(News(CORRECTED, one) for one in corrections)]
    packets = Packet.objects.filter(entry__correction__in=corrections)
    sent = list(packets.select_related("entry").defer("payload"))
    keys: dict[str, tuple[str, int | None]] = {}
    for route in routes:
        for news in every:
            about = news.correction.pk if news.correction else None
            keys[mail_key(case, news, route)] = route.name, about
        if to := route.subscriber:
            for packet in sent:
                about = packet.entry.correction_id
                keys |= dict.fromkeys(packet_keys(packet, to), (route.name, about))
    told: dict[str, list[Told]] = {}
    for row in Delivery.objects.filter(key__in=keys).order_by("made_at", "pk"):
        name, about = keys[row.key]
        told.setdefault(name, []).append(Told(row, about))
    return told
