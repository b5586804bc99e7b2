"""`corrigenda sweep --engine spark`: one passage or thousands, over an archive of any size."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.with_spark import started, whole

if TYPE_CHECKING:
    from corrigenda.archive import Match

MOST_BYTES = 64 << 20
"""Of a file of passages."""


def add_passages(parser: argparse.ArgumentParser) -> None:
    """The arguments for many passages."""
    parser.add_argument(
        "--passages", type=Path, metavar="FILE",
        help="for Spark: a passage a line, or JSON Lines with `text`; - reads stdin",
    )  # fmt: skip
    parser.add_argument(
        "--to", metavar="FOLDER|URL", help="for Spark: write the places as Parquet, print nothing"
    )


def passages_of(path: Path) -> list[str]:
    """The passages of a file.

    Raises:
        CommandError: it cannot be read, or holds none.
    """
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if str(path) == "-" else path.read_bytes()
        if len(data) > MOST_BYTES:
            raise CommandError(f"{path} is larger than {MOST_BYTES:,} bytes: give it in parts.")
        lines = [line for line in data.decode("utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    found = [_passage(path, number, line) for number, line in enumerate(lines, 1)]
    if not found:
        raise CommandError(f"{path} holds no passage: write one a line.")
    return found


def _passage(path: Path, number: int, line: str) -> str:
    if not line.startswith("{"):
        return line
    try:
        text = json.loads(line)["text"]
    except (ValueError, KeyError) as error:
        raise CommandError(f'{path}, passage {number}: no JSON object with "text".') from error
    if not isinstance(text, str) or not text.strip():
        raise CommandError(f"{path}, passage {number}: its text is empty.")
    return text


def write_places(options: argparse.Namespace, passages: list[str]) -> None:
    """Write all places as Parquet, of which none comes to this machine."""
    with started(options) as spark:
        from corrigenda.archive.spark import write_sweep

        write_sweep(spark, whole(options.archive), passages, whole(options.to))


def places(
    options: argparse.Namespace, passages: list[str]
) -> Iterator[tuple[int, str, list[Match]]]:
    """Each passage with its number, and its matches."""
    with started(options) as spark:
        from corrigenda.archive.spark import find_many

        found = find_many(spark, whole(options.archive), passages)
    yield from zip(range(1, len(passages) + 1), passages, found, strict=True)
