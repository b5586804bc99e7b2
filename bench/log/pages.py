"""Which pages of the log the public looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from urllib.parse import urlencode

from bench.log.home import Log
from bench.looking.tables import PLAIN

_PARTS: tuple[dict[str, str], ...] = (
    {"kind": "withdrawal"},
    {"section": "sport"},
    {"kind": "clarification", "section": "science"},
    {"kind": "withdrawal", "section": "nowhere"},
    {"kind": "editors_note"},
)
# What is everywhere, what is in one entry, what is nowhere, and what is only in part of the log.
_WORDS: tuple[dict[str, str], ...] = (
    {"q": "mamama"},
    {"q": "mama*"},
    {"q": "renmama tolmama"},
    {"q": "nonoma"},
    {"q": "1,234"},
    {"q": "nowhere-to-be-found"},
    {"q": "mamama", "kind": "withdrawal"},
    {"q": "mamama", "section": "sport", "kind": "editors_note"},
)


def pages_of(log: Log) -> dict[str, Iterator[str]]:
    """The addresses of each kind, without end."""
    months = sorted({one[:7] for one in log.moments})
    return {
        PLAIN: cycle(["/corrections/policy"]),
        "newest": cycle(["/corrections/"]),
        "back in time": _asked({"before": one.replace("+00:00", "Z")} for one in log.moments),
        "narrowed": _asked(_PARTS),
        "search": _asked(_WORDS),
        "a month": cycle([f"/corrections/{one.replace('-', '/')}" for one in months]),
        "list of months": cycle(["/corrections/months", "/corrections/months?section=sport"]),
        "permalink": cycle([f"/corrections/{one}" for one in log.ids]),
        "feed": cycle([f"/corrections/feed.{one}" for one in ("atom", "rss", "json")]),
        "feed of a section": cycle(["/corrections/feed.atom?section=sport"]),
    }


def _asked(parts: Sequence[dict[str, str]] | Iterator[dict[str, str]]) -> Iterator[str]:
    return cycle([f"/corrections/?{urlencode(one)}" for one in parts])
