"""What holds for every text and every passage."""

from itertools import pairwise

import pytest
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

# One of most things that words can be: scripts with spaces and without, both directions, letters
# composed and not, signs that nobody sees, and the same words again.
_WORDS = [
    *("the", "council", "said", "28,000", "people", "in", "Norvale", "don't", "know;", "“Ilse”"),
    *("a", "a", "a", "28.000", "1.5", "½", "№", "x²", "ﬁ", "ß", "İ", "ﬆ"),
    *(
        "café",
        "cafe\u0301",
        "co\xadop",
        "e\u0301\u0323",
        "e\u0323\u0301",
        "zero\u200bwidth",
        "\ufeff",
    ),
    *("город", "сказал", "Місто", "об’єкт", "πόλη", "ΠΌΛΗ", "σοφός"),
    *("مدينة", "مَدِينَة", "٢٨", "עיר", "ד״ר", "\u200fעיר\u200e"),
    *("東京", "に", "住む", "ガラス", "か\u3099らす", "ｶﾞﾗｽ", "我们", "我們", "。", "　"),
    *("서울", "\u1109\u1165\u110b\u116e\u11af", "시장은", "เมือง", "น้ำ", "ที่", "नगर", "क्षेत्र", "फ़ैसला"),
    *("👩\u200d👩\u200d👧", "👍🏽", "👍", "🇪🇺", "🇪", "❤\ufe0f", "1\ufe0f\u20e3", "𝒳", "𠮷"),
    *("—", "-", ".", "…", "...", "?!", "_", "*", "\\", "\x00"),
]
_SPACES = [
    " ",
    " ",
    " ",
    "",
    "\n",
    "\n\n",
    "\n\n\n\n",
    "\r\n",
    "\t",
    "\u00a0",
    "\u200b",
    "\u2028",
    "  ",
]


@st.composite
def _prose(draw: st.DrawFn) -> str:
    """Words of all scripts, with all that can stand between them."""
    words = draw(st.lists(st.sampled_from(_WORDS), max_size=40))
    spaces = [draw(st.sampled_from(_SPACES)) for _ in words]
    return "".join(word + space for word, space in zip(words, spaces, strict=True))


# Short, of many scripts, and full of repetitions: where anchoring goes wrong.
texts = st.one_of(
    st.text(max_size=60),
    _prose(),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).flatmap(
        lambda few: st.lists(st.sampled_from(few), max_size=30).map(" ".join)
    ),
    st.lists(st.sampled_from("aab \n"), max_size=30).map("".join),
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


@given(passages(), st.data())
def test_an_insertion_of_the_passages_own_words_elsewhere_changes_nothing(passage, data):
    text, start, end = passage
    low, high = data.draw(st.integers(0, start)), data.draw(st.integers(end, len(text)))
    at = data.draw(st.integers(0, start) | st.integers(end, len(text)))
    new = text[:at] + text[low:high] + text[at:]
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


@pytest.mark.parametrize(
    ("selector", "old", "new", "state"),
    [
        (Selector("{", "COU", "", None, None), "COU:", ":", State.CHANGED),
        (
            Selector("it’s", "Say ", " so", None, None),
            "Say it's so",
            "Say it's so",
            State.CHANGED,
        ),
        (Selector("{", "A}", ":", 0, 4), "{", "OA}\n}a\na{", State.UNCHANGED),
    ],
)
def test_words_that_only_look_like_the_passage_are_told_as_they_stand(selector, old, new, state):
    anchor = follow(selector, old, new)
    assert anchor.state is state
    assert anchor.after == new[anchor.start : anchor.end]


@given(texts, texts, st.data())
def test_a_selector_from_anywhere_is_answered_in_any_two_texts(old, new, data):
    exact = data.draw(texts.filter(bool))
    prefix, suffix = data.draw(texts), data.draw(texts)
    position = data.draw(st.none() | st.tuples(st.integers(0, 90), st.integers(0, 90)))
    start, end = sorted(position) if position else (None, None)
    selector = Selector(exact, prefix, suffix, start, end)
    for anchor in (follow(selector, old, new), find(selector, new)):
        if anchor.start is not None:
            assert 0 <= anchor.start < anchor.end <= len(new)
            assert anchor.after == new[anchor.start : anchor.end]


@given(passages(), st.lists(texts, min_size=1, max_size=4))
def test_a_passage_found_in_each_version_stands_inside_of_it(passage, versions):
    old, start, end = passage
    for new in versions:
        anchor = follow(describe(old, start, end), old, new)
        if anchor.start is None:
            assert anchor.state in (State.GONE, State.AMBIGUOUS)
            return
        old, start, end = new, anchor.start, anchor.end
        assert describe(old, start, end).exact == anchor.after


@given(passages(), texts)
def test_the_same_texts_get_the_same_answer(passage, new):
    text, start, end = passage
    selector = describe(text, start, end)
    assert follow(selector, text, new) == follow(selector, text, new)
    assert find(selector, new) == find(selector, new)


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
