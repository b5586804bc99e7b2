"""A log that is long when it is taken over is gone through once, lot by lot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions import take_published as taking
from corrigenda.flow.propagation.actions.take_published import take_published
from corrigenda.flow.propagation.models import Cursor, Sweep
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock


@pytest.fixture
def entries(send: Send, edda: Staff, work: Callable[[], None]) -> list[int]:
    """The keys of three entries of an hour ago, which nobody has taken over."""
    for words in ("afer", "24 years", "28,000"):
        send(words)
    work()
    for case in Case.objects.order_by("pk"):
        decide(case, Decision("correction", words=f"Case {case.pk} was wrong."), by=of(edda))
    work()
    Entry.objects.update(published_at=clock.now() - timedelta(hours=1))
    Sweep.objects.all().delete()
    Cursor.objects.filter(name="entries").delete()
    return list(Entry.objects.order_by("pk").values_list("pk", flat=True))


def low() -> int:
    return Cursor.objects.get(name="entries").low


def test_each_lot_begins_where_the_last_one_ended(entries: list[int]) -> None:
    seen = []
    while take_published(limit=1):
        seen.append(low())
    assert seen == [0, *entries[:2]]
    assert low() == entries[2]
    assert Sweep.objects.count() == 3


def test_one_that_fails_is_come_back_to(
    entries: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    remember = taking.remember

    def failing(*args: object, entry: Entry, **more: object) -> None:
        if entry.pk == entries[1]:
            raise ValueError("It cannot be remembered.")
        remember(*args, entry=entry, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(taking, "remember", failing)
        for _ in range(3):
            take_published()
        assert low() == entries[0]
        assert Sweep.objects.count() == 2
    while take_published():
        pass
    assert low() == entries[2]
    assert Sweep.objects.count() == 3


def test_what_may_still_come_into_view_before_it_is_waited_for(entries: list[int]) -> None:
    Entry.objects.filter(pk__gte=entries[1]).update(published_at=clock.now())
    while take_published():
        pass
    assert low() == entries[0]
