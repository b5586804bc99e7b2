"""What the commands have in common that let Apache Spark do the work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corrigenda.project.cli.errors import CommandError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

EMBEDDED, SPARK = "embedded", "spark"


def add_engine(parser: argparse.ArgumentParser) -> None:
    """The arguments that choose the engine, and those of Spark."""
    parser.add_argument(
        "--engine", choices=(EMBEDDED, SPARK), default=EMBEDDED,
        help="the index in the database, or Apache Spark (docs/operators/spark.md)",
    )  # fmt: skip
    spark = parser.add_argument_group("with --engine spark")
    spark.add_argument("--archive", metavar="FOLDER|URL", help="where Spark's archive stands")
    spark.add_argument(
        "--master", default="local[*]", help="of Spark: this machine (default), or a cluster's URL"
    )
    spark.add_argument(
        "--temporary", type=Path, metavar="FOLDER", help="where Spark keeps files while it works"
    )
    spark.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark's"
    )


@contextmanager
def started(options: argparse.Namespace) -> Iterator[SparkSession]:
    """Spark, as the options want it.

    Raises:
        CommandError: it cannot be started, or what was asked of it cannot be done.
    """
    from corrigenda.archive import ArchiveError
    from corrigenda.archive.spark import session

    if not options.archive:
        raise CommandError("Say where Spark's archive stands: --archive FOLDER.")
    settings = dict(one.partition("=")[::2] for one in options.set)
    if not all(settings.values()):
        raise CommandError("--set wants NAME=VALUE, for example spark.driver.memory=4g.")
    if options.temporary and not options.temporary.is_dir():
        raise CommandError(f"There is no folder {options.temporary}.")
    try:
        with session(
            options.master,
            settings=settings,
            temporary=options.temporary,
            progress=sys.stderr.isatty(),
        ) as spark:
            yield spark
    except ArchiveError as error:
        raise CommandError(str(error)) from error


def whole(path: str) -> str:
    """A path as Spark finds it from anywhere; a URL as it is."""
    return path.rstrip("/") if "://" in path else str(Path(path).resolve())
