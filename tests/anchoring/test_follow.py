"""A passage is followed from one version to the next."""

from dataclasses import replace

import pytest

from corrigenda.anchoring import Op, State, describe, follow
from corrigenda.anchoring.words import Table, Words

STORY = (
    "Norvale counts its people\n\n"
    "About 28,000 people live in Norvale, the statistics office said on Monday. "
    "The mayor, Ilse Brandt, called the figure a surprise.\n\n"
    "The town had expected fewer. The mayor will speak again on Friday. "
    "A second count is planned for the spring, when the harbour opens."
)


def passage(words, text=STORY):
    start = text.index(words)
    return describe(text, start, start + len(words))


def followed(words, new, text=STORY):
    anchor = follow(passage(words, text), text, new)
    return anchor.state, None if anchor.start is None else new[anchor.start : anchor.end]


def test_a_passage_outside_the_change_moves_with_the_text():
    new = "Corrected on Tuesday.\n\n" + STORY.replace("28,000", "30,000")
    assert followed("The town had expected fewer.", new) == (
        "unchanged",
        "The town had expected fewer.",
    )


def test_a_corrected_number_is_found_though_nothing_of_it_is_left():
    new = "Updated.\n\n" + STORY.replace("28,000", "30,000").replace("spring", "autumn")
    assert followed("28,000", new) == ("changed", "30,000")


def test_a_replaced_word_takes_its_edges_from_its_neighbours():
    new = STORY.replace("surprise", "disaster").replace("Monday", "Sunday")
    assert followed("surprise", new) == ("changed", "disaster")


def test_the_diff_of_a_changed_passage_shows_the_words():
    new = STORY.replace("28,000", "30,000").replace("spring", "autumn")
    anchor = follow(passage("About 28,000 people"), STORY, new)
    assert [(p.op, p.text) for p in anchor.diff] == [
        (Op.EQUAL, "About "),
        (Op.DELETE, "28,000"),
        (Op.INSERT, "30,000"),
        (Op.EQUAL, " people"),
    ]


def test_an_unchanged_passage_has_no_diff():
    assert follow(passage("Norvale"), STORY, STORY).diff == ()


def test_a_deleted_sentence_is_gone():
    new = STORY.replace("The town had expected fewer. ", "").replace("Friday", "Sunday")
    assert followed("The town had expected fewer.", new) == ("gone", None)


def test_a_deleted_sentence_is_gone_though_its_look_alike_remains():
    twin = "The town had expected fewer guests. " + STORY
    new = twin.replace("The town had expected fewer. ", "").replace("28,000", "30,000")
    assert followed("The town had expected fewer.", new, twin) == ("gone", None)


def test_a_paragraph_that_gave_way_to_another_is_gone():
    last = STORY.rsplit("\n\n", 1)[1]
    new = STORY.replace(last, "Rain is forecast all week, with strong winds off the coast.")
    assert followed("A second count is planned for the spring", new) == ("gone", None)


def test_a_deleted_place_of_a_repeated_phrase_is_gone():
    text = "Rita came. The mayor spoke. Ravi left. The mayor spoke. Rosa stayed. The end."
    new = "Rita came. The mayor spoke. Rosa stayed. The end."
    start = text.rindex("The mayor spoke")
    selector = describe(text, start - len("Ravi left. "), start + len("The mayor spoke"))
    assert follow(selector, text, new).state is State.GONE


def test_a_moved_sentence_is_found():
    sentence = "The mayor will speak again on Friday. "
    new = sentence + STORY.replace(sentence, "").replace("28,000", "30,000")
    assert followed(sentence.strip(), new) == ("unchanged", sentence.strip())


def test_half_of_a_cut_sentence_is_what_is_left():
    new = STORY.replace(", when the harbour opens", "").replace("28,000", "30,000")
    state, words = followed(
        "A second count is planned for the spring, when the harbour opens.", new
    )
    assert (state, words) == ("changed", "A second count is planned for the spring.")


def test_half_a_word_stays_half_a_word():
    new = STORY.replace("28,000", "30,000").replace("opens", "closes")
    assert followed("harb", new) == ("unchanged", "harb")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It’s “done” – he said", 'It\'s "done" - he said'),
        ("a café in town", "a CAFÉ in town"),
    ],
)
def test_other_characters_for_the_same_words_are_a_change(before, after):
    text = f"First words. {before}. Last words."
    new = f"Other first words. {after}. Last words, too."
    assert followed(before, new, text) == ("changed", after)


@pytest.mark.parametrize(
    "after",
    [
        "the\u00a0café in  town",
        "the cafe\u0301 in town",
        "the ca\u00adfé in\ntown",
        "the\u200b café in town",
    ],
)
def test_what_a_reader_cannot_see_is_no_change(after):
    text = "First words. the café in town. Last words."
    assert followed("the café in town", f"New words. {after}. Last ones.", text)[0] == "unchanged"


@pytest.mark.parametrize(
    ("text", "words", "new", "expected"),
    [
        ("В городе живёт 28 тысяч, сказала", "28", "В городе живёт 30 тысяч, говорит", "30"),
        ("東京には九百万人が住むと市長は", "九百万", "東京には八百万人が住むと知事は", "八百万"),
        ("يعيش 28 ألف شخص في المدينة اليوم", "28", "يعيش 30 ألف شخص في المدينة الآن", "30"),
        ("여기에 28명이 살고 있다고 했다", "28명이", "여기에 30명이 살고 있다고 전했다", "30명이"),
    ],
)
def test_numbers_are_followed_in_every_script(text, words, new, expected):
    assert followed(words, new, text) == ("changed", expected)


def test_a_wrong_position_is_put_right_from_the_old_text():
    selector = replace(passage("Ilse Brandt"), start=3, end=14)
    new = STORY.replace("28,000", "30,000").replace("Ilse", "Ilsa").replace("spring", "autumn")
    anchor = follow(selector, STORY, new)
    assert new[anchor.start : anchor.end] == "Ilsa Brandt"


def test_a_comma_is_followed_between_its_words():
    new = STORY.replace("28,000", "30,000").replace("opens", "closes")
    start = STORY.index(", the statistics")
    anchor = follow(describe(STORY, start, start + 1), STORY, new)
    assert (anchor.state, anchor.start) == ("unchanged", start)


def test_a_stretch_of_marks_alone_has_no_words():
    for text in ("\u00ad", "\u00a0\u200b —", "\u00ad, \u0301"):
        words = Words(text, 0, len(text), Table())
        assert len(words) == len(words.starts) == len(words.ends) == 0
