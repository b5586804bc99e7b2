"""Entries of the log, made by the way that every entry takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.actions.index_entries import index_entries
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock

NOON = datetime(2027, 5, 31, 12, 0, tzinfo=UTC)


class Publish(Protocol):
    """Publishes a correction of the figure in the story; again, to supersede it."""

    def __call__(
        self, words: str, *, kind: str = ..., after: str = ..., delete: bool = ...
    ) -> Entry: ...


class Fill(Protocol):
    """Fills the log with copies of an entry, the first the newest."""

    def __call__(
        self, entry: Entry, count: int, *, apart: timedelta = ..., **fields: object
    ) -> list[Entry]: ...


@pytest.fixture
def publish(send: Send, work: Callable[[], None], edda: Staff) -> Publish:
    """Edda decides on the figure, and the jobs publish it."""
    minutes = iter(range(1000))

    def _publish(
        words: str, *, kind: str = "correction", after: str = "", delete: bool = False
    ) -> Entry:
        with clock.frozen(NOON + timedelta(minutes=next(minutes))):
            case = Case.objects.filter(says="28,000 crowns")
            if not case.exists():
                send("28,000 crowns", "82,000 crowns")
                work()
            decision = Decision(kind, after=after, words=words, delete=delete)
            decide(case.get(), decision, by=of(edda))
            work()
        return Entry.objects.latest("pk")

    return _publish


@pytest.fixture
def fill() -> Fill:
    """A long log."""

    def _fill(
        entry: Entry, count: int, *, apart: timedelta = timedelta(hours=1), **fields: object
    ) -> list[Entry]:
        made = []
        known = Entry.objects.count()
        for number in range(count):
            correction = entry.correction
            correction.pk = None
            correction.supersedes = None
            correction.save()
            own = {
                "kind": entry.kind,
                "headline": f"Story {number}",
                "words": f"Words {number}.",
                "section": entry.section,
                "authors": entry.authors,
                "outlet": entry.outlet,
                "published_at": NOON - (number + 1) * apart,
                **fields,
            }
            made.append(
                Entry.objects.create(
                    public_id=f"entry{known + number:05}",
                    article=entry.article,
                    correction=correction,
                    url=entry.url,
                    language=entry.language,
                    **own,
                )
            )
        index_entries(made)
        return made

    return _fill
