"""There is no room left in the middle of an addition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from corrigenda.archive import DiskFullError, PassageIndex

from .stories import PASSAGE, hay, story

_NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON sweep_text FOR EACH ROW WHEN (NEW.number > 150)
  EXECUTE FUNCTION no_room()
"""


def test_it_is_said_and_leaves_the_index_as_it_was(index: PassageIndex, archive_url: str) -> None:
    index.add_many((f"{n}", story(n)) for n in range(100))
    more = [(f"more-{n}", hay(5_000 + n, 2000)) for n in range(300)]
    with full(index, archive_url), pytest.raises(DiskFullError, match="room"):
        index.add_many(more)
    assert len(index.find(PASSAGE)) == 100
    assert index.find(hay(5_001, 2000)[:500]) == []
    index.add_many(more)
    assert len(index.find(PASSAGE)) == 100
    assert index.find(hay(5_001, 2000)[:500])


@contextmanager
def full(index: PassageIndex, url: str) -> Iterator[None]:
    """Let the database have no room meanwhile: SQLite's own limit, PostgreSQL's own error."""
    if url.startswith("sqlite"):
        pages = index._database.ask("PRAGMA page_count")[0][0]
        index._database.ask(f"PRAGMA max_page_count = {pages + 20}")
        try:
            yield
        finally:
            index._database.ask("PRAGMA max_page_count = 1000000")
        return
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(_NO_ROOM)
        try:
            yield
        finally:
            link.execute("DROP FUNCTION no_room CASCADE")
