"""A proof of work, asked for only while an outlet is being flooded.

The challenge is good for one `client_id` only and for ten minutes, and a `client_id` is taken
once: what was solved cannot be used again, and nothing is stored for it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from altcha.v1 import Payload, create_challenge, extract_params, verify_solution
from django.conf import settings

from corrigenda.lib import clock, ids

MOST = 50_000
"""Hashes that a browser tries at most; about a second of a phone's time."""
MINUTES = 10
UNABLE = "unable"
"""Sent instead by a browser that has no means to hash: the report is taken, and held."""
MAX_CHARS = 2_000


def challenge(client_id: UUID) -> dict[str, Any]:
    """What is to be solved, as ALTCHA writes it (https://altcha.org/docs/v2/server-integration/)."""
    made = create_challenge(
        algorithm="SHA-256",
        max_number=MOST,
        salt_length=12,
        hmac_key=_key(),
        salt="",
        number=None,
        expires=clock.now() + timedelta(minutes=MINUTES),
        params={"client": str(client_id)},
    )
    told: dict[str, Any] = made.to_dict()
    return told


def is_proof(proof: str, client_id: UUID) -> bool:
    """Whether `proof` solves a challenge of ours for this report that has not run out."""
    if not proof or len(proof) > MAX_CHARS:
        return False
    try:
        solved, _ = verify_solution(proof, _key(), check_expires=True)
        given = extract_params(Payload.from_base64(proof).to_dict()) if solved else {}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
    return solved and given.get("client") == [str(client_id)]


def _key() -> str:
    return ids.derived_token(settings.SECRET_KEY.encode(), "proof", "altcha")
