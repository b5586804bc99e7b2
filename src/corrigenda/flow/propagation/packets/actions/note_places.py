"""Keep the places that a subscriber tells of in the copy ledger of the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corrigenda.flow.propagation.copies.ledger import OF_A_PACKET
from corrigenda.flow.propagation.models import Copy, CopyKind, Sending
from corrigenda.flow.propagation.packets.ledger import here, way
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.flow.publication.chain.bodies import digest
from corrigenda.lib import clock


def note_places(sending: Sending, places: Iterable[Mapping[str, str]]) -> None:
    """Keep them, each once and where it is by now. Inside a transaction.

    A story that two outlets of a house name is one story: it is known by its address.
    What it found is *requested* here until its desk has decided. What was corrected stays so:
    a later version there is that house's matter.
    """
    entry = sending.packet.entry
    now = clock.now()
    for place in places:
        name = f"{OF_A_PACKET}{sending.subscriber_id}:{digest(place['url'])[:40]}"
        copy, _ = Copy.objects.get_or_create(
            case_id=entry.correction.case_id,
            external_id=name,
            defaults={
                "kind": CopyKind.OTHER,
                "outlet_id": entry.outlet_id,
                "title": f"A story of {sending.subscriber.name}"[:300],
                "url": place["url"],
                "selector_data": {},
                "state_at": now,
                "found_at": now,
            },
        )
        for step in way(CopyState(copy.state), here(place["state"])):
            COPY.advance(copy, step, state_at=now)
