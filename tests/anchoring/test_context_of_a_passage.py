"""A passage is written down with as much context as its words need."""

import pytest

from corrigenda.anchoring import describe

SENTENCE = "The mayor told the council that the old harbour would be closed to ships for two years."
LIKE = SENTENCE.replace("harbour", "market")
FILLER = " ".join(
    f"Paragraph {number} speaks of the weather, bread and boats." for number in range(9)
)


def context(text, words):
    selector = describe(text, text.index(words), text.index(words) + len(words))
    return len(selector.prefix), len(selector.suffix)


def test_a_sentence_like_no_other_has_the_usual_context():
    assert context(f"{FILLER} {SENTENCE} {FILLER}", SENTENCE) == (32, 32)


def test_a_sentence_with_a_like_has_more_context():
    assert context(f"{FILLER} {SENTENCE} {FILLER} {LIKE} {FILLER}", SENTENCE) == (64, 64)


@pytest.mark.parametrize("words", ["mayor", "28,000"])
def test_a_word_or_a_number_has_more_context_still(words):
    text = f"{FILLER} {SENTENCE} Of 28,000 people nobody came. {FILLER}"
    assert context(text, words) == (128, 128)


def test_a_sentence_that_stands_twice_has_more_context_still():
    assert context(f"{FILLER} {SENTENCE} In May: {SENTENCE} Later: {FILLER}", SENTENCE) == (
        128,
        128,
    )


def test_few_characters_say_enough_where_each_is_a_word():
    filler = "天气很好，面包很贵，船都在海上。" * 9
    assert context(
        f"{filler}村长告诉议会旧港口将关闭两年。\n{filler}", "村长告诉议会旧港口将关闭两年。"
    ) == (
        32,
        32,
    )
