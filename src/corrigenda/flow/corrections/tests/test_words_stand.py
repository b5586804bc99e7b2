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
        ("afer", "", OLD, (False, True)),
        ("afer", "", OLD.replace("afer ", ""), (True, False)),
        ("afer", "", OLD.replace("afer", ""), (True, False)),
        ("afer", "", OLD.replace(" afer ", "\u00a0"), (True, False)),
        ("afer", "", OLD.replace("afer", "later"), (False, False)),
        ("afer", "", OLD.replace("leaders", "men").replace("afer ", ""), (True, False)),
        ("afer", "", "", (False, False)),
        ("The", "", OLD.removeprefix("The "), (True, False)),
        ("The", "", OLD.replace("The", "Our"), (False, False)),
        ("at noon.", "", OLD.removesuffix(" at noon."), (True, False)),
        ("at noon.", "", OLD.replace("at noon.", "at one."), (False, False)),
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


def test_of_a_word_that_stands_twice_the_other_one_stays() -> None:
    old = "It was a very very good treaty, and all who were at the table said so."
    selector = describe(old, 9, 13)
    new = old.replace("very very", "very")
    assert new_words_stand(selector, old, "", new)
    assert not old_words_stand(selector, old, "", new)
    assert not new_words_stand(selector, old, "", old)


def test_the_same_sentence_without_the_words_elsewhere_proves_no_deletion() -> None:
    once = "They signed the treaty at noon and went home before the rain."
    old = f"{once.replace('noon', 'noon sharp')}\n\n{once}"
    start = old.index(" sharp")
    selector = describe(old, start, start + 6)
    assert not new_words_stand(selector, old, "", old.replace("sharp", "blunt"))
    assert new_words_stand(selector, old, "", old.replace(" sharp", ""))
