"""Ask the desk for fixes: the way for a CMS that no webhook can reach."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import urllib3

from corrigenda.surfaces.demo.cms.fix import CannotApply
from corrigenda.surfaces.demo.cms.hook import Applied, EventError, Ignored, apply_one
from corrigenda.surfaces.demo.cms.push import TIMEOUT
from corrigenda.surfaces.demo.cms.store import Store

MAX_BYTES = 20_000_000


class PollError(Exception):
    """The desk did not hand out its fixes; the message says what it answered."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of one asking.

    `refused` pairs the id of a fix with the reason; `since` is what to ask for next time: the
    latest `requested_at` seen, in ISO 8601.
    """

    applied: list[Applied] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    since: str = ""


def poll_fixes(base_url: str, token: str, store: Store, *, since: str = "") -> Polled:
    """Apply every fix that `GET /api/fixes?since=` hands out; the caller pushes what changed.

    A fix that cannot be applied is passed over and named in the result. Raises PollError.
    """
    result = Polled(since=since)
    latest = since
    for data in _fixes(base_url, token, since):
        fix_id, asked = str(data.get("id", "")), data.get("requested_at")
        if isinstance(asked, str):
            latest = max(latest, asked)
        try:
            came = apply_one(data, store)
        except (EventError, CannotApply) as error:
            result.refused.append((fix_id, str(error)))
        else:
            if isinstance(came, Applied):
                result.applied.append(came)
            else:
                result.ignored.append(came)
    return Polled(result.applied, result.ignored, result.refused, latest)


def _fixes(base_url: str, token: str, since: str) -> Iterator[dict[str, object]]:
    query = f"?{urlencode({'since': since})}" if since else ""
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    try:
        with urllib3.PoolManager(timeout=TIMEOUT, retries=False) as pool:
            address = f"{base_url.rstrip('/')}/api/fixes{query}"
            answer = pool.request(
                "GET", address, headers=headers, redirect=False, preload_content=False
            )
            body = answer.read(MAX_BYTES)
    except urllib3.exceptions.HTTPError as error:
        raise PollError(f"the desk at {base_url} cannot be reached: {error}") from None
    if answer.status != 200:
        raise PollError(f"the desk answered {answer.status} when asked for fixes")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise PollError("the desk's list of fixes is no JSON") from None
    fixes = found.get("fixes") if isinstance(found, dict) else found
    if not isinstance(fixes, list):
        raise PollError('the desk\'s answer has no list "fixes"')
    yield from (one for one in fixes if isinstance(one, dict))
