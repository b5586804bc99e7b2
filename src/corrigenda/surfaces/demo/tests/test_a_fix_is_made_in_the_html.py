"""`apply_fix`: the passage's words change, and nothing else does."""

import pytest

from corrigenda.surfaces.demo.cms.apply import AlreadyApplied, CannotApply, Fix, apply_fix

TREATY = (
    "<article><h1>Treaty signed</h1>\n<p>They signed on the <em>Patience</em>,\n  afer which Varn "
    'rang the <a href="/bell">ship’s bell</a>.</p>\n<p>The fund holds 240 million crowns &amp; a '
    "bell.</p><!-- afer --></article>"
)


def fix(
    before: str, after: str, prefix: str = "", suffix: str = "", exact: str | None = None
) -> Fix:
    selector = {
        "type": "TextQuoteSelector",
        "exact": before if exact is None else exact,
        "prefix": prefix,
        "suffix": suffix,
    }
    return Fix(before, after, selector)


AFER = fix("afer", "after", "on the Patience, ", " which Varn")


def test_a_wrong_word_is_replaced_and_every_other_byte_stays() -> None:
    assert apply_fix(TREATY, AFER) == TREATY.replace("  afer which", "  after which")


def test_a_second_fix_of_the_same_word_says_that_it_is_done() -> None:
    with pytest.raises(AlreadyApplied):
        apply_fix(apply_fix(TREATY, AFER), AFER)


def test_words_in_a_comment_are_no_words_of_the_story() -> None:
    with pytest.raises(CannotApply, match="do not stand in the story"):
        apply_fix("<p>Nothing here.</p><!-- afer -->", fix("afer", "after"))


def test_a_passage_runs_through_links_and_emphasis_and_they_stay() -> None:
    changed = apply_fix(TREATY, fix("Varn rang the ship’s bell", "Roan rang the ferry’s bell"))

    assert 'Roan rang the <a href="/bell">ferry’s bell</a>' in changed


def test_an_emphasis_that_loses_its_last_word_goes_with_it() -> None:
    changed = apply_fix("<p>a <em>very <b>old</b></em> ship</p>", fix("very old ship", "ship"))

    assert changed == "<p>a ship</p>"


def test_an_element_that_was_empty_before_stays() -> None:
    changed = apply_fix("<p><i class='icon'></i>old <b>news</b></p>", fix("old", "new"))

    assert changed == "<p><i class='icon'></i>new <b>news</b></p>"


def test_new_words_are_put_in_as_text_and_never_as_markup() -> None:
    changed = apply_fix(TREATY, fix("240 million", '<script>alert("1")</script> & 250'))

    assert '&lt;script&gt;alert("1")&lt;/script&gt; &amp; 250' in changed


def test_a_character_reference_is_one_character_of_the_passage() -> None:
    changed = apply_fix(TREATY, fix("crowns & a bell", "crowns and a bell"))

    assert "crowns and a bell" in changed


def test_words_can_be_added_between_words() -> None:
    changed = apply_fix(TREATY, fix("million crowns", "million Orvane crowns"))

    assert "240 million Orvane crowns" in changed


def test_words_can_be_taken_out_and_asking_again_says_that_they_are() -> None:
    out = fix("240 million ", "", "The fund holds ", "crowns &")

    once = apply_fix(TREATY, out)

    assert "<p>The fund holds crowns &amp; a bell.</p>" in once
    with pytest.raises(AlreadyApplied):
        apply_fix(once, out)


@pytest.mark.parametrize(
    ("before", "prefix", "suffix", "story"),
    [
        (
            "old",
            "rang the ",
            " ship bell.\n\nAll",
            "<p>He rang the ship bell.</p><p>All is well.</p>",
        ),
        ("bell", "old ship ", ".\n\nAll is", "<p>He rang the old ship.</p><p>All is well.</p>"),
        ("He", "", " rang the old", "<p>rang the old ship bell.</p><p>All is well.</p>"),
        ("All", "ship bell.\n\n", " is well.", "<p>He rang the old ship bell.</p><p>is well.</p>"),
        ("well.", "All is ", "", "<p>He rang the old ship bell.</p><p>All is</p>"),
    ],
)
def test_a_word_that_is_deleted_takes_one_space_with_it(
    before: str, prefix: str, suffix: str, story: str
) -> None:
    whole = "<p>He rang the old ship bell.</p><p>All is well.</p>"

    assert apply_fix(whole, fix(before, "", prefix, suffix)) == story


def test_a_deletion_that_was_made_with_its_space_is_known_again() -> None:
    whole = "<p>He rang the old ship bell at noon.</p>"
    for gone in (
        fix("old", "", "He rang the ", " ship bell at noon."),
        fix("noon", "", "He rang the old ship bell at ", "."),
    ):
        with pytest.raises(AlreadyApplied):
            apply_fix(apply_fix(whole, gone), gone)


def test_adding_a_word_to_a_short_block_twice_adds_it_once() -> None:
    add = fix("Treaty", "Treaty signed")

    once = apply_fix("<h1>Treaty</h1>", add)

    assert once == "<h1>Treaty signed</h1>"
    with pytest.raises(AlreadyApplied):
        apply_fix(once, add)


def test_context_tells_two_places_of_the_same_words_apart() -> None:
    story = "<p>Orvane pays 50 crowns.</p><p>Sundrel pays 50 crowns.</p>"

    changed = apply_fix(story, fix("50", "60", "Sundrel pays ", " crowns."))

    assert changed == "<p>Orvane pays 50 crowns.</p><p>Sundrel pays 60 crowns.</p>"


def test_context_may_reach_into_the_blocks_around() -> None:
    story = "<ul><li>Orvane</li><li>Yes</li><li>Kelmark</li><li>Yes</li></ul>"

    changed = apply_fix(story, fix("Yes", "No", "Kelmark\n"))

    assert changed == "<ul><li>Orvane</li><li>Yes</li><li>Kelmark</li><li>No</li></ul>"


def test_a_neighbouring_fix_does_not_stand_in_the_way() -> None:
    story = "<p>Bram Oddny scored twise in the lost six minutes of the final.</p>"
    first = fix("twise", "twice", "Bram Oddny scored ", " in the lost six minutes")
    second = fix("lost", "last", "scored twise in the ", " six minutes of the")

    changed = apply_fix(apply_fix(story, first), second)

    assert changed == "<p>Bram Oddny scored twice in the last six minutes of the final.</p>"


def test_a_neighbouring_fix_does_not_let_words_be_added_twice() -> None:
    story = "<p>Then, at noon, president Varn rang the bel of the old ship.</p>"
    name = fix("president", "former president", "Then, at noon, ", " Varn rang the bel of")
    bell = fix("bel", "bell", "president Varn rang the ", " of the old ship")

    twice = apply_fix(apply_fix(story, name), bell)

    with pytest.raises(AlreadyApplied):
        apply_fix(twice, name)


def test_the_same_words_in_the_same_context_twice_are_refused() -> None:
    with pytest.raises(CannotApply, match="2 times"):
        apply_fix("<p>Yes, it is.</p><p>Yes, it is.</p>", fix("Yes", "No", "", ", it is."))


def test_words_in_another_context_are_refused() -> None:
    with pytest.raises(CannotApply, match="not in this context"):
        apply_fix(TREATY, fix("afer", "after", "entirely elsewhere ", " another thing"))


def test_words_that_run_across_two_paragraphs_are_refused() -> None:
    with pytest.raises(CannotApply, match="two paragraphs"):
        apply_fix(TREATY, fix("ship’s bell. The fund", "bell. A fund"))


def test_a_figure_in_a_row_of_a_table_is_found_by_the_row() -> None:
    table = "<table><tr><th>Orvane</th><td>110</td><td>46%</td></tr></table>"

    changed = apply_fix(table, fix("110", "120", "Orvane | ", " | 46%"))

    assert changed == table.replace("110", "120")


def test_a_passage_over_cells_may_change_their_words_and_not_their_borders() -> None:
    table = "<table><tr><th>Orvane</th><td>110</td><td>46%</td></tr></table>"

    assert apply_fix(table, fix("Orvane | 110", "Orvane | 120")) == table.replace("110", "120")
    with pytest.raises(CannotApply, match="table cells"):
        apply_fix(table, fix("Orvane | 110", "Orvane120"))


def test_a_line_break_in_the_passage_stays() -> None:
    changed = apply_fix("<p>Hobs Ford<br>Kelmark</p>", fix("Hobs Ford Kelmark", "Hob Ford Kelmark"))

    assert changed == "<p>Hob Ford<br>Kelmark</p>"


def test_the_words_may_be_fewer_or_more_than_the_passage_that_was_marked() -> None:
    inner = fix("afer", "after", "Patience, ", " Varn rang", exact="afer which")
    outer = fix("afer which", "after which", "the Patience, ", " which Varn", exact="afer")

    assert apply_fix(TREATY, inner) == apply_fix(TREATY, outer) == apply_fix(TREATY, AFER)


@pytest.mark.parametrize(
    "bad",
    [
        Fix("afer", "after", {}),
        Fix("afer", "after", {"type": "FragmentSelector", "value": "x"}),
        fix("  ", "after"),
        fix("afer", "after", exact="something else"),
    ],
)
def test_a_fix_that_makes_no_sense_is_refused_with_a_reason(bad: Fix) -> None:
    with pytest.raises(CannotApply, match=r"\w+ \w+"):
        apply_fix(TREATY, bad)


def test_right_to_left_text_is_mended_like_any_other() -> None:
    story = '<p dir="rtl">اسم <em>شارع الحمير</em> لم يختره أحد</p>'

    changed = apply_fix(story, fix("شارع الحمير لم", "شارع الحرير لم", "اسم ", " يختره"))

    assert changed == story.replace("الحمير", "الحرير")


@pytest.mark.parametrize(
    "page",
    [
        "<p>one < two & three &c; &nosuch; afer &amp",
        "<!doctype html><head><title>afer</title><style>p{}</style><body><p>x afer y<p>z",
        "<p>broken <em>markup</p></em> afer </div></b>",
        "<svg><text>afer</text></svg><p>here afer</p>",
    ],
)
def test_broken_html_is_mended_where_the_words_stand_once(page: str) -> None:
    changed = apply_fix(page, fix("afer", "after"))

    assert len(changed) == len(page) + 1


def test_a_long_story_with_a_long_passage_is_mended() -> None:
    words = " ".join(f"word{n}" for n in range(5_000))
    story = f"<p>{words}</p>" + "<p>another paragraph</p>" * 2_000

    changed = apply_fix(story, fix(words, words.replace("word77 ", "word78 ")))

    assert changed == story.replace("word77 ", "word78 ")
