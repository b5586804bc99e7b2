"""Does a text say what was asked of it? The new words, in the place of the old."""

from __future__ import annotations

import pytest

from corrigenda.anchoring import describe
from corrigenda.flow.corrections.looking import new_words_stand, old_words_stand

OLD = "The two leaders inspected a guard of honour, afer which they signed the treaty at noon."


def stand(before: str, after: str, text: str) -> tuple[bool, bool]:
    start = OLD.index(before)
    selector = describe(OLD, start, start + len(before))
    return new_words_stand(selector, OLD, after, text), old_words_stand(selector, OLD, after, text)


@pytest.mark.parametrize(
    ("before", "after", "text", "found"),
    [
        ("afer", "after", OLD, (False, True)),
        ("afer", "after", OLD.replace("afer", "after"), (True, False)),
        ("afer", "after", OLD.replace("afer", "later"), (False, False)),
        ("afer", "after", "Thereafter all was well.", (False, False)),
        ("afer", "after", "", (False, False)),
        ("two", "three", OLD.replace("two", "three"), (True, False)),
        ("noon", "eight", OLD.replace("noon", "eight"), (True, False)),
        ("guard", "guard in blue", OLD.replace("guard", "guard in blue"), (True, False)),
        ("guard of honour", "guard", OLD, (True, True)),
        (
            "honour, afer",
            "honour – after",
            OLD.replace("honour, afer", "honour - after"),
            (True, False),
        ),
    ],
)
def test_each_is_told_for_itself(
    before: str, after: str, text: str, found: tuple[bool, bool]
) -> None:
    assert stand(before, after, text) == found
