"""Which passage of the server's own text a report means."""

from __future__ import annotations

import pytest

from corrigenda.anchoring import Selector, State
from corrigenda.flow.reports.locating import locate

TEXT = "\n\n".join(
    (
        "Treaty signed",
        "The minister said yes. The minister said no.",
        "“It is done,” the minister said on Monday.",
        "Bridge\tCost\nOssel\t12\nLerna\t30",
        "The minister said nothing more.",
    )
)


def place(exact: str, block: str = "", start: int | None = None, **more: str) -> str | None:
    """Where it is found, as the text around it with the passage in brackets."""
    end = None if start is None else start + len(exact)
    anchor = locate(Selector(exact, start=start, end=end, **more), block, TEXT)
    if anchor.start is None or anchor.end is None:
        return None
    cut = TEXT[max(0, anchor.start - 4) : anchor.start], TEXT[anchor.end : anchor.end + 4]
    return f"{cut[0]}[{TEXT[anchor.start : anchor.end]}]{cut[1]}"


def test_a_phrase_that_stands_five_times_is_told_by_its_paragraph() -> None:
    assert place("minister said", "The minister said nothing more.", 4) == "The [minister said] not"


def test_and_by_its_position_where_the_paragraph_has_it_twice() -> None:
    block = "The minister said yes. The minister said no."
    assert place("minister said", block, 27) == "The [minister said] no."
    assert place("minister said", block, 4) == "The [minister said] yes"


def test_without_its_paragraph_its_neighbours_tell() -> None:
    assert place("minister said", prefix="done,” the ", suffix=" on Monday") == (
        "the [minister said] on "
    )


def test_without_anything_a_repeated_phrase_is_not_guessed() -> None:
    assert locate(Selector("minister said"), "", TEXT).state is State.AMBIGUOUS


def test_a_position_without_its_paragraph_means_nothing() -> None:
    assert locate(Selector("minister said", start=15, end=28), "", TEXT).start is None


def test_a_passage_may_go_over_paragraphs() -> None:
    block = (
        "The minister said yes. The minister said no.\n\n“It is done,” the minister said on Monday."
    )
    assert place("said no.\n\n“It is", block) == "ter [said no.\n\n“It is] don"


def test_a_passage_may_go_over_the_cells_of_a_table() -> None:
    assert (
        place("Ossel 12 Lerna", "Bridge Cost Ossel 12 Lerna 30") == "ost\n[Ossel\t12\nLerna]\t30\n"
    )


def test_other_quotes_and_spaces_are_the_same_words() -> None:
    block = '"It is done," the\u00a0minister said on Monday.'
    anchor = locate(Selector('"It is done,"'), block, TEXT)
    assert TEXT[anchor.start : anchor.end] == "“It is done,”"


def test_what_is_not_in_the_text_is_nowhere() -> None:
    anchor = locate(Selector("herons returned"), "The herons returned to Lerna.", TEXT)
    assert (anchor.state, anchor.start) == (State.GONE, None)


@pytest.mark.parametrize("size", [100_001, 200_000])
def test_the_longest_paragraph_that_is_taken_can_be_looked_for(size: int) -> None:
    block = ("x" * 9 + " ") * (size // 10) + "afer"
    assert locate(Selector("afer"), block, "One afer stands here.").start == 4


def test_an_empty_text_has_nothing() -> None:
    assert locate(Selector("afer"), "afer which", "").start is None


def test_a_label_that_the_desk_does_not_read_is_not_the_same_word_in_a_sentence() -> None:
    assert place("Monday", "Monday", 0) is None
    assert place("MINISTER", "MINISTER", 0) is None


def test_a_short_block_is_found_where_it_is_a_block_of_its_own() -> None:
    assert place("Treaty", "Treaty signed", 0) == "[Treaty] sig"


CREDITS = "\n\n".join(
    (
        "A bridge for Lind",
        "The council of Lind voted on Monday for a bridge across the bay.",
        "Photo: Ilse Brandt",
        "It will cost 28,000 crowns a metre, the council said.",
        "Photo: Ilse Brandt",
        "The harbour masters had asked for a tunnel.",
    )
)


def credited(*blocks: str) -> int | None:
    """Where a reader's Brandt is found, who sent these blocks."""
    sent = "\n\n".join(blocks)
    start = sent.index("Brandt")
    return locate(Selector("Brandt", start=start, end=start + 6), sent, CREDITS).start


def test_a_block_that_stands_twice_is_told_by_the_blocks_around_it() -> None:
    council, tunnel = "the council said.", "The harbour masters had asked for a tunnel."
    price = f"It will cost 28,000 crowns a metre, {council}"
    assert credited(price, "Photo: Ilse Brandt", tunnel) == CREDITS.rindex("Brandt")
    assert credited("Read more", "Photo: Ilse Brandt", price) == CREDITS.index("Brandt")
    assert credited(price, "Photo: Ilse Brandt", "Read more") == CREDITS.rindex("Brandt")


def test_a_block_that_stands_once_is_found_among_others_that_are_not_read() -> None:
    sent = "World\n\nA bridge for Lind\n\nShare this"
    anchor = locate(Selector("bridge", prefix="World\n\nA ", start=9, end=15), sent, CREDITS)
    assert (anchor.state, anchor.start) == (State.UNCHANGED, 2)


def test_without_neighbours_that_are_read_a_repeated_block_is_not_guessed() -> None:
    assert credited("Read more", "Photo: Ilse Brandt", "Share this") is None


def test_equal_blocks_in_a_row_are_told_by_what_is_next_to_both() -> None:
    text = "A bridge for Lind\n\nMara Lind\n\nMara Lind\n\nThe council voted on Monday."

    def found(*blocks: str, at: int) -> int | None:
        sent = "\n\n".join(blocks)
        chosen = Selector("Mara", prefix=sent[:at], start=at, end=at + 4)
        return locate(chosen, sent, text).start

    assert found("Mara Lind", "Mara Lind", "Share", at=11) == text.rindex("Mara")
    assert found("Share", "Mara Lind", "Mara Lind", at=7) == text.index("Mara")


def test_a_block_among_others_than_here_is_another_one_with_its_words() -> None:
    council = "The council of Lind voted on Monday for a bridge across the bay."
    tunnel = "The harbour masters had asked for a tunnel."
    highlight = f"Highlights\n\n{tunnel}\n\n{council}"
    said = Selector("tunnel", start=highlight.index("tunnel"), end=highlight.index("tunnel") + 6)
    assert locate(said, highlight, CREDITS).state is State.GONE


def test_so_is_one_of_whose_many_neighbours_none_is_read() -> None:
    around = ["World", "Sport", "Tags"], ["More", "Newer", "Older"]
    sent = "\n\n".join((*around[0], "A bridge for Lind", *around[1]))
    at = sent.index("bridge")
    assert locate(Selector("bridge", start=at, end=at + 6), sent, CREDITS).state is State.GONE


def test_words_of_a_block_that_is_not_read_are_not_sought_among_the_same_words_elsewhere() -> None:
    said = Selector("minister", prefix="Who is the ", suffix=" of bridges?", start=11, end=19)
    block = "Who is the minister of bridges?"
    assert locate(said, block, TEXT).state is State.GONE


def test_nor_is_the_one_place_of_such_words_taken_where_little_stands_around_them() -> None:
    said = Selector("NOTHING", prefix="CLICK FOR ", suffix=" ELSE", start=10, end=17)
    assert locate(said, "CLICK FOR NOTHING ELSE", TEXT).state is State.GONE


def test_a_label_whose_words_stand_twice_in_sentences_is_not_read() -> None:
    assert locate(Selector("minister", start=4, end=12), "The minister", TEXT).state is State.GONE
