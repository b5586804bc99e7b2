"""A client of many connections: each sends its next request when the last is answered."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from uuid import uuid4

from bench.asking import ask_all

Make = Callable[[int], tuple[str, bytes, dict[str, str]]]
"""From a number to the path, the body and further headers of a request."""

STORIES = 200


@dataclass
class Measured:
    """What was answered.

    Attributes:
        seconds: of the whole run.
        times: of each answer, in milliseconds.
        statuses: how often each came; 0 for a connection that broke.
    """

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def good(self) -> int:
        """Answers of 201."""
        return self.statuses[201]

    @property
    def a_second(self) -> float:
        """Answers of 201 a second."""
        return self.good / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """Of the answers' times, in milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def report(number: int) -> tuple[str, bytes, dict[str, str]]:
    """A reader's report, from an address of its own, on one of many stories."""
    says = f"afer {number % 50}"
    block = f"The two leaders inspected a guard of honour, {says} which they signed the treaty."
    body = {
        "client_id": str(uuid4()),
        "outlet": "daily",
        "url": f"https://daily.example/story-{number % STORIES}",
        "selector": {
            "type": "TextQuoteSelector",
            "exact": says,
            "prefix": "inspected a guard of honour, ",
            "suffix": " which they signed the treaty.",
            "refinedBy": {"type": "TextPositionSelector", "start": 45, "end": 45 + len(says)},
        },
        "block": block,
        "should_say": says.replace("afer", "after"),
        "why": "A letter is missing.",
        "language": "en",
    }
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return "/api/reports", json.dumps(body).encode(), {"X-Forwarded-For": address}


def comment(number: int) -> tuple[str, bytes, dict[str, str]]:
    """A reader's comment, as long as the report, on one of as many stories."""
    body = {
        "text": "The two leaders inspected a guard of honour, afer which they signed the treaty. "
        f"It should say after. A letter is missing. ({number})",
        "author": f"Rita {number}",
        "title": "The treaty",
    }
    return f"/new?uri=/story-{number % STORIES}", json.dumps(body).encode(), {}


def warm(port: int, make: Make, lines: int) -> None:
    """Until each story is known and each worker has answered."""
    _run(port, make, 1, 2 * STORIES, lines)


def measure(
    port: int, make: Make, *, first: int, count: int, connections: int, processes: int
) -> Measured:
    """Send `count` requests over so many connections from so many processes."""
    context = get_context("fork")
    share, lines = count // processes, connections // processes
    starts = [(port, make, first + one * share, share, lines) for one in range(processes)]
    with context.Pool(processes) as pool:
        parts = pool.starmap(_run, starts)
    whole = together(parts)
    # They ran at the same time; what they took to start is nobody's slowness.
    whole.seconds = max(part.seconds for part in parts)
    return whole


def together(parts: Sequence[Measured]) -> Measured:
    """Several measurements, one after the other."""
    whole = Measured(sum(part.seconds for part in parts))
    for part in parts:
        whole.times += part.times
        whole.statuses += part.statuses
    return whole


def _run(port: int, make: Make, first: int, count: int, lines: int) -> Measured:
    asked = [("", _request(port, *make(number))) for number in range(first, first + count)]
    told = Measured()

    def note(_name: str, status: int, milliseconds: float) -> None:
        told.statuses[status] += 1
        told.times.append(milliseconds)

    began = time.perf_counter()
    ask_all(port, asked, lines, note)
    told.seconds = time.perf_counter() - began
    return told


def _request(port: int, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    head = {
        "Host": f"127.0.0.1:{port}",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **headers,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + body
