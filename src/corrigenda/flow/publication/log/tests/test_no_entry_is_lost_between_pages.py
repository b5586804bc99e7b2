"""However the log is narrowed and searched, its pages hold each entry that fits exactly once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.search.by_words import Index
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.actions.index_entries import index_entries
from corrigenda.flow.publication.log import pages
from corrigenda.flow.publication.log.narrowing import Narrowing
from corrigenda.flow.publication.models import Entry, LogRecord

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 30, tzinfo=UTC)
PLACES = st.tuples(
    st.sampled_from(["correction", "clarification"]),
    st.sampled_from(["", "world", "sport"]),
    st.sampled_from(["ferry", "tram", "ferry tram"]),
    # Hours: many share a moment, and some stand in another month.
    st.integers(0, 80),
)
PARTS = st.builds(
    Narrowing,
    kind=st.sampled_from(["", "correction", "clarification"]),
    section=st.sampled_from(["", "world", "sport"]),
    search=st.sampled_from(["", "ferry", "tram ferry", "nowhere"]),
    month=st.sampled_from([None, date(2026, 1, 1), date(2026, 2, 1)]),
)


@pytest.fixture
def pattern(send: Send, work: Callable[[], None], edda: Staff) -> Entry:
    """An entry that the others are copies of; it goes itself."""
    send("28,000")
    work()
    decide(Case.objects.get(), Decision("correction", after="30,000", words="Now."), by=of(edda))
    work()
    entry = Entry.objects.get()
    _clear()
    return entry


def _clear() -> None:
    LogRecord.objects.all().delete()
    Entry.objects.all().delete()


def store(pattern: Entry, places: list[tuple[str, str, str, int]]) -> list[Entry]:
    _clear()
    made = []
    for number, (kind, section, words, hours) in enumerate(places):
        correction = pattern.correction
        correction.pk = None
        correction.save()
        entry = Entry(
            public_id=f"entry{number}", outlet=pattern.outlet, article=pattern.article,
            correction=correction, kind=kind, section=section, url=pattern.url, headline="Story",
            words=words, language="en", published_at=START + timedelta(hours=hours),
        )  # fmt: skip
        entry.save()
        made.append(entry)
    index_entries(made)
    return made


def fits(part: Narrowing, entry: Entry) -> bool:
    return (
        part.kind in ("", entry.kind)
        and part.section in ("", entry.section)
        and set(part.search.split()) <= set(entry.words.split())
        and (part.month is None or part.month.month == entry.published_at.month)
    )


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    places=st.lists(PLACES, max_size=14),
    part=PARTS,
    size=st.integers(1, 4),
    common=st.integers(1, 9),
)
def test_every_entry_that_fits_is_on_one_page_and_nothing_else_is(
    pattern: Entry, places: list[tuple[str, str, str, int]], part: Narrowing, size: int, common: int
) -> None:
    made = store(pattern, places)
    expected = [
        one.public_id
        for one in sorted(made, key=lambda one: (one.published_at, one.pk), reverse=True)
        if fits(part, one)
    ]
    known = pages.ENTRIES
    with pytest.MonkeyPatch.context() as patch:
        index = Index(known.fts, known.texts, known.key, known.rows, common=common)
        patch.setattr(pages, "ENTRIES", index)
        patch.setattr(pages, "SIZE", size)
        patch.setattr(pages, "STEPS", 3)
        shown, before, turned = [], None, 0
        while True:
            page = pages.page_of(part, before)
            shown += [notice.id for notice in page.notices]
            turned += 1
            assert turned < 40
            if not page.older:
                break
            before = pages.place(page.older)
    assert shown == expected
