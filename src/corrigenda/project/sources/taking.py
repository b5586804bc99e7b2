"""Take articles in, many to a transaction; their pages are read by a process for each core."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from django.db import transaction

from corrigenda.flow.articles.actions.ingest import ingest_page, ingest_url
from corrigenda.flow.articles.errors import ArticleError, OlderTextError
from corrigenda.flow.articles.reading import Page, ReadingError
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib.urls import UrlError
from corrigenda.project.beside import begin
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.sources.item import Item

BATCH = 64
"""Articles of one transaction: what is done again after a crash, and held in memory at once."""
_WORTH_PROCESSES = 256
"""Articles from which on other processes pay for their start."""
MAX_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an article.

    Attributes:
        new: whether its text was not known.
        older: whether it was left, as a newer text stands at its address.
        failure: why it was not taken; empty where it was.
        seconds: for reading and keeping it.
    """

    item: Item
    new: bool = False
    older: bool = False
    failure: str = ""
    seconds: float = 0.0


def take_all(outlet: Outlet, items: Iterator[Item], *, many: bool) -> Iterator[list[Taken]]:
    """Take articles in; yields what came of a batch once it is kept.

    Args:
        many: whether there may be so many that other processes should read them.
    """
    with ExitStack() as stack:
        pool = stack.enter_context(_processes()) if many else None
        while batch := list(islice(items, BATCH)):
            yield _keep(outlet, zip(batch, _read_all(batch, pool), strict=True))


def are_many(total: int | None, unit: str) -> bool:
    """Whether a source may have so many articles that other processes should read them."""
    return total is None or unit != "article" or total >= _WORTH_PROCESSES


_Reading = tuple[Page | ReadingError | None, float]


def _read_all(batch: list[Item], pool: ProcessPoolExecutor | None) -> list[_Reading]:
    if pool is None:
        return list(map(_read, batch))
    try:
        return list(pool.map(_read, batch, chunksize=4))
    except BrokenProcessPool as error:
        raise CommandError(
            f"A process that reads articles died between {batch[0].name} and {batch[-1].name}; has "
            "the machine run out of memory? What came before is taken: run the same to go on."
        ) from error


@contextmanager
def _processes() -> Iterator[ProcessPoolExecutor | None]:
    count = min(MAX_PROCESSES, os.cpu_count() or 1)
    if count < 2:
        yield None
        return
    # Started afresh: a fork would share the connection to the database.
    context = get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=begin) as pool:
        yield pool


def _read(item: Item) -> _Reading:
    begun = time.monotonic()
    if item.data is None:
        return None, 0.0
    try:
        return item.story(), time.monotonic() - begun
    except ReadingError as error:
        return error, time.monotonic() - begun


def _keep(outlet: Outlet, read: Iterable[tuple[Item, _Reading]]) -> list[Taken]:
    taken: list[Taken] = []
    with ExitStack() as stack:
        for item, (page, seconds) in read:
            # What is asked for over the network holds no transaction open.
            if page is None:
                stack.close()
            elif not transaction.get_connection().in_atomic_block:
                stack.enter_context(transaction.atomic())
            taken.append(_keep_one(outlet, item, page, seconds))
    return taken


def _keep_one(
    outlet: Outlet, item: Item, page: Page | ReadingError | None, seconds: float
) -> Taken:
    begun = time.monotonic()
    new, older, failure = False, False, ""
    try:
        if isinstance(page, ReadingError):
            raise page
        if page is None:
            known = outlet.articles.filter(url=item.url).values_list("current", flat=True).first()
            new = ingest_url(outlet, item.url).pk != known
        else:
            # A savepoint of its own: what fails undoes nothing of its neighbours.
            with transaction.atomic():
                _, new = ingest_page(outlet, page, item.url)
    except OlderTextError:
        older = True
    except (ArticleError, ReadingError, UrlError, OSError) as error:
        failure = str(error)
    return Taken(item, new, older, failure, seconds + time.monotonic() - begun)
