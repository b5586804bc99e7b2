"""A word diff shows whole words, in reading order."""

import pytest

from corrigenda.anchoring import word_diff


def shown(before, after):
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}
    return "".join(marks[p.op].format(p.text) for p in word_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("same words", "same words", "same words"),
        ("", "new", "[+new+]"),
        ("about 28,000 people", "about 30,000 people", "about [-28,000-][+30,000+] people"),
        ("it don't work", "it doesn't work", "it [-don't-][+doesn't+] work"),
        ("two small words", "one big words", "[-two small-][+one big+] words"),
        ("東京に住む", "大阪に住む", "[-東京-][+大阪+]に住む"),
        ("живёт в городе", "живёт в селе", "живёт в [-городе-][+селе+]"),
        ("hi 👩‍👩‍👧!", "hi 👩‍👩‍👦!", "hi [-👩‍👩‍👧-][+👩‍👩‍👦+]!"),
    ],
)
def test_words_are_shown_whole(before, after, expected):
    assert shown(before, after) == expected


def test_two_huge_unlike_texts_are_shown_as_one_replacement():
    before, after = "head " + "a " * 12_000 + "tail", "head " + "b " * 12_000 + "tail"
    assert [p.op for p in word_diff(before, after)] == ["equal", "delete", "insert", "equal"]
