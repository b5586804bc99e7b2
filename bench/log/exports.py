"""A crawler fetches the log in full, and fetches it again."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Fetched:
    """What a crawler got.

    Attributes:
        again: seconds until it heard that it has everything; 0 where it was not told so.
        gone_on: whether the second half is what follows the line in the middle.
    """

    lines: int
    seconds: float
    again: float
    gone_on: bool


def fetch(port: int) -> Fetched:
    """Fetch the export, half of it from its middle on, and all of it with its ETag."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    begun = time.perf_counter()
    line.request("GET", "/corrections/export.jsonl")
    answer = line.getresponse()
    etag, lines = answer.headers["ETag"], answer.read().splitlines()
    seconds = time.perf_counter() - begun
    middle = len(lines) // 2
    line.request("GET", f"/corrections/export.jsonl?after={json.loads(lines[middle])['cursor']}")
    gone_on = line.getresponse().read().splitlines() == lines[middle + 1 :]
    begun = time.perf_counter()
    line.request("GET", "/corrections/export.jsonl", headers={"If-None-Match": etag})
    unchanged = line.getresponse()
    unchanged.read()
    again = time.perf_counter() - begun
    line.close()
    return Fetched(len(lines), seconds, again if unchanged.status == 304 else 0.0, gone_on)
