"""What somebody decided in one go can be taken back in one go, the last of it first."""

from __future__ import annotations

from uuid import uuid4

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.accept import accept_many
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.tests.conftest import Work
from corrigenda.flow.corrections.undoable import undo_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff


def test_the_last_of_two_goes_is_offered_and_the_other_when_it_is_asked_for(
    daily: Outlet, edda: Staff, stan: Staff, send: Send, work: Work
) -> None:
    daily.policy_data = {"undo_seconds": 60}
    daily.save()
    for says, after in (("afer", "after"), ("inspected", "inspectd"), ("guard of", "gaurd of")):
        send(says, after)
    work()
    first, *others = Case.objects.filter(lane="typo").order_by("pk")
    earlier, later = uuid4(), uuid4()
    accept_many({first.pk: first}, {}, by=actors.of(edda), batch=earlier)
    accept_many({one.pk: one for one in others}, {}, by=actors.of(edda), batch=later)

    last = undo_of(edda)
    assert last is not None
    assert (last.batch, last.what) == (later, "decided")
    assert set(last.cases) == {one.pk for one in others}
    assert 0 < last.seconds <= 60

    asked = undo_of(edda, earlier)
    assert asked is not None
    assert (asked.batch, asked.cases, asked.says) == (earlier, (first.pk,), "afer")

    assert undo_of(edda, uuid4()) is None, "nothing was decided as this one"
    assert undo_of(stan) is None, "it was somebody else"
    assert undo_of(stan, later) is None

    for one in others:
        undo(Case.objects.get(pk=one.pk), by=actors.of(edda))
    left = undo_of(edda)
    assert left is not None
    assert left.batch == earlier, "what was taken back is not offered again"
