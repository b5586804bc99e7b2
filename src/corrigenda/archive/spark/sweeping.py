"""Sweeping an archive for many passages at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from corrigenda.archive.index import MAX_DISTANCE, Match
from corrigenda.archive.spark import files
from corrigenda.archive.spark.building import about
from corrigenda.archive.spark.errors import NoArchiveError, told
from corrigenda.archive.spark.layout import DOCUMENT_COLUMNS, DOCUMENTS, REPLACED
from corrigenda.archive.spark.scanning import MATCH_COLUMNS, SCANNED_COLUMNS, ready, scan

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.broadcast import Broadcast
    from pyspark.sql import DataFrame, SparkSession

Task = Callable[[Iterator["pa.RecordBatch"]], Iterator["pa.RecordBatch"]]


def sweep(
    spark: SparkSession,
    folder: str,
    passages: Sequence[str],
    *,
    max_distance: float = MAX_DISTANCE,
) -> DataFrame:
    """Return every place of every passage, as rows that are not made yet.

    The columns are those of `Match`, and `passage`, its number from 0 on. Rows come in no order.

    Raises:
        NoArchiveError: there is none in the folder, or it is unfinished.
        OtherFormatError: it was made by another version.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    known = about(spark, folder)
    texts = spark.sparkContext.broadcast(list(passages))
    rows = spark.read.schema(DOCUMENT_COLUMNS).parquet(f"{folder}/{DOCUMENTS}")
    rows = rows.where(f.col("problem").isNull()).select(*SCANNED_COLUMNS)
    found = rows.mapInArrow(_task(texts, min(max(max_distance, 0.0), 0.5)), MATCH_COLUMNS)
    if known.replaced:
        newest = spark.read.parquet(f"{folder}/{REPLACED}").select(
            "document_id", f.struct("file", "row").alias("newest")
        )
        found = found.join(newest, "document_id", "left").where(
            f.col("newest").isNull() | (f.col("newest") == f.struct("file", "row"))
        )
    return found.select(*(column.split()[0] for column in MATCH_COLUMNS.split(",")[:-2]))


def find_many(
    spark: SparkSession,
    folder: str,
    passages: Sequence[str],
    *,
    max_distance: float = MAX_DISTANCE,
) -> list[list[Match]]:
    """Return for each passage what `PassageIndex.find` returns.

    Raises:
        NoArchiveError, OtherFormatError: see `sweep`.
        SparkFailedError: Spark gave up.
    """
    found: list[list[Match]] = [[] for _ in passages]
    try:
        rows = sweep(spark, folder, passages, max_distance=max_distance).collect()
    except Exception as error:
        raise told(error) from error
    for row in rows:
        found[row[0]].append(Match(*row[1:9]))
    for some in found:
        some.sort(key=lambda one: (one.distance, one.document_id, one.start))
    return found


def write_sweep(spark: SparkSession, folder: str, passages: Sequence[str], target: str) -> None:
    """Write the rows of a sweep as Parquet, in a folder that is not there yet.

    Raises:
        NoArchiveError, OtherFormatError: see `sweep`; or the folder is there already.
        SparkFailedError: Spark gave up.
    """
    try:
        if files.exists(spark, target):
            raise NoArchiveError(f"There is something in {target} already. Name another folder.")
        sweep(spark, folder, passages).write.parquet(target)
    except Exception as error:
        raise told(error) from error


def _task(texts: Broadcast[list[str]], limit: float) -> Task:
    """Return the work of a task."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        wanted = ready(texts.value, limit)
        for batch in batches:
            yield scan(batch, wanted)

    return work
