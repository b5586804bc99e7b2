"""Which pages an editor looks at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urlencode

from bench.desk.home import Desk
from bench.looking.tables import PLAIN

_QUEUES: tuple[dict[str, str], ...] = (
    {},
    {"q": "is:open is:typo"},
    {"sort": "due"},
    {"q": "is:open is:fact", "sort": "readers"},
    {"q": "is:decided"},
    {"q": "is:declined", "sort": "readers"},
    {"q": "owner:me is:open"},
    {"q": "is:overdue", "sort": "due"},
)
# What is common, what is rare, what is a beginning only, and what is nowhere.
_WORDS = (
    "ferry",
    "crowns",
    "recieved budget",
    "file 137",
    "tram* is:open",
    "hospital wing is:declined",
    "accomodate treaty Tolva",
    "nowhere-to-be-found",
)
_NAMES = ("Halloran", "author:Okoro", "author:costigan is:open", "Vélin Abbott", "author:nobody")
_URLS = ("url:sport", "url:filled/politics is:open", "url:127.0.0.1/filled/local", "url:a1f3")


def _searches(*groups: tuple[str, ...]) -> list[str]:
    return [f"/desk/?{urlencode({'q': one})}" for group in groups for one in group]


def pages_of(desk: Desk) -> dict[str, Iterator[str]]:
    """The addresses of each kind, without end."""
    queues = [f"/desk/?{urlencode(one)}" for one in _QUEUES]
    return {
        PLAIN: cycle(["/desk/password"]),
        "queue": cycle(queues),
        "search: words": cycle(_searches(_WORDS)),
        "search: names": cycle(_searches(_NAMES)),
        "search: addresses": cycle(_searches(_URLS)),
        "case": cycle([f"/desk/cases/{key}" for key in desk.cases]),
        "case, crowded": cycle([f"/desk/cases/{key}" for key in desk.crowded]),
    }
