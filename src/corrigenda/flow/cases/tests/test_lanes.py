"""The lane says how much of a decision a case needs, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.lanes import sort
from corrigenda.flow.cases.models import Case

TEXT = "They inspected a guard of honour, afer which they signed. The fund holds 28,000 crowns."


def lane(says: str, should_say: str, kind: str = "", *, found: bool = True) -> tuple[str, str]:
    start = TEXT.index(says) if found else None
    end = start + len(says) if start is not None else None
    found_lane, reason = sort(kind, says, should_say, text=TEXT, start=start, end=end)
    return str(found_lane), reason


@pytest.mark.parametrize(
    ("says", "should_say"),
    [
        ("afer", "after"),
        ("signed.", "signed!"),
        ("guard of", "gaurd of"),
        ("they signed", "theysigned"),
    ],
)
def test_the_spelling_of_the_same_words_is_a_typo(says: str, should_say: str) -> None:
    assert lane(says, should_say)[0] == "typo"


@pytest.mark.parametrize(
    ("says", "should_say", "kind", "because"),
    [
        ("28,000", "28,001", "", "figure"),
        ("28,000", "28,001", "typo", "figure"),
        ("afer", "", "", "nothing is suggested"),
        ("afer", "after", "translation", "translation"),
        ("they signed", "they refused it", "", "changes"),
    ],
)
def test_what_may_change_the_meaning_is_a_fact(
    says: str, should_say: str, kind: str, because: str
) -> None:
    found, reason = lane(says, should_say, kind)
    assert (found, because in reason) == ("fact", True)


def test_a_long_rewording_is_a_typo_where_the_reader_says_so_and_nothing_is_touched() -> None:
    assert lane("they signed", "they put their hands to it", "typo")[0] == "typo"


def test_words_that_only_the_reader_saw_are_sorted_by_themselves() -> None:
    assert lane("bridgs", "bridges", found=False)[0] == "typo"
    assert lane("12 bridges", "13 bridges", found=False)[0] == "fact"


def test_one_reader_who_disputes_the_fact_moves_the_case_of_a_typo(
    send: Send, work: Callable[[], None]
) -> None:
    send("afer", "after")
    work()
    assert Case.objects.get().lane == "typo"
    send("afer", "before", kind="fact")
    work()
    case = Case.objects.get()
    assert (case.lane, case.lane_reason) == ("fact", "the reader chose “fact”")


def test_a_later_typo_leaves_a_disputed_fact_where_it_is(
    send: Send, work: Callable[[], None]
) -> None:
    send("28,000", "30,000")
    send("28,000 crowns", "28,000 crowns.")
    work()
    assert Case.objects.get().lane == "fact"
