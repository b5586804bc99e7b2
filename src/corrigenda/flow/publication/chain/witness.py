"""What a witness kept: checkpoints, in whatever they came in."""

from __future__ import annotations

import re

from corrigenda.flow.publication.chain.canonical import FormError, Json, parse

MOST = 100_000
_JWS = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")


def kept_checkpoints(text: str) -> list[str]:
    """The checkpoints in a file: one JWS a line, or JSON with `jws` somewhere in it.

    So it may be the list of checkpoints, a feed, or the body of a webhook.

    Raises:
        FormError: there is none in it.
    """
    try:
        found = list(_inside(parse(text)))
    except FormError:
        found = _JWS.findall(text) if _all_are_jws(text) else []
    if not found:
        raise FormError("It holds no checkpoint: keep `jws` of a checkpoint, or its whole JSON.")
    return found[:MOST]


def _all_are_jws(text: str) -> bool:
    return all(_JWS.fullmatch(one) for one in text.split())


def _inside(value: Json) -> list[str]:
    """Every `jws`, without recursion: a file may be nested as deeply as it likes."""
    found, waiting = [], [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            jws = one.get("jws")
            if isinstance(jws, str):
                found.append(jws)
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return found
