"""The lane says how much of a decision a case needs, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.lanes import MOST_CHARS, sort, together
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


def test_what_a_reader_calls_a_typo_is_one_unless_it_rewrites_most_of_the_words() -> None:
    assert lane("they signed", "they put their hands to it", "typo") == (
        "fact",
        "reported as “typo”, but it changes 5 of 6 words",
    )
    assert lane("inspected a guard of honour", "inspected the guards of honour", "typo") == (
        "typo",
        "reported as “typo”, and it changes 2 of 5 words",
    )
    assert lane("they signed", "everybody signed it", "typo")[0] == "typo"


def test_several_words_that_are_spelt_otherwise_are_a_typo() -> None:
    says, should_say = "inspected a guard of honour, afer", "inspekted a gard of honor, after"
    assert lane(says, should_say) == ("typo", "spells 4 words otherwise")
    assert lane(says, should_say.replace("gard", "band")) == ("fact", "changes 4 of 6 words")


def test_signs_and_spaces_are_a_typo_however_many() -> None:
    found = lane("a-b-c d e f g", "a – b – c,  d;  e,  f  g", found=False)
    assert found == ("typo", "changes capitals, signs or spaces only")


@pytest.mark.parametrize(
    ("says", "should_say", "expected"),
    [
        ("وقع الوزير الاتفاقيه", "وقع الوزير الاتفاقية", ("typo", "changes 1 character")),
        (
            "وقع الوزير كريم الاتفاق",
            "وقع الوزير سليم الاتفاق",
            ("fact", "touches a word that may be a name"),
        ),
        (
            "部长王伟签署了协议",
            "部长李强签署了协议",
            ("fact", "touches a word that may be a name"),
        ),
        ("他跑的很快", "他跑得很快", ("typo", "changes 1 character")),
    ],
)
def test_where_names_have_no_capitals_the_reason_says_what_is_not_known(
    says: str, should_say: str, expected: tuple[str, str]
) -> None:
    assert lane(says, should_say, found=False) == expected


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
    assert (case.lane, case.lane_reason) == ("fact", "reported as “fact”")


def test_what_a_readers_fact_touches_is_said_and_weighed(
    send: Send, work: Callable[[], None]
) -> None:
    send("pays for", "does not pay for", kind="fact")
    work()
    case = Case.objects.get()
    assert case.lane_reason == "reported as “fact”, and it touches a negation"
    assert case.severity == "high"


def test_a_later_typo_leaves_a_disputed_fact_where_it_is(
    send: Send, work: Callable[[], None]
) -> None:
    send("28,000", "30,000")
    send("28,000 crowns", "28,000 crowns.")
    work()
    assert Case.objects.get().lane == "fact"


def case_after(send: Send, work: Callable[[], None], *sent: tuple[str, str, str]) -> Case:
    """The case of some reports: words, suggestion and kind."""
    for says, should_say, kind in sent:
        send(says, should_say, kind=kind)
        work()
    return Case.objects.get()


def test_the_reason_has_what_each_of_the_reports_touches(
    send: Send, work: Callable[[], None]
) -> None:
    case = case_after(
        send, work, ("12 bridges", "14 bridges", ""), ("pays for 12", "does not pay for 12", "")
    )
    assert (case.lane, case.lane_reason) == ("fact", "touches a figure and a negation")
    assert (case.severity, case.severity_reason) == ("high", "a fact, touches a negation")


def test_a_fact_in_which_nothing_was_suggested_says_so_of_one_reader_when_another_does(
    send: Send, work: Callable[[], None]
) -> None:
    case = case_after(send, work, ("afer", "", ""))
    assert case.lane_reason == "nothing is suggested"
    send("afer", "after")
    work()
    case.refresh_from_db()
    assert (case.lane, case.lane_reason) == ("fact", "a reader suggests nothing")


@pytest.mark.parametrize(
    ("reasons", "all_of_them"),
    [
        (["touches a figure", "touches a figure"], "touches a figure"),
        (
            ["reported as “fact”", "reported as “fact”, and it touches a name"],
            "reported as “fact”, and it touches a name",
        ),
        (
            ["reported as “fact”", "reported as “translation”", "touches a date"],
            "touches a date; reported as “fact”; reported as “translation”",
        ),
        (["changes 3 of 4 words", "changes 2 of 4 words"], "changes 3 of 4 words"),
        (
            ["changed without a note", "touches a figure"],
            "changed without a note, and it touches a figure",
        ),
        (
            ["nothing is suggested", "touches a figure"],
            "touches a figure; a reader suggests nothing",
        ),
    ],
)
def test_each_reason_is_said_once(reasons: list[str], all_of_them: str) -> None:
    assert together([("fact", one) for one in reasons]) == ("fact", all_of_them)


def test_the_order_in_which_reports_come_changes_no_reason_that_is_added() -> None:
    one = together([("fact", "touches a name"), ("fact", "nothing is suggested")])
    again = together([one, ("fact", "touches a figure"), ("typo", "changes 1 character")])
    assert again == ("fact", "touches a figure and a name; a reader suggests nothing")
    assert together([again, again]) == again


def test_a_reason_is_never_longer_than_is_kept() -> None:
    many = [("fact", f"reported as “{kind * 20}”") for kind in "abcdefghijkl"]
    assert len(together(many)[1]) <= MOST_CHARS
