"""A table of nine thousand rows is compared in little work, and while others may write."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest
from django.db import connection

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange, AgencyItem
from corrigenda.flow.propagation.packets.actions import take_item
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.agency import changes as compared
from corrigenda.flow.propagation.packets.agency.changes import changes

ROWS = 9_000
FUNDS = [f"Fund {at} closed at {at * 7} crowns." for at in range(ROWS)]
NO_TRADE = ["No trade."] * ROWS
Compare = Callable[[Sequence[object], Sequence[object]], object]
MOST_WORK = 2_000_000
"""Steps, each of which compares up to sixty-four letters or sentences; a step takes nanoseconds."""


def item(version: int, rows: Sequence[str], **more: str) -> bytes:
    """A table as an agency sends it, in ninjs."""
    said = {"uri": "urn:funds", "version": str(version), "headline": "Fund prices"}
    return json.dumps({**said, "body_text": "\n\n".join(rows), **more}).encode()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The steps of each comparison that is made."""
    done: list[int] = []

    def counted(compare: Compare) -> Compare:
        def _counted(one: Sequence[object], other: Sequence[object]) -> object:
            done.append(1 + len(one) * (1 + len(other) // 64))
            return compare(one, other)

        return _counted

    monkeypatch.setattr(compared, "ratio", counted(compared.ratio))
    monkeypatch.setattr(compared.LCSseq, "opcodes", counted(compared.LCSseq.opcodes))
    return done


TABLES = {
    "the last of equal rows": (NO_TRADE, [*NO_TRADE[:-1], "Closed."], ["No trade."]),
    "the first and the last of equal rows": (
        ["Opened.", *NO_TRADE, "Shut."],
        ["Opened late.", *NO_TRADE, "Shut early."],
        ["Opened.", "Shut."],
    ),
    "one of many rows": (
        FUNDS,
        [*FUNDS[:4_000], "Fund 4000 closed at 1 crown.", *FUNDS[4_001:]],
        [FUNDS[4_000]],
    ),
    "rows put in": (FUNDS[:40], [*FUNDS[:20], *NO_TRADE, *FUNDS[20:]], []),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_a_long_table_changes_is_found_in_little_work(name: str, work: list[int]) -> None:
    old, new, changed = TABLES[name]
    found = changes("\n\n".join(old), "\n\n".join(new))
    assert found is not None
    assert [one.before.exact for one in found] == changed
    assert sum(work) < MOST_WORK


TOO_MUCH = {
    "every row": (FUNDS, [one.replace("closed", "opened") for one in FUNDS]),
    "every other row": (FUNDS, [one.replace("1 ", "2 ") for one in FUNDS]),
    "a table ten times as long": (["A.", *NO_TRADE * 10, "Z."], ["B.", *NO_TRADE * 10, "Y."]),
    "two rows for eight thousand": (["A.", "B.", "C."], ["D.", *FUNDS]),
    "a note on what was wrong": (FUNDS[:9], ["In a table the Wire gave wrong prices of funds."]),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_changes_too_much_is_another_text(name: str, work: list[int]) -> None:
    old, new = TOO_MUCH[name]
    assert changes("\n\n".join(old), "\n\n".join(new)) is None
    assert sum(work) < MOST_WORK


def test_sentences_without_an_end_are_compared_by_their_beginning(work: list[int]) -> None:
    words = "so " * 300_000
    found = changes(f"Prices. {words}", f"Prices. {words[:-3]} it goes. And on.")
    assert found is not None
    assert sum(work) < MOST_WORK


def test_an_item_that_changes_too_much_leads_to_the_stories_that_have_it(
    daily: Outlet, story: Article
) -> None:
    intro = "These are the prices of the funds of Port Maren on Friday."
    take_items(daily, item(1, [intro, *FUNDS]))
    later = [one.replace("closed", "opened") for one in FUNDS]
    assert take_items(daily, item(2, [intro, *later], edNote="CORRECTION: all rows.")).changes == 1
    change = AgencyChange.objects.get()
    assert change.is_whole
    assert change.selector_data["exact"] == intro


def test_texts_are_compared_while_others_may_write(
    daily: Outlet, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, depths = len(connection.savepoint_ids), []

    def _changes(old: str, new: str) -> list[compared.Change] | None:
        depths.append(len(connection.savepoint_ids))
        return changes(old, new)

    monkeypatch.setattr(take_item, "changes", _changes)
    take_items(daily, item(1, NO_TRADE))
    take_items(daily, item(2, [*NO_TRADE[:-1], "Closed."], edNote="CORRECTION: last row."))
    assert depths == [outside]


def test_what_came_meanwhile_is_what_a_correction_is_compared_with(
    daily: Outlet, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_items(daily, item(1, FUNDS))

    def _changes(old: str, new: str) -> list[compared.Change] | None:
        monkeypatch.setattr(take_item, "changes", changes)
        take_items(daily, item(2, [*FUNDS[:-1], "The last fund is closed."]))
        return changes(old, new)

    monkeypatch.setattr(take_item, "changes", _changes)
    take_items(daily, item(3, [*FUNDS[:-1], "The last fund is open."], edNote="CORRECTION: last."))
    assert AgencyChange.objects.get().selector_data["exact"].startswith("The last fund is closed")
    assert AgencyItem.objects.get().version == 3
