"""Words that the law wants gone are gone, the chain stays whole, and the erasure is visible."""

from __future__ import annotations

import json

import pytest

from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.actions.chain import chain_due
from corrigenda.flow.publication.actions.erase_openings import erase_openings
from corrigenda.flow.publication.errors import ExpungeError
from corrigenda.flow.publication.models import Entry, LogRecord
from corrigenda.flow.publication.tests.conftest import Correct
from corrigenda.flow.publication.tests.logs import findings, words_of

NAMED = ("before", "words")


def _empty(entry: Entry) -> None:
    """As `expunge` does with the entry itself."""
    Entry.objects.filter(pk=entry.pk).update(before="", words="")


def test_the_words_are_gone_and_the_log_is_whole(correct: Correct) -> None:
    entry = correct("President Orla Venn", "President Ada Venn")
    made = erase_openings(entry, "court_order", by=OPERATOR, fields=NAMED)
    _empty(entry)
    first, second = LogRecord.objects.order_by("number")
    assert "Orla" not in json.dumps(first.openings)
    assert set(first.openings) == {"after", "authors", "headline", "section", "url"}
    assert made == second
    body = json.loads(second.body)
    assert body["type"] == "expunged"
    assert body["erased"] == [{"record": 1, "fields": ["before", "words"]}]
    assert body["reason"] == "court_order"
    assert findings() == []


def test_doing_it_again_adds_nothing(correct: Correct) -> None:
    entry = correct("28,000", "26,000")
    erase_openings(entry, "court_order", by=OPERATOR, fields=NAMED)
    assert erase_openings(entry, "court_order", by=OPERATOR, fields=NAMED) is None
    rest = erase_openings(entry, "court_order", by=OPERATOR)
    assert rest is not None
    assert LogRecord.objects.count() == 3


def test_words_that_still_stand_in_the_entry_are_named(correct: Correct) -> None:
    entry = correct("28,000", "26,000")
    erase_openings(entry, "court_order", by=OPERATOR, fields=NAMED)
    assert words_of(findings()) == ["record 1: entry changed"]


def test_words_that_are_put_back_are_named(correct: Correct) -> None:
    entry = correct("28,000", "26,000")
    openings = LogRecord.objects.get().openings
    erase_openings(entry, "court_order", by=OPERATOR, fields=NAMED)
    LogRecord.objects.filter(number=1).update(openings=openings)
    assert words_of(findings()) == ["record 1: words put back"]


def test_words_that_go_without_a_record_are_named(correct: Correct) -> None:
    correct("28,000", "26,000")
    LogRecord.objects.update(openings={})
    assert "record 1: words removed" in words_of(findings())


def test_an_entry_of_before_the_chain_is_recorded_first(correct: Correct) -> None:
    entry = correct("28,000", "26,000")
    LogRecord.objects.all().delete()
    entry.outlet.log_head.delete()
    Entry.objects.update(is_recorded=False)
    erase_openings(entry, "court_order", by=OPERATOR)
    assert chain_due() == 0
    assert list(LogRecord.objects.order_by("number").values_list("type", flat=True)) == [
        "entry",
        "expunged",
    ]


def test_only_an_administrator_may_and_the_reason_names_nobody(
    correct: Correct, edda: Staff, ada: Staff
) -> None:
    entry = correct("28,000", "26,000")
    with pytest.raises(NotAllowedError):
        erase_openings(entry, "court_order", by=of(edda))
    with pytest.raises(ExpungeError, match="court_order"):
        erase_openings(entry, "Orla Venn asked", by=of(ada))
    with pytest.raises(ExpungeError, match="There are: after"):
        erase_openings(entry, "court_order", by=of(ada), fields=["kind"])
    assert LogRecord.objects.count() == 1
