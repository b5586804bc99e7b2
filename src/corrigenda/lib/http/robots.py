"""What another house's robots.txt lets us read (RFC 9309)."""

import math
import re
from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

from protego import Protego

from corrigenda.lib import clock
from corrigenda.lib.http.client import Fetched
from corrigenda.lib.http.errors import BadStatus, FetchError
from corrigenda.lib.urls import Url, parse

MAX_BYTES = 512 * 1024
MAX_CRAWL_DELAY = 3_600.0
_KEPT = timedelta(hours=1)
_KEPT_WHEN_UNKNOWN = timedelta(minutes=10)
_ORIGINS = 512

_AGENT_LINE = re.compile(r"\s*user(?:-|\s+)?agent(?:\s*:|\s)([^#]*)", re.IGNORECASE)


class Fetch(Protocol):
    """What reads robots.txt: `fetch` of this room with its other arguments filled in."""

    def __call__(self, url: str, *, accept: tuple[str, ...], max_bytes: int) -> Fetched:
        """Return the answer or raise a FetchError."""


class Cache:
    """The rules of the sites asked last, for an hour; safe to share between threads.

    A site whose rules could not be read is asked again after ten minutes.
    """

    def __init__(self, size: int = _ORIGINS) -> None:
        self._size = size
        self._rules: OrderedDict[tuple[str, str], tuple[datetime, Protego | None]] = OrderedDict()
        self._lock = Lock()

    def rules(self, url: Url, agent: str, fetch: Fetch) -> Protego | None:
        """Return the rules of the site of `url`, or None while they are not known."""
        key = (url.origin, agent)
        moment = clock.now()
        with self._lock:
            kept = self._rules.get(key)
        if kept is not None and moment < kept[0]:
            return kept[1]
        rules = _read(url, agent, fetch)
        ends = moment + (_KEPT_WHEN_UNKNOWN if rules is None else _KEPT)
        with self._lock:
            self._rules[key] = (ends, rules)
            self._rules.move_to_end(key)
            while len(self._rules) > self._size:
                self._rules.popitem(last=False)
        return rules


_shared = Cache()


def allowed(url: str, user_agent: str, fetch: Fetch, *, cache: Cache = _shared) -> bool:
    """Say whether robots.txt of the site lets us read `url` now.

    `user_agent` is our full name; its product part is what rules are looked up by. No robots.txt
    (4xx) allows everything; one that cannot be read (5xx, unreachable, too long) allows nothing
    for now. Raises UrlError when `url` is not an address.
    """
    target, agent = parse(url), _product(user_agent)
    rules = cache.rules(target, agent, fetch)
    return rules is not None and bool(rules.can_fetch(str(target), agent))


def crawl_delay(url: str, user_agent: str, fetch: Fetch, *, cache: Cache = _shared) -> float | None:
    """Return the seconds that the site wants between two requests, at most an hour, or None.

    None too while its rules are not known. Raises UrlError when `url` is not an address.
    """
    agent = _product(user_agent)
    rules = cache.rules(parse(url), agent, fetch)
    delay = None if rules is None else rules.crawl_delay(agent)
    if delay is None or not math.isfinite(delay) or delay < 0:
        return None
    return min(float(delay), MAX_CRAWL_DELAY)


def _product(user_agent: str) -> str:
    return user_agent.partition("/")[0].strip().lower()


def _read(url: Url, agent: str, fetch: Fetch) -> Protego | None:
    try:
        answer = fetch(
            f"{url.origin}/robots.txt", accept=("text/plain", "*/*"), max_bytes=MAX_BYTES
        )
    except BadStatus as error:
        return Protego.parse("") if 400 <= error.status < 500 else None
    except FetchError:
        return None
    return Protego.parse(_ours(answer.body.decode("utf-8-sig", "replace"), agent))


def _ours(text: str, agent: str) -> str:
    """Merge the groups of other robots: thousands of agents times rules would fill the memory."""
    lines = []
    for line in text.splitlines():
        found = _AGENT_LINE.match(line)
        if found is not None:
            name = found.group(1).strip().lower()
            if name != "*" and (name.replace("*", "") or "-") not in agent:
                lines.append("User-agent: another-robot")
                continue
        lines.append(line)
    return "\n".join(lines)
