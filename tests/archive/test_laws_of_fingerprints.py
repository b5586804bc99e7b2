"""Texts are put aside by their grams and words alone: never one that holds the passage."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corrigenda.archive.comparing import Passage
from corrigenda.archive.fingerprints import Fingerprint
from corrigenda.archive.grams import NUMBER_BITS, PLACE_BITS
from corrigenda.archive.preparing import prepared
from corrigenda.archive.words import cut

from .test_laws import is_near, with_edits

# Few words, so that windows share grams by accident; signs, of which a gram has more.
_WORDS = st.sampled_from(
    [
        "a",
        "the",
        "of",
        "harbour",
        "council",
        "28",
        "Tarvo",
        "ü",
        "ʼне",
        "’не",
        "weather",
        *"國川の条約",
    ]
)
_OTHERS = st.sampled_from(["storm", "snow", "in", "of", "the", "mayor", "Kelmark", *"山田町"])
_PASSAGE = st.lists(_WORDS, min_size=8, max_size=45)
_HAY = st.lists(st.one_of(_WORDS, _OTHERS), max_size=60)
_ALPHABET = (
    "one two three four five six seven eight nine ten alpha bravo charlie delta echo foxtrot golf"
    " hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango"
)
_MORE = [*_ALPHABET.split(), "uniform", "victor", "whiskey", "xray", "yankee", "zulu"]
_EDIT = st.tuples(st.sampled_from(["swap", "put", "cut"]), st.integers(0, 10_000), _OTHERS)


def weighed(passage: Passage, texts: list[str]) -> tuple[list[bool], list[bool]]:
    """Of which texts the hits are enough, and which may hold it, by what the index would keep."""
    fingerprint = Fingerprint(passage)
    signatures: list[bytes] = []
    begins: list[int] = []
    ends: list[int] = []
    hits: list[int] = []
    for text in texts:
        kept = prepared([("one", text)])
        signatures += kept.signatures
        grams = kept.keys >> np.uint64(NUMBER_BITS + PLACE_BITS)
        begins.append(len(hits))
        shared = grams[np.isin(grams, fingerprint.grams)]
        hits += np.searchsorted(fingerprint.grams, shared).tolist()
        ends.append(len(hits))
    grams = np.array(hits, np.intp)
    may = fingerprint.possible(signatures, np.array(begins), np.array(ends), grams)
    hit = [at for at in range(len(texts)) if begins[at] < ends[at]]
    enough = np.zeros(len(texts), bool)
    enough[hit] = fingerprint.enough(np.array(begins, np.intp)[hit], grams)
    return enough.tolist(), may.tolist()


def may_stand(passage: Passage, texts: list[str]) -> list[bool]:
    return weighed(passage, texts)[1]


@given(
    passage=_PASSAGE,
    edits=st.lists(st.lists(_EDIT, max_size=11), min_size=1, max_size=4),
    before=_HAY,
    after=_HAY,
)
@settings(max_examples=300)
def test_no_text_is_put_aside_that_holds_the_passage_within_the_limit(
    passage: list[str], edits: list[list[tuple[str, int, str]]], before: list[str], after: list[str]
) -> None:
    wanted = Passage(" ".join(passage), 0.2)
    texts = [" ".join(before + with_edits(passage, some) + after) for some in edits]
    for text, may in zip(texts, may_stand(wanted, texts), strict=True):
        if not may:
            assert not is_near(wanted.words, cut(text).folded, wanted.limit)


@given(passage=_PASSAGE, hay=_HAY, edits=st.lists(_EDIT, max_size=11))
@settings(max_examples=300)
def test_what_is_said_to_lack_the_words_holds_no_place(
    passage: list[str], hay: list[str], edits: list[tuple[str, int, str]]
) -> None:
    wanted = Passage(" ".join(passage), 0.2)
    text = " ".join(hay + with_edits(passage, edits))
    if wanted.lacks_words(text):
        assert not is_near(wanted.words, cut(text).folded, wanted.limit)


@given(
    passage=st.permutations(_MORE),
    edits=st.lists(
        st.tuples(st.sampled_from(["swap", "put", "cut"]), st.integers(-1, 1), st.booleans()),
        min_size=6,
        max_size=6,
    ),
)
@example(passage=[*_MORE], edits=[("swap", 0, number != 2) for number in range(6)])
@settings(max_examples=300)
def test_as_many_edits_as_are_allowed_are_borne_wherever_they_stand(
    passage: list[str], edits: list[tuple[str, int, bool]]
) -> None:
    wanted = Passage(" ".join(passage), 1 / 6)
    assert wanted.most_lost == len(edits)
    # One for each six words, from the last: no two of them meet one window where none is moved.
    some = [
        (kind, min(len(passage) - 1, 6 * at + 5 + moved), "quartz" if is_new else passage[-at])
        for at, (kind, moved, is_new) in reversed(list(enumerate(edits)))
    ]
    assert may_stand(wanted, [" ".join(with_edits(passage, some))]) == [True]


@given(
    passage=st.lists(_WORDS, min_size=20, max_size=60),
    edits=st.lists(st.tuples(st.just("swap"), st.integers(0, 10_000), _OTHERS), max_size=6),
    before=_HAY,
)
@settings(max_examples=300)
def test_one_gram_is_enough_wherever_a_tenth_of_the_words_may_be_edited(
    passage: list[str], edits: list[tuple[str, int, str]], before: list[str]
) -> None:
    wanted = Passage(" ".join(passage), 0.2)
    text = " ".join(before + with_edits(passage, edits[: len(wanted.words) // 10]))
    assert weighed(wanted, [text]) == ([True], [True])


def test_where_the_other_grams_show_more_edits_a_second_one_is_asked_for() -> None:
    words = _MORE * 2
    text, more = " ".join(words[20:26]), " ".join([*words[20:26], "and", *words[3:9]])
    assert weighed(Passage(" ".join(words[:36]), 0.2), [text, more])[0] == [False, True]
    assert weighed(Passage(" ".join(words[12:32]), 0.2), [text, more])[0] == [True, True]


def test_a_text_is_put_aside_that_lacks_more_words_than_edits_are_allowed() -> None:
    wanted = Passage(_ALPHABET, 0.1)
    words = _ALPHABET.split()
    # Of ten that are lacking the signature hides some, not seven.
    three, ten = ([*"zyxvutsrqp"[:count], *words[count:]] for count in (3, 10))
    assert may_stand(wanted, [" ".join(three), " ".join(ten)]) == [True, False]


def test_a_word_that_stands_twice_in_the_passage_is_two_edits_where_it_is_lacking() -> None:
    wanted = Passage(_ALPHABET + " one two", 0.1)
    text = "x y " + " ".join(_ALPHABET.split()[2:])
    assert wanted.most_edits == 3
    assert may_stand(wanted, [text, text + " one two"]) == [False, True]


def test_words_put_in_are_borne_as_many_as_the_longer_side_allows() -> None:
    words = [f"{word}{half}" for half in "ab" for word in _ALPHABET.split()] + _MORE[30:]
    wanted = Passage(" ".join(words), 0.15)
    edits = [("put", 6 * at, "and") for at in range(10, 0, -1)]
    assert (len(words), wanted.most_lost, len(edits)) == (66, 9, 10)
    assert may_stand(wanted, [" ".join(with_edits(words, edits))]) == [True]


def test_a_text_is_put_aside_that_has_all_the_words_in_another_order() -> None:
    words = _ALPHABET.split()
    turned = words[:6] + words[:5:-1]
    assert may_stand(Passage(_ALPHABET, 0.1), [" ".join(turned), _ALPHABET]) == [False, True]


def test_a_passage_of_thousands_of_words_is_weighed_some_texts_at_a_time() -> None:
    words = [f"word{number}" for number in range(5_000)]
    texts = [" ".join(words[: 5_000 - 600 * step]) for step in range(8)]
    may = may_stand(Passage(" ".join(words), 0.2), [*texts, *texts[:1] * 60])
    assert may == [True, True, True, False, False, False, False, False, *[True] * 60]
