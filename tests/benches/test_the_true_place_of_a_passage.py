"""The bench of anchoring knows where a passage is, and counts what is answered rightly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bench.anchoring.cases import Case, edited
from bench.anchoring.chains import VERSIONS, chains
from bench.anchoring.draft import BREAK, Draft, paragraphs
from bench.anchoring.drawn import drawn
from bench.anchoring.edits import KINDS, deleted
from bench.anchoring.language import LANGUAGES, language
from bench.anchoring.scoring import Tally, overlap
from hypothesis import given
from hypothesis import strategies as st

# Kinds whose passage is the same words before and after.
KEPT = {
    "paragraph inserted before",
    "surroundings rewritten",
    "everything else rewritten",
    "repeated phrase",
    "repeated phrase in changed context",
    "one word",
    "one number",
    "half a word",
    "sentence with spaces at its end",
    "headline",
    "sentence moved",
    "paragraph moved",
    "paragraphs merged",
}
DELETED = {name.replace("_", " ") for name in vars(deleted) if name.replace("_", " ") in KINDS}
# Where no word is as long as that, or no letter is composed, a kind has no case.
UNSUITED = {
    "soft hyphens": {"hi", "ja", "ko", "th", "zh"},
    "letters decomposed": {"he", "hi", "th", "zh"},
}


@pytest.fixture(scope="module", params=LANGUAGES)
def cases(request):
    return list(edited(request.param, request.param, "a test", 2))


# Each character is its own mark: where those of the passage went is seen, not computed.
MARKED = "0123456789abcdef"


@given(st.data())
def test_a_draft_knows_where_the_characters_of_its_passage_went(data):
    start = data.draw(st.integers(0, len(MARKED) - 1))
    draft = Draft(MARKED, (start, data.draw(st.integers(start + 1, len(MARKED)))))
    inside = set(draft.passage)
    for _ in range(data.draw(st.integers(1, 4))):
        low = data.draw(st.integers(0, len(draft.text)))
        high = data.draw(st.integers(low, len(draft.text)))
        draft.replace(low, high, data.draw(st.sampled_from(["", "X", "YZ"])))
    left = [at for at, char in enumerate(draft.text) if char in inside]
    if draft.place is None:
        assert not left
    else:
        first, last = draft.place
        assert all(first <= at < last for at in left)
        assert not set(draft.passage) - inside - set("XYZ")


@given(st.data())
def test_a_draft_that_is_moved_about_keeps_its_passage(data):
    parts = [f"Paragraph {number}. It ends." for number in range(6)]
    text = BREAK.join(parts)
    start = text.index(parts[3]) + 4
    draft = Draft(text, (start, start + 8))
    for _ in range(3):
        number = data.draw(st.integers(1, 5))
        draft.move_paragraph(number, data.draw(st.integers(1, 6)))
        assert draft.passage == text[start : start + 8]
    assert sorted(draft.text.split(BREAK)) == sorted(parts)


def test_every_language_has_cases_of_every_kind_that_it_suits(cases):
    code = cases[0].row
    wanted = {kind for kind in KINDS if code not in UNSUITED.get(kind, ())}
    assert {case.kind for case in cases} == wanted


def test_what_stays_is_the_same_words_and_what_is_deleted_has_no_place(cases):
    for case in cases:
        first, last = case.versions[0], case.versions[-1]
        assert first.passage.strip(), case.name
        assert (last.place is None) == (case.kind in DELETED), case.name
        if case.kind in KEPT:
            assert last.passage == first.passage, case.name


def test_what_is_edited_is_other_words_in_the_same_place(cases):
    for case in cases:
        if case.kind in ("typo fixed", "number changed", "light rewrite", "number only replaced"):
            first, last = case.versions[0], case.versions[-1]
            assert last.passage != first.passage, case.name
            around = paragraphs(last.text)[last.home()]
            assert around[0] <= last.standing()[0] and last.standing()[1] <= around[1], case.name


def test_the_cases_of_a_seed_are_always_the_same(cases):
    code = cases[0].row
    assert list(edited(code, code, "a test", 2)) == cases


def test_chains_have_ten_versions_that_differ_and_end_with_the_same_words():
    for chain in chains("en", "a test", 4):
        assert len(chain.versions) == VERSIONS
        assert all(old.text != new.text for old, new in pairwise(chain.versions))
        first, last = chain.versions[0].passage, chain.versions[-1].passage
        assert (first[:3], first[-3:]) == (last[:3], last[-3:])


def test_hypothesis_draws_passages_that_stand_and_some_that_are_deleted():
    found = drawn("drawn", 1, 60)
    assert len(found) > 40
    assert {case.versions[-1].place is None for case in found} == {True, False}


def case(now, place=(4, 10)):
    return Case("row", "kind", "name", (Draft("The harbour opened.", (4, 11)), Draft(now, place)))


def test_a_place_counts_as_right_from_four_fifths_on():
    text = "The harbour opened."
    assert overlap(text, (4, 11), (4, 12)) == 1  # the space is left out
    assert overlap(text, (4, 11), (4, 10)) == pytest.approx(6 / 7)
    assert overlap(text, (4, 11), (12, 18)) == 0


@pytest.mark.parametrize(
    "place, answer, counts",
    [
        ((4, 11), (4, 11), {"recall": 100, "wrong_share": 0}),
        ((4, 11), (12, 18), {"recall": 0, "wrong_share": 100}),
        ((4, 11), None, {"recall": 0, "wrong_share": 0}),
        (None, None, {"kept_share": 0, "wrong_share": 0}),
        (None, (4, 11), {"kept_share": 100, "wrong_share": 100}),
    ],
)
def test_each_answer_is_counted_for_what_it_is(place, answer, counts):
    tally = Tally()
    tally.count(case("The harbour closed.", place), answer)
    assert {name: getattr(tally, name) for name in counts} == counts


def test_every_language_has_three_stories_of_ten_paragraphs_or_more():
    for code in LANGUAGES:
        texts = language(code).texts
        assert len(texts) >= 3, code
        assert all(len(paragraphs(text)) > 10 for text in texts), code
