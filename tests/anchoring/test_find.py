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


HARBOUR = (
    "The council of Norvale met on Monday to speak about the harbour.\n\n"
    "The mayor told the council that the old harbour would be closed to ships for two years. "
    "Fishermen in the gallery shouted, and the meeting was stopped for an hour.\n\n"
    "Later the union wrote a letter that nobody in the town hall has answered.\n\n"
    "Stan remembers another spring: the bridge was shut and the ferry was full every day."
)
CLOSED = "The mayor told the council that the old harbour would be closed to ships for two years."
LIKE = "The mayor told the council that the old market would be closed to ships for nine years."


def within(text, words):
    return describe(text, text.index(words), text.index(words) + len(words))


def test_a_like_that_stood_elsewhere_is_not_the_deleted_passage():
    old = f"{HARBOUR} {LIKE}"
    new = old.replace(f"{CLOSED} ", "").replace("Fishermen in the gallery shouted, and t", "T")
    assert found(within(old, CLOSED), new) == ("gone", None)


def test_a_like_does_not_draw_the_edited_passage_away():
    old = f"{HARBOUR} {LIKE}"
    edited = "The mayor told reporters that the old harbour will be shut to all ships for a year."
    state, words = found(within(old, CLOSED), "News. " + old.replace(CLOSED, edited))
    assert (state, words) == ("changed", edited)


def test_an_edited_sentence_that_moved_is_found_where_nothing_like_it_stood():
    edited = CLOSED.replace("two years", "three years")
    new = f"{HARBOUR.replace(CLOSED + ' ', '')}\n\n{edited}"
    assert found(within(HARBOUR, CLOSED), new) == ("changed", edited)


def test_two_places_as_like_the_passage_as_each_other_are_ambiguous():
    edited = CLOSED.replace("two years", "three years")
    new = f"Weather.\n\n{edited}\n\nSport, and nothing else at all.\n\n{edited}\n\nTraffic."
    assert found(within(HARBOUR, CLOSED), new) == ("ambiguous", None)


def test_a_repeated_phrase_is_gone_when_its_place_is_deleted():
    old = (
        "Rita told the paper that the ferry was late again on her way to school. "
        "Nothing was said in the town hall about the price of bread or the new road. "
        "For Ravi the ferry was the only road to the hospital on the other island."
    )
    start = old.rindex("the ferry was")
    new = old[: old.index(" For Ravi")]
    assert found(describe(old, start, start + 13), new) == ("gone", None)


def test_a_replaced_number_is_found_although_the_old_one_stands_elsewhere():
    old = (
        "Of the 40 boats in the harbour of Norvale, the storm sank 12 before noon, Ravi said. "
        "In the village of Torvik 12 families left their houses for the school."
    )
    start = old.index("12")
    new = "News.\n\n" + old.replace("sank 12", "sank 15")
    assert find(describe(old, start, start + 2), new).start == new.index("15")


def test_rewritten_edges_of_a_sentence_belong_to_it():
    edited = (
        "In short, Norvale will see the old harbour closed to all big ships for two years to come."
    )
    new = "News. " + HARBOUR.replace(CLOSED, edited)
    assert found(within(HARBOUR, CLOSED), new) == ("changed", edited)


def test_a_sentence_put_in_behind_the_passage_is_not_part_of_it():
    edited = CLOSED.replace("two years", "three years")
    new = "News. " + HARBOUR.replace(CLOSED, f"{edited} Nobody knew why.")
    assert found(within(HARBOUR, CLOSED), new) == ("changed", edited)


def test_words_in_other_characters_are_found_whatever_the_writing():
    for old, new in [
        ("Ἡ πόλις «Νορβάλε» ἐστί", 'Ἡ πόλις "Νορβάλε" ἐστί'),
        ("村长说：“港口关闭了”", "村长说：「港口关闭了」"),
        (
            "co-operative ﬁsheries",
            "co\u00adop".replace("co\u00adop", "co‑op") + "erative fisheries",
        ),
    ]:
        text = f"News. {new} and more."
        assert found(Selector(old), text) == ("changed", new)


def test_a_sentence_that_stands_word_for_word_is_found_whatever_is_said_to_stand_beside_it():
    selector = Selector(CLOSED, prefix="Nothing like this. " * 9, suffix=" Nor like this." * 9)
    assert found(selector, HARBOUR) == ("unchanged", CLOSED)
