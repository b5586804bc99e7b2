"""A browser of several connections: each asks for its next page when the last has come."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

CONNECTIONS = 8


@dataclass
class Measured:
    """What was answered.

    Attributes:
        times: of each answer, in milliseconds.
        wrong: the addresses that were answered by anything but 200, each with the status; 0 for a
            connection that broke.
    """

    times: list[float] = field(default_factory=list)
    wrong: list[tuple[str, int]] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Of the answers' times, in milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    def add(self, other: Measured) -> None:
        """Count in what another measured."""
        self.times += other.times
        self.wrong += other.wrong


def look(port: int, session: str, paths: Sequence[str], connections: int = CONNECTIONS) -> Measured:
    """Ask for all the pages, over so many connections that are kept open."""
    return asyncio.run(_look(port, session, paths, connections))


async def _look(port: int, session: str, paths: Sequence[str], connections: int) -> Measured:
    told, left = Measured(), iter(paths)
    await asyncio.gather(*(_line(port, session, left, told) for _ in range(connections)))
    return told


async def _line(port: int, session: str, left: Iterator[str], told: Measured) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for path in left:
        begun = time.perf_counter()
        try:
            writer.write(_request(port, session, path))
            status = await _answer(reader)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            status = 0
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        told.times.append((time.perf_counter() - begun) * 1000)
        if status != 200:
            told.wrong.append((path, status))
    writer.close()


def _request(port: int, session: str, path: str) -> bytes:
    cookie = f"Cookie: corrigenda_desk={session}\r\n"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{cookie}\r\n".encode()


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0].strip()
    await reader.readexactly(int(length))
    return int(head.split(" ", 2)[1])
