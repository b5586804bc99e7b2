"""What holds for every text and every passage."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.anchoring import (
    Selector,
    State,
    describe,
    find,
    fold,
    follow,
    follow_many,
    word_diff,
)

_WORDS = [
    "the",
    "council",
    "said",
    "28,000",
    "people",
    "in",
    "Norvale",
    "don't",
    "know;",
    "“Ilse”",
    "café",
    "café",
    "co\xadop",
    "город",
    "сказал",
    "مدينة",
    "עיר",
    "東京",
    "に",
    "住む",
    "서울",
    "เมือง",
    "नगर",
    "👩\u200d👩\u200d👧",
    "🇪🇺",
    "—",
    ".",
    "a",
    "a",
    "a",
]

# Short, of many scripts, and full of repetitions: where anchoring goes wrong.
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*_WORDS, "\n", "\u00a0"]), max_size=40).map(" ".join),
    st.lists(st.sampled_from("aab "), max_size=30).map("".join),
)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """Return a text and a non-empty range of it."""
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(passages())
def test_a_described_passage_is_found_where_it_stands(passage):
    text, start, end = passage
    anchor = find(describe(text, start, end), text)
    assert (anchor.state, anchor.start, anchor.end) == (State.UNCHANGED, start, end)


@given(passages())
def test_following_to_the_same_text_changes_nothing(passage):
    text, start, end = passage
    anchor = follow(describe(text, start, end), text, text)
    assert (anchor.state, anchor.start, anchor.end) == (State.UNCHANGED, start, end)


@given(passages())
def test_when_the_whole_text_is_deleted_every_passage_is_gone(passage):
    text, start, end = passage
    selector = describe(text, start, end)
    assert follow(selector, text, "").state is State.GONE
    assert find(selector, "").state is State.GONE


@given(passages(), texts, st.data())
def test_an_insertion_elsewhere_never_changes_the_state(passage, inserted, data):
    text, start, end = passage
    at = data.draw(st.integers(0, start) | st.integers(end, len(text)))
    new = text[:at] + inserted + text[at:]
    anchor = follow(describe(text, start, end), text, new)
    assert anchor.state is State.UNCHANGED
    assert new[anchor.start : anchor.end] == text[start:end]


@given(passages(), texts)
def test_an_answer_never_lies_outside_the_text(passage, new):
    text, start, end = passage
    selector = describe(text, start, end)
    for anchor in (follow(selector, text, new), find(selector, new)):
        if anchor.state in (State.GONE, State.AMBIGUOUS):
            assert anchor.start is anchor.end is None
        else:
            assert 0 <= anchor.start < anchor.end <= len(new)
        assert 0 <= anchor.score <= 1


@given(passages(), st.data())
def test_an_edited_text_is_followed_without_error(passage, data):
    text, start, end = passage
    new = text
    for _ in range(3):
        low = data.draw(st.integers(0, len(new)))
        high = data.draw(st.integers(low, len(new)))
        new = new[:low] + data.draw(texts) + new[high:]
    anchor = follow(describe(text, start, end), text, new)
    if anchor.start is not None:
        assert 0 <= anchor.start < anchor.end <= len(new)
        assert anchor.after == new[anchor.start : anchor.end]


@given(passages(), texts)
def test_following_many_is_following_each(passage, new):
    text, start, end = passage
    selectors = [describe(text, start, end), describe(text, 0, len(text))]
    assert follow_many(selectors, text, new) == [follow(s, text, new) for s in selectors]


@given(passages())
def test_json_gives_the_selector_back(passage):
    selector = describe(*passage)
    assert Selector.from_dict(selector.to_dict()) == selector


@given(texts, texts)
def test_a_word_diff_joins_to_both_texts(before, after):
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.op != "insert") == before
    assert "".join(p.text for p in pieces if p.op != "delete") == after
    assert all(piece.text for piece in pieces)
    assert all(a.op != b.op for a, b in pairwise(pieces))


@given(texts)
def test_a_folded_text_knows_where_it_came_from(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1 == len(folded.ends) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for at in range(len(folded.text)):
        start, end = folded.origin(at, at + 1)
        assert 0 <= start < end <= len(text)
