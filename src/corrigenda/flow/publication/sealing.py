"""Private keys at rest: sealed with a key that is derived from the installation's secret."""

from __future__ import annotations

import base64
import json

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"corrigenda: signing keys of the log"


class UnsealedError(Exception):
    """A key was sealed with another secret than this installation has."""


def sealed(key: dict[str, str]) -> str:
    """The key, to be kept."""
    return _box().encrypt(json.dumps(key).encode()).decode("ascii")


def unsealed(kept: str) -> dict[str, str]:
    """The key again.

    Raises:
        UnsealedError: the secret is another one.
    """
    try:
        found: dict[str, str] = json.loads(_box().decrypt(kept.encode("ascii")))
    except (InvalidToken, ValueError) as error:
        raise UnsealedError(
            "The log's signing key was sealed with another CORRIGENDA_SECRET. Bring that secret "
            "back; where it is lost, run corrigenda rotate-key --lost."
        ) from error
    return found


def _box() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
