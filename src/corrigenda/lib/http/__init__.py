"""The safe HTTP client: public addresses only unless told otherwise, everything bounded."""

from corrigenda.lib.http.client import AllowPrivate, Fetched, fetch, post, user_agent
from corrigenda.lib.http.errors import (
    BadStatus,
    FetchError,
    Refused,
    TimedOut,
    TooLarge,
    Unreachable,
    WrongType,
)

__all__ = [
    "AllowPrivate",
    "BadStatus",
    "FetchError",
    "Fetched",
    "Refused",
    "TimedOut",
    "TooLarge",
    "Unreachable",
    "WrongType",
    "fetch",
    "post",
    "user_agent",
]
