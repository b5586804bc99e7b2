"""Whoever has the database in hand and not the key is found out, row by row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction

from corrigenda.flow.publication.models import Checkpoint, Entry, LogHead, LogRecord
from corrigenda.flow.publication.tests.conftest import Correct
from corrigenda.flow.publication.tests.logs import findings, words_of


def _body(number: int, old: str, new: str) -> None:
    body = LogRecord.objects.get(number=number).body
    assert old in body
    LogRecord.objects.filter(number=number).update(body=body.replace(old, new))


def _swap() -> None:
    LogRecord.objects.filter(number=2).update(number=99)
    LogRecord.objects.filter(number=3).update(number=2)
    LogRecord.objects.filter(number=99).update(number=3)


def _another_entry() -> None:
    first = Entry.objects.order_by("pk")[0]
    correction = first.correction
    correction.pk = None
    correction.save()
    Entry.objects.filter(pk=first.pk).update(supersedes=None)
    Entry.objects.create(
        public_id="forged", outlet=first.outlet, article=first.article, correction=correction,
        kind=first.kind, url=first.url, headline=first.headline, words="A forgery.",
        language="en", published_at=first.published_at, is_recorded=True,
    )  # fmt: skip


def _second(**fields: object) -> Callable[[], object]:
    return lambda: Entry.objects.filter(records__number=2).update(**fields)


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

TAMPERINGS: list[tuple[Callable[[], object], str]] = [
    (_second(words="Nothing was wrong."), "record 2: entry changed"),
    (_second(before="", after=""), "record 2: entry changed"),
    (_second(kind="clarification"), "record 2: entry changed"),
    (_second(published_at=LONG_AGO), "record 2: entry changed"),
    (_second(authors=["Somebody Else"]), "record 2: entry changed"),
    (lambda: LogRecord.objects.filter(number=2).update(entry=None), "record 2: entry removed"),
    (_another_entry, "entry added"),
    (lambda: _body(2, "correction", "withdrawal"), "record 2: changed"),
    (lambda: LogRecord.objects.filter(number=2).delete(), "record 2: removed"),
    (lambda: LogRecord.objects.filter(number=3).delete(), "record 3: cut off"),
    (_swap, "record 2: reordered"),
    (lambda: LogRecord.objects.filter(number=2).update(openings={}), "record 2: words removed"),
    (lambda: Checkpoint.objects.update(jws="a.b.c"), "record 1: signature"),
    (lambda: LogHead.objects.update(jws=""), "records 2 to 3: added"),
]


def test_each_is_found_and_named(correct: Correct, subtests: pytest.Subtests) -> None:
    correct("28,000", "26,000")  # the jobs of the next report sign this one
    correct("12 bridges", "14 bridges")
    correct("24 years", "25 years")
    assert findings() == []
    for tamper, named in TAMPERINGS:
        with subtests.test(named), transaction.atomic():
            tamper()
            assert named in words_of(findings())
            transaction.set_rollback(True)
    assert findings() == []
