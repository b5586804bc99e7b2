"""A checkpoint as JSON, for its list, for feeds and for webhooks. Pure."""

from __future__ import annotations

from corrigenda.flow.publication.chain.bodies import moment
from corrigenda.flow.publication.models import Checkpoint


def checkpoint_json(one: Checkpoint) -> dict[str, object]:
    """What a witness keeps. `jws` says all the rest, signed."""
    return {
        "number": one.number,
        "sha256": one.sha256,
        "at": moment(one.at),
        "kid": one.kid,
        "jws": one.jws,
    }
