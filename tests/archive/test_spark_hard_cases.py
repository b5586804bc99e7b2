"""Dumps, folders and machines that are not as they should be."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

from corrigenda.archive.spark import (
    NoArchiveError,
    NoRoomError,
    NoSparkError,
    OtherFormatError,
    SparkFailedError,
    about,
    build,
    find_many,
    session,
    write_sweep,
)
from corrigenda.archive.spark.errors import told

from .stories import PASSAGE, hay, story


def _dump(folder: Path, *records: object) -> str:
    path = folder / "dump.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in records))
    return str(path)


def test_rows_that_are_no_documents_are_counted_and_named(spark: Any, tmp_path: Path) -> None:
    lines = [
        json.dumps({"document_id": "one", "text": story(1)}).encode(),
        b'{"document_id": "cut off',
        b"[]",
        b"",
        b'{"text": "has no name"}',
        b'{"document_id": "no text", "text": 7}',
        b'{"document_id": "\xff\xfe", "text": "no UTF-8"}',
        b'{"document_id": "\\u0000", "text": "NUL"}',
        b'{"document_id": "\\ud800", "text": "half a sign"}',
        b"[" * 100_000,
        json.dumps({"document_id": "too large", "text": "a " * 3_000_000}).encode(),
        json.dumps({"document_id": "two", "text": story(2)}).encode(),
    ]
    (tmp_path / "dump.jsonl").write_bytes(b"\n".join(lines))
    made = build(spark, str(tmp_path / "dump.jsonl"), str(tmp_path / "archive"))
    assert (made.documents, made.broken) == (2, 9)
    assert made.problems[0] == "dump.jsonl: is no JSON"
    assert any("larger than" in problem for problem in made.problems)
    (found,) = find_many(spark, str(tmp_path / "archive"), [PASSAGE])
    assert {match.document_id for match in found} == {"one", "two"}


def test_a_dump_in_parquet_is_the_same(spark: Any, tmp_path: Path) -> None:
    rows = [{"url": f"{number}", "text": story(number)} for number in range(3)]
    rows.append({"url": "", "text": hay(1)})
    (tmp_path / "dump").mkdir()
    for number, some in enumerate((rows[:2], rows[2:])):
        table = pa.Table.from_pylist(some)
        pyarrow.parquet.write_table(table, tmp_path / "dump" / f"{number}.parquet")
    made = build(spark, str(tmp_path / "dump"), str(tmp_path / "archive"))
    assert (made.documents, made.broken) == (3, 1)
    (found,) = find_many(spark, str(tmp_path / "archive"), [PASSAGE])
    assert {match.document_id for match in found} == {"0", "1", "2"}


def test_of_one_id_in_several_files_the_last_by_name_counts(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "dump").mkdir()
    # The earlier file is larger: Spark takes large files first.
    texts = {"2024.jsonl": f"{hay(1, 3_000)} {PASSAGE}", "2025.jsonl": hay(2)}
    for name, text in texts.items():
        (tmp_path / "dump" / name).write_text(json.dumps({"id": "one", "text": text}))
    made = build(spark, str(tmp_path / "dump"), str(tmp_path / "archive"))
    assert (made.documents, made.replaced) == (1, 1)
    assert find_many(spark, str(tmp_path / "archive"), [PASSAGE]) == [[]]


def test_an_archive_is_replaced_only_when_asked(spark: Any, tmp_path: Path) -> None:
    archive = str(tmp_path / "archive")
    build(spark, _dump(tmp_path, {"id": "old", "text": story(1)}), archive)
    new = _dump(tmp_path, {"id": "new", "text": story(2)})
    with pytest.raises(NoArchiveError, match="--rebuild"):
        build(spark, new, archive)
    build(spark, new, archive, rebuild=True)
    (found,) = find_many(spark, archive, [PASSAGE])
    assert [match.document_id for match in found] == ["new"]


def test_an_archive_whose_building_was_broken_off_is_not_swept(spark: Any, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with pytest.raises(NoArchiveError, match="There is no archive"):
        find_many(spark, str(archive), [PASSAGE])
    build(spark, _dump(tmp_path, {"id": "one", "text": story(1)}), str(archive))
    # What stands there until the last step.
    (archive / ".about.json.crc").unlink()
    (archive / "about.json").write_text('{"format": ""}')
    with pytest.raises(NoArchiveError, match="unfinished"):
        find_many(spark, str(archive), [PASSAGE])


def test_a_dump_that_breaks_off_leaves_an_unfinished_archive(spark: Any, tmp_path: Path) -> None:
    packed = gzip.compress(Path(_dump(tmp_path, {"id": "one", "text": story(1)})).read_bytes())
    (tmp_path / "dump.jsonl.gz").write_bytes(packed[:-20])
    archive = str(tmp_path / "archive")
    with pytest.raises(SparkFailedError, match="Unexpected end"):
        build(spark, str(tmp_path / "dump.jsonl.gz"), archive)
    with pytest.raises(NoArchiveError, match="unfinished"):
        about(spark, archive)


def test_what_is_no_dump_touches_nothing(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "dump.parquet").write_bytes(b"PAR1 and then nothing of the kind")
    with pytest.raises(SparkFailedError):
        build(spark, str(tmp_path / "dump.parquet"), str(tmp_path / "archive"))
    with pytest.raises(NoArchiveError, match="There is no dump"):
        build(spark, str(tmp_path / "none.jsonl"), str(tmp_path / "archive"))
    assert not (tmp_path / "archive").exists()


def test_nothing_but_an_archive_is_written_over(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "from home").write_text("Come back soon.")
    with pytest.raises(NoArchiveError, match="is no archive"):
        build(spark, _dump(tmp_path), str(tmp_path / "letters"), rebuild=True)
    assert [one.name for one in (tmp_path / "letters").iterdir()] == ["from home"]


def test_an_archive_of_other_rules_says_how_to_make_it_anew(spark: Any, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    build(spark, _dump(tmp_path, {"id": "one", "text": story(1)}), str(archive))
    known = json.loads((archive / "about.json").read_text())
    (archive / ".about.json.crc").unlink()
    (archive / "about.json").write_text(json.dumps(known | {"format": "1-of other rules"}))
    with pytest.raises(OtherFormatError, match="corrigenda archive build --engine spark --rebuild"):
        find_many(spark, str(archive), [PASSAGE])


def test_places_can_be_written_where_all_workers_reach(spark: Any, tmp_path: Path) -> None:
    archive, target = str(tmp_path / "archive"), str(tmp_path / "places")
    build(spark, _dump(tmp_path, {"id": "one", "text": story(1)}), archive)
    write_sweep(spark, archive, [hay(3), PASSAGE], target)
    (row,) = spark.read.parquet(target).collect()
    assert (row["passage"], row["document_id"], row["words"]) == (1, "one", PASSAGE)
    with pytest.raises(NoArchiveError, match="Name another folder"):
        write_sweep(spark, archive, [PASSAGE], target)


def test_the_workers_run_our_python_and_nothing_listens_outside(spark: Any) -> None:
    def theirs(_: int) -> str:
        return sys.executable

    assert spark.sparkContext.parallelize([1]).map(theirs).collect() == [sys.executable]
    assert spark.conf.get("spark.driver.bindAddress") == "127.0.0.1"
    assert spark.conf.get("spark.ui.enabled") == "false"


def test_a_full_disk_is_said_in_words() -> None:
    error = RuntimeError("Job aborted.\nCaused by: java.io.IOException: No space left on device")
    assert isinstance(told(error), NoRoomError)
    assert "Make room" in str(told(error))


def test_without_java_the_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(NoSparkError, match="apt-get install openjdk-17-jre-headless"), session():
        pass
