"""A passage is found in a text when the old text is not known."""

from corrigenda.anchoring import Selector, describe, find

STORY = (
    "About 28,000 people live in Norvale, the statistics office said on Monday. "
    "The mayor, Ilse Brandt, called the figure a surprise. Nobody had asked the machinists."
)


def found(selector, text):
    anchor = find(selector, text)
    return anchor.state, None if anchor.start is None else text[anchor.start : anchor.end]


def passage(words):
    start = STORY.index(words)
    return describe(STORY, start, start + len(words))


def test_a_bare_quote_is_found_where_it_stands_once():
    assert found(Selector("Ilse Brandt"), STORY) == ("unchanged", "Ilse Brandt")


def test_context_tells_repetitions_apart():
    text = "Rita paid 5 crowns. Ravi paid 5 crowns. Rosa paid 5 crowns."
    selector = Selector("paid 5 crowns", prefix="Ravi ", suffix=". Rosa")
    assert find(selector, text).start == text.index("Ravi") + 5


def test_position_decides_where_context_cannot():
    text = "spam " * 9
    assert find(Selector("spam", start=10, end=14), text).start == 10


def test_the_same_words_several_times_are_ambiguous_when_nothing_tells():
    assert found(Selector("spam"), "spam " * 9) == ("ambiguous", None)


def test_other_quotes_and_spaces_are_found():
    text = "He said:\u00a0“It’s  done”, and left."
    assert found(Selector('"It\'s done"'), text) == ("changed", "“It’s  done”")


def test_a_word_is_not_found_inside_another():
    assert found(Selector("Linus"), "The hall is full of Linusians.") == ("gone", None)


def test_half_a_word_is_found_inside_a_word():
    selector = describe(STORY, STORY.index("machin"), STORY.index("machin") + 6)
    assert found(selector, "New. " + STORY) == ("unchanged", "machin")


def test_an_edited_passage_is_found():
    new = "News. " + STORY.replace("called the figure a surprise", "called the number a surprise")
    assert found(passage("The mayor, Ilse Brandt, called the figure a surprise."), new) == (
        "changed",
        "The mayor, Ilse Brandt, called the number a surprise.",
    )


def test_a_replaced_number_is_found_by_its_context():
    assert found(passage("28,000"), "News. " + STORY.replace("28,000", "30,000")) == (
        "changed",
        "30,000",
    )


def test_a_weak_look_alike_is_not_the_passage():
    new = "The mayor of Torvik called a taxi. Rain is forecast for the whole week."
    assert found(passage("The mayor, Ilse Brandt, called the figure a surprise."), new) == (
        "gone",
        None,
    )


def test_a_short_word_in_other_surroundings_is_not_the_passage():
    new = "Trains will be late. On Monday the harbour opens for ships from the north again."
    assert found(passage("Monday"), new) == ("gone", None)
