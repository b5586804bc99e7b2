"""A folder may hold dumps and lists of items; what it holds besides is counted and named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyarrow import Table, parquet
from tests.commands.running import run
from tests.commands.test_ingest import STORY, Env
from tests.commands.test_ingesting_an_archive import TEXT, record

from corrigenda.project.sources.folder import Folder
from corrigenda.project.sources.item import Item
from corrigenda.project.sources.site import Site

if TYPE_CHECKING:
    from conftest import Services

SITE = Site("https://daily.example", frozenset({"https://daily.example"}))


def items(*numbers: int) -> list[dict[str, str]]:
    return [
        {"uri": f"urn:{one}", "headline": "H", "body_text": TEXT.format(one)} for one in numbers
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page, two dumps of lines, one of rows, a list of items, and two files of other kinds."""
    made = tmp_path / "archive"
    (made / "2025").mkdir(parents=True)
    (made / "a.html").write_text(STORY.format("A", ""))
    (made / "2025" / "b.jsonl").write_text("\n".join(map(record, range(10))))
    packed = "\n".join(map(record, range(10, 20))).encode()
    (made / "2025" / "c.jsonl.gz").write_bytes(gzip.compress(packed))
    rows = [json.loads(record(number)) for number in range(20, 25)]
    parquet.write_table(Table.from_pylist(rows), made / "d.parquet")
    (made / "e.json").write_text(json.dumps(items(1, 2, 3)))
    (made / "f.json").write_text("\n".join(map(json.dumps, items(4, 5))))
    (made / "notes.pdf").write_bytes(b"%PDF")
    (made / "2025" / ".DS_Store").write_bytes(b"\0")
    return made


@pytest.mark.on_both
def test_all_of_it_is_taken_and_what_is_left_out_is_named(
    own_service: Services, with_the_daily: Env, folder: Path
) -> None:
    env = own_service.copy_of(with_the_daily)
    done = run(env, "ingest", str(folder))
    assert done.returncode == 0, done.stderr
    assert "31 new, 0 known already, 0 failed" in done.stdout
    assert "2 left out, of no kind that is taken: 2025/.DS_Store, notes.pdf." in done.stdout
    assert "100%" in done.stderr
    assert "0 new, 31 known already" in run(env, "ingest", str(folder)).stdout


def test_a_run_goes_on_behind_any_article_in_any_file(folder: Path) -> None:
    whole = list(Folder(folder, SITE).items(""))
    placed = [(at, one.place) for at, one in enumerate(whole) if one.place]
    assert len(placed) == len(whole) - 3
    for at, place in placed:
        rest = list(Folder(folder, SITE).items(place))
        assert [one.url for one in rest] == [one.url for one in whole[at + 1 :]], place


def test_how_much_there_is_is_counted_in_bytes_where_dumps_are_in_it(folder: Path) -> None:
    source = Folder(folder, SITE)
    taken = [one for one in folder.rglob("*") if one.is_file() and one.name not in (
        "notes.pdf", ".DS_Store"
    )]  # fmt: skip
    assert (source.unit, source.total) == ("B", sum(one.stat().st_size for one in taken))
    assert sum(one.size for one in source.items("")) == source.total


def test_a_broken_dump_keeps_no_other_file_out(folder: Path) -> None:
    packed = folder / "2025" / "c.jsonl.gz"
    packed.write_bytes(packed.read_bytes()[:-20])
    (folder / "d.parquet").write_bytes(b"PAR1")
    (folder / "g.jsonl").symlink_to(folder / "nowhere")
    found = list(Folder(folder, SITE).items(""))
    assert {one.name for one in found if _failed(one)} >= {
        "2025/c.jsonl.gz",
        "d.parquet",
        "g.jsonl",
    }
    assert sum(not _failed(one) for one in found) >= 16


def test_an_item_of_a_list_that_is_none_is_named_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(json.dumps([*items(1), {"a": 1}, 7]))
    found = list(Folder(tmp_path, SITE).items(""))
    assert [one.name for one in found if _failed(one)] == ["list.json, item 2", "list.json, item 3"]


def _failed(item: Item) -> bool:
    return isinstance(item.data, Exception)
