"""From the rows of a dump to those of an archive, in Spark's workers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from corrigenda.archive.spark.layout import Printed, printed

if TYPE_CHECKING:
    import pyarrow as pa

Reader = Callable[[Mapping[str, Any]], tuple[str, str]]
"""A record's id and text; a ValueError says why it has none."""

LONGEST_LINE = 5 * 1024 * 1024
"""Bytes of one record; a longer one is no article."""
_LONGEST_ID = 1_000
_DOCUMENTS_AT_ONCE = 1_000
_NOTHING = Printed("", b"", b"", b"", b"")


def id_and_text(record: Mapping[str, Any]) -> tuple[str, str]:
    """Read a record that has `document_id`, `id` or `url`, and `text`."""
    document_id = record.get("document_id") or record.get("id") or record.get("url")
    text = record.get("text")
    if not isinstance(document_id, str) or not isinstance(text, str):
        raise ValueError("has no document_id, id or url, or no text")
    return document_id, text


def print_lines(read: Reader) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return the work of a task on lines of JSON: `line`, `file` and `row`."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            lines = (line.as_py() for line in batch.column("line"))
            yield from _rows(batch, (_of_line(read, line) for line in lines))

    return work


def print_records(read: Reader) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return the work of a task on rows of Parquet, with `file` and `row` beside their columns."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            column = batch.column("record")
            yield from _rows(batch, (_of_record(read, one.as_py()) for one in column))

    return work


def _of_line(read: Reader, line: bytes) -> tuple[str, str, str]:
    """Return id, text and what is wrong; the last is empty where nothing is."""
    if len(line) > LONGEST_LINE:
        return "", "", f"is larger than {LONGEST_LINE:,} bytes"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return "", "", "is no JSON"
    return _of_record(read, record)


def _of_record(read: Reader, record: object) -> tuple[str, str, str]:
    if not isinstance(record, dict):
        return "", "", "is no JSON object"
    try:
        document_id, text = read(record)
        document_id.encode()
    except (ValueError, RecursionError) as error:
        return "", "", str(error)[:500] or type(error).__name__
    if not document_id or len(document_id) > _LONGEST_ID or "\0" in document_id:
        return "", "", f"has an id that is none: 1 to {_LONGEST_ID} characters, no NUL"
    return document_id, text, ""


def _rows(batch: pa.RecordBatch, read: Iterable[tuple[str, str, str]]) -> Iterator[pa.RecordBatch]:
    """Yield the archive's rows, some hundreds at a time."""
    stands = zip(batch.column("file").to_pylist(), batch.column("row").to_pylist(), strict=True)
    some: list[tuple[tuple[str, int], tuple[str, str, str]]] = []
    for one in zip(stands, read, strict=True):
        some.append(one)
        if len(some) >= _DOCUMENTS_AT_ONCE:
            yield _as_arrow(some)
            some = []
    if some:
        yield _as_arrow(some)


def _as_arrow(rows: list[tuple[tuple[str, int], tuple[str, str, str]]]) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    texts = {number: text for number, (_, (_, text, problem)) in enumerate(rows) if not problem}
    # Ids may come twice; here each row counts.
    prints = dict(zip(texts, printed([(str(at), text) for at, text in texts.items()]), strict=True))
    every = [prints.get(number, _NOTHING) for number in range(len(rows))]
    ids = [document_id for _, (document_id, _, _) in rows]
    problems = [problem or None for _, (_, _, problem) in rows]
    return pa.RecordBatch.from_arrays(
        [
            pa.array(ids, pa.string()),
            pa.array([one.words for one in every], pa.binary()),
            pa.array([one.grams for one in every], pa.binary()),
            pa.array([one.places for one in every], pa.binary()),
            pa.array([one.body for one in every], pa.binary()),
            pa.array([_size(texts.get(at, "")) for at in range(len(rows))], pa.int32()),
            pa.array(problems, pa.string()),
            pa.array([file for (file, _), _ in rows], pa.string()),
            pa.array([row for (_, row), _ in rows], pa.int64()),
        ],
        ["document_id", "words", "grams", "places", "body", "text_bytes", "problem", "file", "row"],
    )


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
