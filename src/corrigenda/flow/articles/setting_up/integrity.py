"""Whether a script's bytes are those that its tag names. Pure.

https://www.w3.org/TR/SRI/#does-response-match-metadatalist
"""

from __future__ import annotations

import base64
import binascii
import hashlib

_STRENGTH = ("sha256", "sha384", "sha512")


def is_of(integrity: str, body: bytes) -> bool:
    """Whether a browser lets bytes through under an `integrity` attribute.

    The strongest kind that is named counts alone; an attribute that names none lets all through.
    """
    named = [one.partition("?")[0].partition("-") for one in integrity.split()]
    known = [(_STRENGTH.index(kind), digest) for kind, _, digest in named if kind in _STRENGTH]
    if not known:
        return True
    strongest = max(strength for strength, _ in known)
    real = hashlib.new(_STRENGTH[strongest], body).digest()
    return any(_bytes(digest) == real for strength, digest in known if strength == strongest)


def _bytes(digest: str) -> bytes:
    try:
        return base64.b64decode(digest.replace("-", "+").replace("_", "/"))
    except (binascii.Error, ValueError):
        return b""
