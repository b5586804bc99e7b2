"""What every page view asks for, answered without a request of Django's.

`GET /api/notices` is a look-up or two in the database. Django's way to it (ten middlewares, the
sessions of a desk, the table of addresses, a form of the query) takes longer than they do. So its
plainest form, which is nearly all of them, is read here; whatever is not as plain, or does not
succeed, goes the whole way and is answered there. What both say is the same: see
`tests/attack/test_the_quick_way_says_the_same.py` and ADR 0010.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host
from pydantic import ValidationError

from corrigenda.project.middleware import headers
from corrigenda.surfaces.api.notices import told
from corrigenda.surfaces.api.schemas import NoticesIn

PATH = "/api/notices"
Heads = list[tuple[bytes, bytes]]
Answer = tuple[int, Heads, bytes]

_LONGEST = 8_000
_MOST_NAMES = 20
_CONDITIONS = {b"if-none-match", b"if-match", b"if-modified-since", b"if-unmodified-since"}


def answer(query: bytes, heads: Iterable[tuple[bytes, bytes]]) -> Answer | None:
    """The answer to a GET of `PATH`; None where the whole way has to answer.

    Args:
        query: what stands behind the question mark, as it came.
        heads: the request's, with their names in lower case.
    """
    hosts = []
    for name, value in heads:
        if name == b"host":
            hosts.append(value)
        elif name in _CONDITIONS:
            return None
    asked = _asked(query)
    if asked is None or len(hosts) != 1 or not _is_ours(hosts[0], tuple(settings.ALLOWED_HOSTS)):
        return None
    # As Django does before a request and after it.
    close_old_connections()
    try:
        body, said = told(asked)
    except Exception:
        # The whole way fails as well, and tells and logs it.
        return None
    finally:
        close_old_connections()
    own = [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in said]
    return 200, [*own, (b"content-length", b"%d" % len(body)), *_always()], body


def _asked(query: bytes) -> NoticesIn | None:
    if len(query) > _LONGEST:
        return None
    try:
        pairs = parse_qsl(
            query.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_NAMES,
        )
        given: dict[str, Any] = dict(pairs)
        return NoticesIn(**given) if len(given) == len(pairs) else None
    except (ValueError, TypeError, ValidationError):
        return None


@lru_cache(64)
def _is_ours(host: bytes, allowed: tuple[str, ...]) -> bool:
    domain, _ = split_domain_port(host.decode("latin-1"))
    return bool(domain) and validate_host(domain, allowed)


@cache
def _always() -> Heads:
    """What every answer of this address carries."""
    request = HttpRequest()
    request.method, request.path = "GET", PATH
    bare = headers(lambda _: HttpResponse())(request)
    return [
        (name.lower().encode("ascii"), value.encode("ascii"))
        for name, value in bare.items()
        if name != "Content-Type"
    ]
