"""A database from before the erasure loses the words again when the service is started."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.newsroom.errors import ErasureError
from corrigenda.flow.newsroom.expunging.kept import FILE, KEY, kept
from corrigenda.flow.newsroom.models import Erasure, Outlet, Staff
from corrigenda.flow.propagation.actions.expunge import expunge_again
from corrigenda.flow.publication.models import Entry, LogHead, LogRecord
from corrigenda.flow.publication.tests.logs import findings

from .columns import holding, is_exempt
from .conftest import VENN, Expunge


def restore(version: Version, entry: Entry, head: LogHead, openings: dict[str, object]) -> None:
    """As the tables were before."""
    Erasure.objects.all().delete()
    Version.objects.filter(pk=version.pk).update(text=version.text, block_data=version.block_data)
    Entry.objects.filter(pk=entry.pk).update(before=entry.before, expunged_at=None)
    LogRecord.objects.filter(type="expunged").delete()
    record = LogRecord.objects.get(entry=entry)
    head.save()
    LogRecord.objects.filter(pk=record.pk).update(openings=openings)


@pytest.fixture
def restored(story: Article, corrected, expunged: Expunge) -> Entry:  # type: ignore[no-untyped-def]
    entry: Entry = corrected("President Orla Venn", "President Ada Maro")
    version = Version.objects.order_by("number")[0]
    head, openings = LogHead.objects.get(), LogRecord.objects.get().openings
    expunged(VENN)
    restore(version, entry, head, openings)
    assert VENN in Version.objects.get(pk=version.pk).text
    return entry


def test_the_words_go_again(restored: Entry, ada: Staff, anna: Staff) -> None:
    jobs = expunge_again()
    assert sum(sum(one.counts.values()) for one in jobs) >= 2
    assert [one for one in holding("Venn") if not is_exempt(one)] == []
    restored.refresh_from_db()
    assert restored.before == ""
    assert restored.expunged_at is not None
    assert [str(one) for one in findings()] == []
    done = Erasure.objects.get()
    assert (done.state, done.asked_by, done.confirmed_by) == ("done", ada, anna)


def test_and_then_no_more(restored: Entry) -> None:
    expunge_again()
    assert expunge_again() == []
    [job] = expunge_again(every=True)
    assert sum(job.counts.values()) == 0


def test_a_wish_that_was_not_confirmed_then_is_done(
    story: Article, expunged: Expunge, daily: Outlet
) -> None:
    done = expunged(VENN)
    Erasure.objects.filter(pk=done.pk).update(state="asked", words=[VENN], done_at=None)
    expunge_again()
    done.refresh_from_db()
    assert (done.state, done.words) == ("done", [])


def test_without_the_key_it_is_refused_loudly(restored: Entry, home: Path) -> None:
    key = (home / KEY).read_text()
    (home / KEY).unlink()
    with pytest.raises(ErasureError, match=r"expunge\.key is gone"):
        expunge_again()
    (home / KEY).write_text("00" * 32)
    with pytest.raises(ErasureError, match="another key"):
        expunge_again()
    (home / KEY).write_text(key)
    assert expunge_again()


def test_a_line_that_a_power_cut_tore_spoils_no_other(restored: Entry, home: Path) -> None:
    whole = (home / FILE).read_bytes()
    (home / FILE).write_bytes(whole[:30])
    assert kept() == ()
    (home / FILE).write_bytes(whole[:30] + b"\n" + whole)
    assert len(kept()) == 1
