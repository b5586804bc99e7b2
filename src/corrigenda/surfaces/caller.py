"""The address that a request came from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from corrigenda.lib import address


def caller(request: HttpRequest) -> str:
    """The caller's address; a forwarded one only from a configured proxy."""
    meta = request.META
    return address.caller(
        meta.get("REMOTE_ADDR", ""),
        meta.get("HTTP_X_FORWARDED_FOR", ""),
        settings.CORRIGENDA_PROXIES,
    )
