"""A browser of several connections: each asks for its next page when the last has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.asking import ask_all

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
    told = Measured()
    cookie = f"Cookie: corrigenda_desk={session}\r\n"
    head = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{cookie}\r\n"

    def note(path: str, status: int, milliseconds: float) -> None:
        told.times.append(milliseconds)
        if status != 200:
            told.wrong.append((path, status))

    ask_all(port, ((path, f"GET {path}{head}".encode()) for path in paths), connections, note)
    return told
