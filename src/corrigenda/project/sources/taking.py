"""Take articles in, many to a transaction; their pages are read by a process for each core."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context

from corrigenda.flow.articles.actions.ingest import Given, ingest_pages, ingest_url
from corrigenda.flow.articles.errors import ArticleError, OlderTextError
from corrigenda.flow.articles.reading import Page, ReadingError
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib.urls import UrlError
from corrigenda.project.beside import begin
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.sources.item import Item

PORTION = 128
"""Articles of one transaction at most: what is done again after a crash. More would hold the
database's one writer longer than a reader's report should wait for it."""
PORTION_BYTES = 2_000_000
"""Of what they are made of; with one more article the portion is closed. So a portion of long
texts is as short a transaction, and as little to hold in memory."""
_WORTH_PROCESSES = 256
"""Articles from which on other processes pay for their start."""
_AT_ONCE = 8
"""Articles that a process is given at a time."""
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
    """Take articles in; yields what came of a portion once it is kept.

    Args:
        many: whether there may be so many that other processes should read them.
    """
    with ExitStack() as stack:
        pool = stack.enter_context(_processes()) if many else None
        for portion, read in _read_ahead(portions(items), pool):
            yield _keep(outlet, zip(portion, read(), strict=True))


def are_many(total: int | None, unit: str) -> bool:
    """Whether a source may have so many articles that other processes should read them."""
    return total is None or unit != "article" or total >= _WORTH_PROCESSES


def portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in order, as many at a time as one transaction may take; none is empty."""
    portion: list[Item] = []
    weight = 0
    for item in items:
        portion.append(item)
        weight += item.weight
        if len(portion) == PORTION or weight >= PORTION_BYTES:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion


_Reading = tuple[Page | ReadingError | None, float]
_Read = Callable[[], list[_Reading]]


def _read_ahead(
    found: Iterator[list[Item]], pool: ProcessPoolExecutor | None
) -> Iterator[tuple[list[Item], _Read]]:
    """Each portion, and what gives its stories: other processes read the next one meanwhile."""
    before: tuple[list[Item], _Read] | None = None
    for portion in found:
        ahead = portion, _reading(portion, pool)
        if before:
            yield before
        before = ahead
    if before:
        yield before


def _reading(portion: list[Item], pool: ProcessPoolExecutor | None) -> _Read:
    if pool is None:
        return lambda: list(map(_read, portion))
    try:
        readings = pool.map(_read, portion, chunksize=_AT_ONCE)
    except BrokenProcessPool as error:
        raise _died(portion) from error

    def read() -> list[_Reading]:
        try:
            return list(readings)
        except BrokenProcessPool as error:
            raise _died(portion) from error

    return read


def _died(portion: list[Item]) -> CommandError:
    return CommandError(
        f"A process that reads articles died between {portion[0].name} and {portion[-1].name}; has "
        "the machine run out of memory? What came before is taken: run the same to go on."
    )


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
    """Keep what was read, in order; what is asked of the network holds no transaction open."""
    taken: list[Taken] = []
    for is_asked_for, some in groupby(read, lambda one: one[0].data is None):
        if is_asked_for:
            taken += [_ask(outlet, item) for item, _ in some]
        else:
            taken += _keep_read(outlet, list(some))
    return taken


def _keep_read(outlet: Outlet, read: list[tuple[Item, _Reading]]) -> list[Taken]:
    begun = time.monotonic()
    given = [Given(page, item.url) for item, (page, _) in read if isinstance(page, Page)]
    came = iter(ingest_pages(outlet, given))
    share = (time.monotonic() - begun) / len(read)
    return [
        _told(item, next(came) if isinstance(page, Page) else page, seconds + share)
        for item, (page, seconds) in read
    ]


def _ask(outlet: Outlet, item: Item) -> Taken:
    begun = time.monotonic()
    came: bool | Exception
    try:
        known = outlet.articles.filter(url=item.url).values_list("current", flat=True).first()
        came = ingest_url(outlet, item.url).pk != known
    except (ArticleError, UrlError, OSError) as error:
        came = error
    return _told(item, came, time.monotonic() - begun)


def _told(item: Item, came: bool | Exception | None, seconds: float) -> Taken:
    if isinstance(came, OlderTextError):
        return Taken(item, older=True, seconds=seconds)
    if isinstance(came, Exception):
        return Taken(item, failure=str(came), seconds=seconds)
    return Taken(item, new=bool(came), seconds=seconds)
