"""`corrigenda archive build`: make the index of passages anew, or Spark's archive of a dump."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.setup import bring_up_to_date
from corrigenda.project.cli.with_spark import SPARK, add_engine, started, whole

if TYPE_CHECKING:
    from corrigenda.archive.spark import About

NAME = "archive"
HELP = "Make the index in which passages are looked up, in the database or for Apache Spark."
BATCH = 2_000
FEW = 5_000
"""Articles up to which other processes take longer to begin than they save."""


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    build = verbs.add_parser(
        "build",
        help="index every article as it is now; with --engine spark, a dump",
        description="Index every article of the database as it is now, or make Spark's archive "
        "out of a dump: JSON Lines or Parquet, a file or a folder, as `corrigenda ingest` takes.",
    )
    build.add_argument("source", nargs="?", metavar="DUMP", help="for Spark: what to make it of")
    build.add_argument("--from", dest="dump", metavar="DUMP", help="the same")
    build.add_argument(
        "--rebuild", action="store_true", help="remove what is there, whatever version made it"
    )
    build.add_argument(
        "--processes",
        type=int,
        choices=range(1, 65),
        default=min(64, os.cpu_count() or 1),
        metavar="1-64",
        help="that cut and pack the texts (default: as many as this machine has processors for)",
    )
    add_engine(build)


def run(options: argparse.Namespace) -> int:
    """Build; 1 if something of it could not be taken."""
    dump = options.dump or options.source
    if options.engine == SPARK:
        return _spark(options, dump)
    if dump:
        raise CommandError(
            "The index in the database holds the database's articles: take a dump in with "
            "`corrigenda ingest`, or name --engine spark."
        )
    return _embedded(rebuild=options.rebuild, processes=options.processes)


def _embedded(*, rebuild: bool, processes: int) -> int:
    bring_up_to_date()
    from django.db import DatabaseError
    from tqdm import tqdm

    from corrigenda.archive import ArchiveError
    from corrigenda.flow.articles.actions.index_anew import (
        index_anew,
        index_anew_from_nothing,
        want_all_indexed,
    )
    from corrigenda.flow.articles.passages import index

    try:
        if rebuild:
            index_anew_from_nothing()
        total = want_all_indexed()
        with tqdm(total=total, unit="article") as bar:
            for count in index_anew(BATCH, processes if total > FEW else 1):
                bar.update(count)
        index().merge()
    except (ArchiveError, DatabaseError) as error:
        raise CommandError(str(error)) from error
    megabytes = index().size_bytes() / 1e6
    print(f"{total:,} articles are in the index, which takes {megabytes:,.1f} MB.")
    return 0


def _spark(options: argparse.Namespace, dump: str | None) -> int:
    if not dump:
        raise CommandError("Say what to make the archive of: corrigenda archive build DUMP …")
    with started(options) as spark:
        from corrigenda.archive.spark import build
        from corrigenda.project.records import document_of

        about = build(
            spark, whole(dump), whole(options.archive), read=document_of, rebuild=options.rebuild
        )
    print("\n".join(_told(about)))
    return 1 if about.broken else 0


def _told(about: About) -> Iterator[str]:
    yield (
        f"{about.documents:,} documents of {about.text_bytes / 1e6:,.1f} MB: fingerprints "
        f"{about.index_bytes / 1e6:,.1f} MB, packed texts {about.body_bytes / 1e6:,.1f} MB."
    )
    if about.replaced:
        yield f"{about.replaced:,} were replaced by later ones with the same address."
    if about.broken:
        yield f"{about.broken:,} rows could not be taken:"
        yield from (f"- {one}" for one in islice(about.problems, 20))
        if about.broken > len(about.problems):
            yield f"- and {about.broken - len(about.problems):,} more"
