"""Large and repetitive texts are answered, not choked on.

Not timed: a method that is quadratic in Python does not come back from these at all.
"""

import random

import pytest

from corrigenda.anchoring import Selector, describe, find, follow, follow_many
from corrigenda.anchoring import finding as finding_module
from corrigenda.anchoring.finding import find_in
from corrigenda.anchoring.haystack import LIMIT, Haystack, Work

SIZE = 200_000
LARGE = 1_000_000


def unrelated(size, seed, alphabet="abcdefghijklm", sep=" "):
    """Return words of three letters each, at random."""
    draw = random.Random(seed)
    return sep.join("".join(draw.choices(alphabet, k=3)) for _ in range(size // (3 + len(sep))))


IDEOGRAPHS = "".join(map(chr, range(0x4E00, 0x5500)))


def fibonacci(size):
    """Return the Fibonacci word: it repeats itself at every scale, and never quite."""
    word, longer = "a ", "a b "
    while len(longer) < size:
        word, longer = longer, longer + word
    return longer[:size]


ONES = unrelated(SIZE, 3)
NUMBERED = [
    f"On day {number} the ferry took {number * 7} people across. " for number in range(4_000)
]

TEXTS = {
    "one repeated word": ("spam " * (SIZE // 5), "eggs " * (SIZE // 5)),
    "a repeated word with changed edges": ("a " * (SIZE // 2), "b " + "a " * (SIZE // 2) + "c"),
    "one endless word": ("a" * SIZE, "b" + "a" * (SIZE - 5) + "c"),
    "one repeated character": ("的" * SIZE, "是" + "的" * (SIZE - 9) + "是"),
    "marks without end": ("e" + "\u0301" * SIZE, "x" + "\u0301" * SIZE + "y"),
    "marks in disorder": (
        "a" + "\u0301\u0323" * (SIZE // 2),
        "b c" + "\u0323\u0301" * (SIZE // 2) + " d",
    ),
    "marks in disorder that nobody sees apart": (
        "a" + "\u0301\u200b\u0323" * (SIZE // 3),
        "b c" + "\u0323\u200b\u0301" * (SIZE // 3) + " d",
    ),
    "marks that only folding makes": ("ｶ\u0301ﾞ" * (SIZE // 3), "b" + "\u0301ﾞ" * (SIZE // 2)),
    "nothing but stops": ("." * SIZE, "!" + "." * SIZE + "?"),
    "nothing but spaces": (" " * SIZE, " " * (SIZE // 2)),
    "two words in turn": ("a b " * (SIZE // 4), "b a c " * (SIZE // 6)),
    "lines of one letter": ("x\n\n" * (SIZE // 3), "y\n\n" + "x\n\n" * (SIZE // 4) + "z"),
    "a row of flags": ("🇪🇺" * (SIZE // 2), "x" + "🇺🇪" * (SIZE // 2) + "y"),
    "unrelated words": (unrelated(SIZE, 1), unrelated(SIZE, 2)),
    "unrelated ideographs": (
        unrelated(SIZE, 1, IDEOGRAPHS, ""),
        unrelated(SIZE, 2, IDEOGRAPHS, ""),
    ),
    "the Fibonacci word": (fibonacci(SIZE), "b " + fibonacci(SIZE - 9) + "a"),
    "the same words in the other order": (ONES, " ".join(ONES.split()[::-1])),
    "the same words, sorted": (ONES, " ".join(sorted(ONES.split()))),
    "sentences that differ by a number": ("".join(NUMBERED), "".join(NUMBERED[1::2])),
    "one family without end": ("👩\u200d" * (SIZE // 2), "👨\u200d" + "👩\u200d" * (SIZE // 2)),
    "line breaks without end": ("a" + "\n" * SIZE + "b", "\n" * (SIZE // 2) + "a b"),
    "signs that nobody sees": ("a\u200b\u00ad" * (SIZE // 3), "b" + "a\u00ad\u200b" * (SIZE // 3)),
    "every word in another script": (
        "слово λέξη מילה كلمة शब्द 词 คำ 단어 " * (SIZE // 36),
        "λέξη слово كلمة מילה 词 शब्द 단어 คำ " * (SIZE // 36),
    ),
    "a repeated block": (unrelated(300, 1) * (SIZE // 300), "x" + unrelated(280, 1) * 700),
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("length", [6, 2_000])
def test_an_answer_comes_and_lies_in_the_text(name, length):
    old, new = TEXTS[name]
    selector = describe(old, SIZE // 2, min(SIZE // 2 + length, len(old)))
    for anchor in (follow(selector, old, new), find(selector, new)):
        assert anchor.start is None or 0 <= anchor.start < anchor.end <= len(new)


@pytest.mark.parametrize("name", ["two words in turn", "lines of one letter", "a repeated block"])
def test_a_long_passage_of_repetitions_is_answered(name):
    old, new = TEXTS[name]
    anchor = find(describe(old, SIZE // 3, SIZE // 3 + 20_000), new)
    assert anchor.start is None or 0 <= anchor.start < anchor.end <= len(new)


def test_what_did_not_change_is_found_in_the_largest_text():
    old = "The mayor came. " + "spam " * (LARGE // 5) + "The harbour opened."
    new = "The mayor came. " + "eggs " * (LARGE // 5) + "The harbour opened."
    for words in ("The mayor came.", "The harbour opened."):
        start = old.index(words)
        anchor = follow(describe(old, start, start + len(words)), old, new)
        assert (anchor.state, anchor.start) == ("unchanged", new.index(words))


def test_words_that_stand_once_are_found_in_the_largest_text():
    old = "a b " * (LARGE // 8) + "The mayor came. " + "a b " * (LARGE // 8)
    new = "b a c " * (LARGE // 12) + "The mayor came. " + "b a c " * (LARGE // 12)
    selector = describe(old, old.index("The mayor"), old.index("The mayor") + 15)
    assert follow(selector, old, new).start == new.index("The mayor")
    assert find(Selector("The mayor came."), new).start == new.index("The mayor")


def test_the_largest_texts_with_nothing_in_common_give_no_place():
    old = " ".join(map(str, range(100_000, 100_000 + LARGE // 7)))
    new = " ".join(map(str, range(500_000, 500_000 + LARGE // 7)))
    selector = describe(old, LARGE // 2, LARGE // 2 + 300)
    assert follow(selector, old, new).start is None


def test_words_that_stand_too_often_to_be_weighed_are_ambiguous():
    decoy, likely = "Rama paid. Rosa left. ", "Ravo paid. Rosa left. "
    selector = Selector("paid", prefix="Ravi ", suffix=". Rosa left")
    assert find(selector, decoy + "Rita paid. " * 5_000 + likely).state == "ambiguous"


def test_context_finds_words_that_stand_too_often_to_be_weighed():
    text = "Rita paid. " * 5_000 + "Ravi paid. " + "Rosa paid. " * 5_000
    selector = Selector("paid", prefix="Ravi ", suffix=". Rosa")
    assert find(selector, text).start == text.index("Ravi") + 5


def test_when_the_work_is_spent_a_passage_is_ambiguous_not_gone():
    text = unrelated(5_000, 1)
    stranger = Selector("words that stand nowhere in it")
    assert find_in(Haystack(text, Work(100)), stranger).state == "ambiguous"
    assert find_in(Haystack(text), stranger).state == "gone"


def test_words_that_stand_once_cost_no_work():
    text = unrelated(5_000, 1) + " The mayor came."
    work = Work(0)
    assert find_in(Haystack(text, work), Selector("The mayor came.")).state == "unchanged"


@pytest.mark.parametrize("name", TEXTS)
def test_ten_times_the_text_is_no_more_than_ten_times_the_work(name):
    text = TEXTS[name][1]
    spent = []
    for size in (len(text) // 10, len(text)):
        work = Work()
        find_in(Haystack(text[:size], work), Selector("words that stand nowhere in it"))
        spent.append(LIMIT - work.left)
    assert 0 < spent[1] <= 10.5 * spent[0]


def test_many_passages_share_one_bound(monkeypatch):
    sought = []
    seek = finding_module.seek

    def counted(one, hay):
        sought.append(len(hay.text))
        return seek(one, hay)

    monkeypatch.setattr(finding_module, "seek", counted)
    old, new = unrelated(100_000, 1), unrelated(100_000, 2)
    strangers = [Selector(f"stranger {number} in both texts") for number in range(60)]
    anchors = follow_many(strangers, old, new)
    assert 0 < 0.3 * sum(sought) < LIMIT
    assert {anchor.start for anchor in anchors} == {None}
    assert anchors[-1].state == "ambiguous"


HALF = "\ud83d"  # a lone surrogate, as a careless client cuts an emoji


def test_half_characters_beside_a_passage_are_borne():
    old = "The mayor came. " + HALF + " The harbour opened."
    new = HALF + " The mayor came. The harbour opened." + HALF
    anchor = follow(describe("The mayor came.", 0, 15), old, new)
    assert (anchor.state, anchor.start) == ("unchanged", 2)
    assert find(Selector("The harbour opened."), new).start == new.index("The harbour")


@pytest.mark.parametrize("exact", ["\n", "\u200b", "\u0301", "\u00ad\u00ad", "   ", "…", "\x00"])
def test_a_passage_without_a_word_is_answered(exact):
    old = f"The mayor came.{exact}The harbour opened."
    new = f"Good morning. The mayor came. The harbour{exact} opened."
    for anchor in (
        follow(describe(old, 15, 15 + len(exact)), old, new),
        find(describe(old, 15, 15 + len(exact)), new),
    ):
        assert anchor.start is None or 0 <= anchor.start < anchor.end <= len(new)


def test_a_position_far_outside_of_the_texts_is_no_position():
    old, new = "The mayor came.", "Today the mayor came."
    selector = Selector("mayor", "The ", " came.", 2**31 - 7, 2**31 - 2)
    assert follow(selector, old, new).start == new.index("mayor")
    assert find(selector, new).start == new.index("mayor")


def test_the_largest_passage_is_followed_through_many_changes():
    words = unrelated(100_000, 4).split()
    old = " ".join(words)
    new = " ".join("changed" if at % 50 == 25 else word for at, word in enumerate(words))
    anchor = follow(describe(old, 0, len(old)), old, new)
    assert (anchor.state, anchor.start, anchor.end) == ("changed", 0, len(new))
