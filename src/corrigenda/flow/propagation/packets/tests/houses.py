"""The other house of the tests: the Weekly, which has its own key and signs its own packets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from corrigenda.flow.propagation.packets.envelope import Envelope
from corrigenda.flow.publication.chain.bodies import moment
from corrigenda.flow.publication.chain.keys import Key, rotation
from corrigenda.flow.publication.chain.signing import name_of, new_key, public, sign
from corrigenda.lib.tests.servers import Server, Visit

NOON = datetime(2027, 5, 31, 12, 0, tzinfo=UTC)
ONE_O_CLOCK = datetime(2027, 5, 31, 13, 0, tzinfo=UTC)
BEFORE = "The fund holds 28,000 crowns and pays for 12 bridges, officials said."
AFTER = "The fund holds 82,000 crowns and pays for 12 bridges, officials said."


@dataclass
class House:
    """A house that is no Corrigenda of ours: keys, a well-known document, and an inbox."""

    origin: str = "https://weekly.example"
    keys: list[dict[str, str]] = field(default_factory=lambda: [new_key()])
    statements: list[str] = field(default_factory=lambda: [""])
    inbox: list[dict[str, Any]] = field(default_factory=list)
    status: str = "202 Accepted"

    def rotate(self, *, lost: bool = False) -> None:
        """A new key, signed by the old one unless that is lost."""
        made = new_key()
        self.statements.append("" if lost else rotation(self.keys[-1], made, NOON))
        self.keys.append(made)

    @property
    def kid(self) -> str:
        """The id of the key that signs."""
        return name_of(self.keys[-1])

    @property
    def chain(self) -> tuple[Key, ...]:
        """The keys as the house tells them."""
        return tuple(
            Key(name_of(one), public(one), "2027-01-01T00:00:00.000000Z", "", said)
            for one, said in zip(self.keys, self.statements, strict=True)
        )

    def document(self) -> bytes:
        """Its `/.well-known/corrigenda.json`."""
        rows = [one.to_dict() for one in self.chain]
        return json.dumps(
            {
                "house": self.origin,
                "outlets": [{"outlet": "weekly", "name": "The Weekly"}],
                "endpoints": {"packets": f"{self.origin}/api/packets"},
                "keys": {"current": self.kid, "all": rows},
            }
        ).encode()

    def answer(self, visit: Visit) -> None:
        """Serve the document, and keep what is posted."""
        if visit.path.startswith("/.well-known/"):
            visit.answer(self.document(), kind="application/json")
            return
        if self.status.startswith("2"):
            self.inbox.append(json.loads(visit.body))
        visit.answer(b"{}", status=self.status, kind="application/json")

    def serve(self, start: Any) -> Server:
        """Stand at a port of this machine from now on."""
        server: Server = start(self.answer)
        self.origin = server.origin()
        return server

    def payload(self, packet: UUID | None = None, **more: Any) -> dict[str, Any]:
        """A correction of the figure in the treaty story."""
        body = [
            {"type": "TextualBody", "purpose": "editing", "value": more.pop("after", AFTER)},
            {"type": "TextualBody", "purpose": "commenting", "value": "It is 82,000 crowns."},
        ]
        selector = {"type": "TextQuoteSelector", "exact": more.pop("before", BEFORE)}
        return {
            "type": "correction",
            "format": 1,
            "id": str(packet or uuid4()),
            "house": self.origin,
            "outlet": "The Weekly",
            "at": "2027-05-31T12:00:00.000000Z",
            "kind": "correction",
            "headline": "Maren and Tolva sign treaty",
            "permalink": f"{self.origin}/corrections/entry00001",
            "language": "en",
            "earlier": [],
            "lead": "",
            "chain": [],
            "annotation": {
                "body": [one for one in body if one["value"] is not None],
                "target": {
                    "source": f"{self.origin}/treaty",
                    "selector": {**selector, **more.pop("around", {})},
                },
            },
            **more,
        }

    def signed(
        self, payload: dict[str, Any], key: dict[str, str] | None = None, *, with_keys: bool = True
    ) -> Envelope:
        """An envelope with it."""
        keys: Sequence[Key] = self.chain if with_keys else ()
        return Envelope(sign(key or self.keys[-1], payload), keys)

    def packet(self, packet: UUID | None = None, **more: Any) -> Envelope:
        """A correction in an envelope."""
        return self.signed(self.payload(packet, **more))

    def answering(
        self,
        packet: str,
        number: int,
        named: Sequence[str] = (),
        *,
        at: datetime = ONE_O_CLOCK,
        verdict: str = "",
        **counts: int,
    ) -> Envelope:
        """An acknowledgement of a packet of ours, signed at some moment, with places in the states
        that are `named`, or one of each."""
        return self.signed(
            {
                "type": "acknowledgement",
                "format": 1,
                "id": str(uuid4()),
                "house": self.origin,
                "outlet": "The Weekly",
                "at": moment(at),
                "packet": packet,
                "number": number,
                "counts": counts,
                "verdict": verdict,
                "places": [
                    {"url": f"{self.origin}/copy/{at}", "state": state}
                    for at, state in enumerate(named or counts)
                ],
            }
        )
