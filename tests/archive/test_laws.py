"""What is never missed: the index against a search of every stretch of every text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from corrigenda.archive import PassageIndex
from corrigenda.archive.words import cut

# Few words, so that texts share grams by accident and passages repeat within themselves.
_WORDS = st.sampled_from(
    ["a", "the", "of", "harbour", "council", "28", "Tarvo", "國", "ü", "ʼне", "’не"]
)
_PASSAGE = st.lists(_WORDS, min_size=20, max_size=45)
_HAY = st.lists(_WORDS, max_size=60)
_EDIT = st.tuples(st.sampled_from(["swap", "put", "cut"]), st.integers(0, 10_000), _WORDS)


@contextmanager
def an_index() -> Iterator[PassageIndex]:
    """An empty one for each example, on SQLite: the laws are about what is read, not where."""
    with (
        TemporaryDirectory() as folder,
        PassageIndex(f"sqlite:///{folder}/archive.sqlite3") as index,
    ):
        yield index


def with_edits(words: list[str], edits: list[tuple[str, int, str]]) -> list[str]:
    changed = list(words)
    for kind, at, word in edits:
        place = at % len(changed)
        if kind == "put":
            changed.insert(place, word)
        elif kind == "cut":
            del changed[place]
        else:
            changed[place] = word
    return changed


def least_edits(passage: list[str], text: list[str], most: int) -> int | None:
    """The fewest edits to any stretch of a text, by trying all of them; None above `most`."""
    found = [
        Levenshtein.distance(passage, text[first:last], score_cutoff=most)
        for first in range(len(text))
        for last in range(
            max(first, first + len(passage) - most),
            min(len(text), first + len(passage) + most) + 1,
        )
    ]
    least = min(found, default=most + 1)
    return least if least <= most else None


def is_near(passage: list[str], text: list[str], limit: float) -> bool:
    """Whether any stretch of a text is within a distance, by trying all of them."""
    return any(
        Levenshtein.distance(passage, text[first:last])
        <= limit * max(len(passage), last - first) + 1e-9
        for first in range(len(text))
        for last in range(first + 1, min(len(text), first + 2 * len(passage)) + 1)
    )


@given(
    passage=_PASSAGE,
    hays=st.lists(_HAY, min_size=2, max_size=4),
    edits=st.lists(_EDIT, max_size=4),
)
@settings(max_examples=60)
def test_no_place_within_a_tenth_of_the_words_is_ever_missed(
    passage: list[str], hays: list[list[str]], edits: list[tuple[str, int, str]]
) -> None:
    planted = with_edits(passage, edits[: len(passage) // 10])
    texts = {str(number): words for number, words in enumerate(hays)}
    texts["planted"] = hays[0] + planted + hays[1]
    most = len(passage) // 10
    with an_index() as index:
        index.add_many((name, " ".join(words)) for name, words in texts.items())
        found = {match.document_id for match in index.find(" ".join(passage))}
    for name, words in texts.items():
        if least_edits(passage, words, most) is not None:
            assert name in found, name
    assert "planted" in found


@given(
    passage=_PASSAGE,
    hays=st.lists(_HAY, min_size=4, max_size=4),
    edits=st.lists(st.lists(_EDIT, max_size=4), min_size=3, max_size=3),
)
@settings(max_examples=60)
def test_each_place_of_a_text_is_given(
    passage: list[str], hays: list[list[str]], edits: list[list[tuple[str, int, str]]]
) -> None:
    words, stretches = list(hays[0]), []
    for some, after in zip(edits, hays[1:], strict=True):
        planted = with_edits(passage, some[: len(passage) // 10])
        stretches.append((len(words), len(words) + len(planted)))
        words += planted + after
    text = " ".join(words)
    with an_index() as index:
        index.add_many([("one", text)])
        matches = index.find(" ".join(passage))
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == " "), len(text) + 1]
    for first, last in stretches:
        low, high = starts[first], starts[last] - 1
        assert any(one.start < high and low < one.end for one in matches), text[low:high]


@given(
    size=st.integers(6, 30),
    before=_HAY,
    after=_HAY,
    words=st.lists(_WORDS, min_size=30, max_size=30),
)
@settings(max_examples=60)
def test_six_words_in_a_row_are_enough(
    size: int, before: list[str], after: list[str], words: list[str]
) -> None:
    passage = words[:size]
    with an_index() as index:
        index.add_many([("one", " ".join(before + passage + after))])
        matches = index.find(" ".join(passage))
    assert [match.distance for match in matches[:1]] == [0.0]


@given(passage=_PASSAGE, edits=st.lists(_EDIT, max_size=8), before=_HAY, after=_HAY)
@settings(max_examples=60)
def test_a_distance_is_what_the_definition_says_of_the_place(
    passage: list[str], edits: list[tuple[str, int, str]], before: list[str], after: list[str]
) -> None:
    text = " ".join(before + with_edits(passage, edits) + after)
    with an_index() as index:
        index.add_many([("one", text)])
        matches = index.find(" ".join(passage))
    wanted = cut(" ".join(passage)).folded
    for match in matches:
        there = cut(text[match.start : match.end]).folded
        edits_there = Levenshtein.distance(wanted, there)
        assert abs(match.distance - edits_there / max(len(wanted), len(there))) < 1e-9
        assert match.distance <= 0.2
    ends = sorted((match.start, match.end) for match in matches)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))
