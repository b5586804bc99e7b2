"""Of a Parquet file a few rows are held, however many are in one of its groups."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from corrigenda.project.sources.dumps import Parquet
from corrigenda.project.sources.site import Site

SITE = Site("https://daily.example", frozenset({"https://daily.example"}))
ROWS = 16_000


def one_group(path: Path) -> int:
    """Write a file of one group of rows that packs badly; the group's bytes."""
    draw = random.Random(1)
    table = pa.table(
        {
            "url": [f"https://daily.example/{number}" for number in range(ROWS)],
            "text": [draw.randbytes(2_000).hex() for _ in range(ROWS)],
        }
    )
    parquet.write_table(table, path, row_group_size=ROWS)
    return int(parquet.ParquetFile(path).metadata.row_group(0).total_byte_size)


def test_a_large_group_is_never_held_as_a_whole(tmp_path: Path) -> None:
    group = one_group(tmp_path / "dump.parquet")
    before = pa.total_allocated_bytes()
    items = Parquet(tmp_path / "dump.parquet", SITE).items("")
    held = [pa.total_allocated_bytes() - before for _ in islice(items, 0, None, 100)]
    assert len(held) == ROWS / 100
    assert max(held) < group / 3, f"{max(held):,} of {group:,} bytes"


def test_a_run_goes_on_in_the_middle_of_a_group(tmp_path: Path) -> None:
    one_group(tmp_path / "dump.parquet")
    first = next(Parquet(tmp_path / "dump.parquet", SITE).items("7000"))
    assert (first.url, first.place) == ("https://daily.example/7000", "7001")
