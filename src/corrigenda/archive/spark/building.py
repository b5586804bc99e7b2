"""Making an archive out of a dump."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from corrigenda.archive.spark.errors import NoArchiveError, OtherFormatError, told
from corrigenda.archive.spark.layout import (
    ABOUT,
    DOCUMENT_COLUMNS,
    DOCUMENTS,
    REPLACED,
    rules,
)
from corrigenda.archive.spark.printing import Reader, id_and_text, print_lines, print_records

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ROW_GROUP = 16 << 20
_SHOWN = 20
_PARQUET = (".parquet", ".parquet/")


@dataclass(frozen=True, slots=True)
class About:
    """What is in an archive.

    Attributes:
        format: of the rows, and a sign of the rules they were made by.
        documents: that can be found.
        text_bytes: of their texts, in UTF-8.
        index_bytes: of their fingerprints and signatures.
        body_bytes: of their packed texts.
        replaced: rows that a later one with the same id took the place of.
        broken: rows of the dump that are no documents; `problems` names the first.
    """

    format: str
    documents: int
    text_bytes: int
    index_bytes: int
    body_bytes: int
    replaced: int
    broken: int
    problems: tuple[str, ...] = ()


def build(
    spark: SparkSession,
    dump: str,
    folder: str,
    *,
    read: Reader = id_and_text,
    rebuild: bool = False,
) -> About:
    """Make an archive of a dump: JSON Lines (packed or not) or Parquet, one file or a folder.

    A row that is no document is counted, and kept with what is wrong. Of several with one id the
    last counts: of one file the later row, of several files that of the last by name.

    Args:
        spark: a session.
        dump: path or URL of any file system that Spark reads.
        folder: path or URL of the archive.
        read: how a record becomes a document; workers must be able to import it.
        rebuild: put it in the place of an archive that is there.

    Raises:
        NoArchiveError: there is no such dump, or an archive in the folder already.
        NoRoomError: a disk is full; the archive is unfinished.
        SparkFailedError: whatever else Spark gave up for.
    """
    try:
        if exists(spark, folder) and not rebuild:
            raise NoArchiveError(
                f"There is something in {folder} already. Name another folder, or put the new "
                "archive in its place with --rebuild."
            )
        _write_about(spark, folder, {"format": ""})
        rows = _rows_of(spark, dump, read)
        _write(rows, f"{folder}/{DOCUMENTS}")
        found = _counted(spark, folder)
        _write_about(spark, folder, asdict(found))
    except Exception as error:
        raise told(error) from error
    return found


def about(spark: SparkSession, folder: str) -> About:
    """Return what is in an archive.

    Raises:
        NoArchiveError: there is none, or it is unfinished.
        OtherFormatError: it was made by other rules than those of this version.
    """
    try:
        if not exists(spark, f"{folder}/{ABOUT}"):
            raise NoArchiveError(
                f"There is no archive in {folder}. Make one: corrigenda archive build "
                f"--engine spark --from DUMP --archive {folder}"
            )
        lines = spark.read.text(f"{folder}/{ABOUT}").collect()
        known = json.loads(lines[0][0]) if lines else {"format": ""}
    except Exception as error:
        raise told(error) from error
    if not known["format"]:
        raise NoArchiveError(
            f"The archive in {folder} is unfinished: its building was broken off. Make it anew "
            "with: corrigenda archive build --engine spark --rebuild"
        )
    if known["format"] != rules():
        raise OtherFormatError(folder, known["format"], rules())
    return About(**{**known, "problems": tuple(known["problems"])})


def exists(spark: SparkSession, path: str) -> bool:
    """Say whether there is a file or folder on any file system that Spark reads."""
    java: Any = spark._jvm
    found = java.org.apache.hadoop.fs.Path(path)
    configuration = spark._jsc.hadoopConfiguration()
    return bool(found.getFileSystem(configuration).exists(found))


def _rows_of(spark: SparkSession, dump: str, read: Reader) -> DataFrame:
    """Return the archive's rows, not made yet."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    if not exists(spark, dump):
        raise NoArchiveError(f"There is no dump {dump}.")
    file = f.col("_metadata.file_path").alias("file")
    row = f.monotonically_increasing_id().alias("row")
    if _is_parquet(spark, dump):
        records = spark.read.parquet(dump)
        columns = [f.col(f"`{name}`") for name in records.columns]
        rows = records.select(f.struct(*columns).alias("record"), file, row)
        return rows.mapInArrow(print_records(read), DOCUMENT_COLUMNS)
    lines = spark.read.text(dump).select(f.col("value").cast("binary").alias("line"), file, row)
    lines = lines.where(f.length(f.trim(f.col("line").cast("string"))) > 0)
    return lines.mapInArrow(print_lines(read), DOCUMENT_COLUMNS)


def _is_parquet(spark: SparkSession, dump: str) -> bool:
    """Say whether a file, or what lies in a folder, is Parquet by its name."""
    if dump.endswith(_PARQUET):
        return True
    java: Any = spark._jvm
    path = java.org.apache.hadoop.fs.Path(dump)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    if not system.getFileStatus(path).isDirectory():
        return False
    return any(one.getPath().getName().endswith(".parquet") for one in system.listStatus(path))


def _write(rows: DataFrame, folder: str) -> None:
    writer = rows.write.mode("overwrite").option("compression", "none")
    # Small groups of rows, so that a few large files still give every core some.
    writer = writer.option("parquet.block.size", str(_ROW_GROUP))
    for column in ("body", "grams", "places", "words"):
        writer = writer.option(f"parquet.enable.dictionary#{column}", "false")
    writer.parquet(folder)


def _counted(spark: SparkSession, folder: str) -> About:
    """Count what was written, and note which rows of an id count."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    rows = spark.read.schema(DOCUMENT_COLUMNS).parquet(f"{folder}/{DOCUMENTS}")
    whole = rows.where(f.col("problem").isNull())
    newest = (
        whole.groupBy("document_id")
        .agg(f.max(f.struct("file", "row")).alias("newest"), f.count("*").alias("times"))
        .where("times > 1")
        .select("document_id", "times", "newest.file", "newest.row")
    )
    newest.write.mode("overwrite").parquet(f"{folder}/{REPLACED}")
    times = spark.read.parquet(f"{folder}/{REPLACED}").agg(f.sum("times"), f.count("*")).first()
    replaced = (times[0] or 0) - times[1] if times else 0
    sizes = whole.agg(
        f.count("*"),
        f.sum("text_bytes"),
        f.sum(f.length("words") + f.length("grams") + f.length("places")),
        f.sum(f.length("body")),
    ).first()
    broken = rows.where(f.col("problem").isNotNull())
    first = broken.orderBy("file", "row").select("file", "problem").limit(_SHOWN).collect()
    count = broken.count() if len(first) == _SHOWN else len(first)
    assert sizes is not None
    return About(
        rules(),
        sizes[0] - replaced,
        *(int(value or 0) for value in sizes[1:]),
        replaced,
        count,
        tuple(f"{one['file'].rpartition('/')[2]}: {one['problem']}" for one in first),
    )


def _write_about(spark: SparkSession, folder: str, known: dict[str, Any]) -> None:
    line = spark.createDataFrame([(json.dumps(known),)], "value string")
    line.coalesce(1).write.mode("overwrite").text(f"{folder}/{ABOUT}")
