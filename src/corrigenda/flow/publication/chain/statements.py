"""What is signed of a log: its newest record, and once a day a checkpoint to be kept by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from corrigenda.flow.publication.chain.bodies import moment
from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.chain.keys import Keys
from corrigenda.flow.publication.chain.signing import SignatureError, sign

Type = Literal["checkpoint", "head"]


@dataclass(frozen=True, slots=True)
class Statement:
    """That the log of `outlet` had, at the moment `at`, this record as its newest.

    Attributes:
        type: `head` is made with each record, `checkpoint` is kept and sent to witnesses.
        previous: of a checkpoint, the number of the one before it; 0 for the first.
        signer: the place of the key that signed it among the house's keys.
    """

    type: str
    outlet: str
    number: int
    sha256: str
    at: str
    previous: int
    signer: int = 0


def state(
    key: Mapping[str, str],
    type_: Type,
    *,
    outlet: str,
    number: int,
    sha256: str,
    at: datetime,
    previous: int = 0,
) -> str:
    """Sign such a statement; `previous` is said of checkpoints only."""
    payload: dict[str, Json] = {
        "type": type_,
        "outlet": outlet,
        "number": number,
        "sha256": sha256,
        "at": moment(at),
    }
    if type_ == "checkpoint":
        payload["previous"] = previous
    return sign(key, payload)


def read_statement(text: str, keys: Keys) -> Statement:
    """What a statement says, once its signature is found good.

    Raises:
        SignatureError: it is not signed by one of the keys, or says something else.
    """
    payload, signer = keys.verify(text)
    number, previous = payload.get("number"), payload.get("previous", 0)
    if type(number) is not int or number < 1 or type(previous) is not int:
        raise SignatureError("it does not say which record it is about")
    kind, outlet, sha256, at = (str(payload.get(one)) for one in ("type", "outlet", "sha256", "at"))
    if kind not in ("checkpoint", "head"):
        raise SignatureError("it is a statement about something else")
    return Statement(kind, outlet, number, sha256, at, previous, signer)
