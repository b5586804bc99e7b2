"""Making an archive out of a dump."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from corrigenda.archive.spark import files
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
        rows = _rows_of(spark, dump, read)
        _check_free(spark, folder, rebuild=rebuild)
        files.write(spark, f"{folder}/{ABOUT}", json.dumps({"format": ""}))
        _write(rows, f"{folder}/{DOCUMENTS}")
        found = _counted(spark, folder)
        files.write(spark, f"{folder}/{ABOUT}", json.dumps(asdict(found), ensure_ascii=False))
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
        if not files.exists(spark, f"{folder}/{ABOUT}"):
            raise NoArchiveError(
                f"There is no archive in {folder}. Make one: corrigenda archive build "
                f"--engine spark --from DUMP --archive {folder}"
            )
        known = json.loads(files.read(spark, f"{folder}/{ABOUT}") or '{"format": ""}')
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


def _check_free(spark: SparkSession, folder: str, *, rebuild: bool) -> None:
    """Let nothing be written over but an archive, and that only where it is wanted."""
    if not files.exists(spark, folder) or not files.names(spark, folder):
        return
    if not rebuild:
        raise NoArchiveError(
            f"There is something in {folder} already. Name another folder, or put the new "
            "archive in its place with --rebuild."
        )
    if not files.exists(spark, f"{folder}/{ABOUT}"):
        raise NoArchiveError(f"{folder} is no archive, and nothing is written over it.")


def _rows_of(spark: SparkSession, dump: str, read: Reader) -> DataFrame:
    """Return the archive's rows, not made yet."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    if not files.exists(spark, dump):
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
    return any(name.endswith(".parquet") for name in files.names(spark, dump))


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
    whole = f.col("problem").isNull()
    kept = f.length("words") + f.length("grams") + f.length("places")
    counts = rows.agg(
        f.count_if(whole),
        f.sum("text_bytes"),
        f.sum(kept),
        f.sum(f.length("body")),
        f.count_if(~whole),
        f.count_distinct(f.when(whole, f.col("document_id"))),
    ).first()
    assert counts is not None
    documents, text, index, body, broken, different = (int(value or 0) for value in counts)
    if documents > different:
        _note_newest(rows.where(whole), f"{folder}/{REPLACED}")
    problems: list[str] = []
    if broken:
        first = rows.where(~whole).orderBy("file", "row").limit(_SHOWN).collect()
        problems = [f"{one['file'].rpartition('/')[2]}: {one['problem']}" for one in first]
    return About(
        rules(), different, text, index, body, documents - different, broken, tuple(problems)
    )


def _note_newest(rows: DataFrame, folder: str) -> None:
    """Keep which row counts of the ids that came more than once."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    newest = rows.groupBy("document_id").agg(
        f.max(f.struct("file", "row")).alias("newest"), f.count("*").alias("times")
    )
    newest = newest.where("times > 1").select("document_id", "newest.file", "newest.row")
    newest.write.mode("overwrite").parquet(folder)
