"""Cases drawn by Hypothesis: texts of all scripts together, and edits in any order.

What it draws is the same for a seed, but only as long as the project's code is the same: Hypothesis
takes some of its choices from the constants it finds there. So this row's floors have a margin.
"""

from __future__ import annotations

from bench.anchoring.cases import Case
from bench.anchoring.draft import BREAK, Draft, paragraphs
from bench.anchoring.language import LANGUAGES, language
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

KIND = "drawn"
_ODDITIES = ("👩\u200d👩\u200d👧", "🇪🇺", "e\u0301\u0323", "\u200b", "\u00ad", "—", "\n", "ﬁ", "ｶﾞ")

# Each stands once in all texts, so that the true place is never a matter of opinion.
SENTENCES = tuple(
    text[start:end]
    for code in LANGUAGES
    for text in language(code).texts
    for start, end in language(code).sentences(text)
    if end - start > 12
)
WORDS = tuple(word for code in LANGUAGES for word in language(code).vocabulary[::40])


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text of 6 to 40 sentences in paragraphs, and sentences that are not in it."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=10, max_size=44, unique=True))
    spare, used = chosen[:4], chosen[4:]
    breaks = draw(st.lists(st.booleans(), min_size=len(used), max_size=len(used)))
    parts = [(BREAK if new else " ") + one for one, new in zip(used, breaks, strict=True)]
    return "".join(parts).strip(), spare


@st.composite
def passages(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """From the beginning of a word to the end of one, one to thirty words on."""
    words = language("en").words(text)
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(first + 30, len(words) - 1)))
    return words[first][0], words[last][1]


@st.composite
def cases(draw: st.DrawFn, row: str) -> Case:
    """A passage, and one to six edits; the passage keeps most of its words, or is deleted."""
    text, spare = draw(texts())
    old = Draft(text, draw(passages(text)))
    new = old.copy()
    for edit in draw(st.lists(st.sampled_from(_EDITS), min_size=1, max_size=6)):
        if new.place is not None:
            edit(draw, new, spare)
    return Case(row, KIND, row, (old, new))


def _insert_paragraph(draw: st.DrawFn, draft: Draft, spare: list[str]) -> None:
    """Put a paragraph in between two."""
    if spare:
        start, end = draft.standing()
        free = [
            number for number, (at, _) in enumerate(paragraphs(draft.text)) if not start < at < end
        ]
        if free:
            draft.insert_paragraph(draw(st.sampled_from(free)), spare.pop())


def _change_elsewhere(draw: st.DrawFn, draft: Draft, spare: list[str]) -> None:
    """Replace a word that is not of the passage."""
    start, end = draft.standing()
    words = [w for w in language("en").words(draft.text) if w[1] <= start or w[0] >= end]
    if words:
        draft.replace(*draw(st.sampled_from(words)), draw(st.sampled_from(WORDS)))


def _change_inside(draw: st.DrawFn, draft: Draft, spare: list[str]) -> None:
    """Replace one inner word of a passage of seven words or more."""
    words = language("en").words(draft.text, *draft.standing())
    if len(words) > 6:
        draft.replace(*draw(st.sampled_from(words[2:-2])), draw(st.sampled_from(WORDS)))


def _put_in_an_oddity(draw: st.DrawFn, draft: Draft, spare: list[str]) -> None:
    """Put a sign that nobody reads aloud after a word that is not of the passage."""
    start, end = draft.standing()
    words = [w for w in language("en").words(draft.text) if w[1] < start or w[0] > end]
    if words:
        _, at = draw(st.sampled_from(words))
        draft.insert(at, " " + draw(st.sampled_from(_ODDITIES)))


def _whole(draft: Draft) -> list[int]:
    """The paragraphs, but the first, that hold the whole passage or nothing of it."""
    start, end = draft.standing()
    return [
        at
        for at, (low, high) in enumerate(paragraphs(draft.text))
        if at and ((low <= start and end <= high) or high <= start or end <= low)
    ]


def _move_paragraph(draw: st.DrawFn, draft: Draft, spare: list[str]) -> None:
    """Move a paragraph to the end."""
    if _whole(draft):
        count = len(paragraphs(draft.text))
        draft.move_paragraph(draw(st.sampled_from(_whole(draft))), count)


def _delete_paragraph(draw: st.DrawFn, draft: Draft, spare: list[str]) -> None:
    """Delete a paragraph."""
    if _whole(draft):
        draft.delete_paragraph(draw(st.sampled_from(_whole(draft))))


_EDITS = (
    _insert_paragraph,
    _change_elsewhere,
    _change_inside,
    _put_in_an_oddity,
    _move_paragraph,
    _delete_paragraph,
)


def drawn(row: str, chosen: int, count: int) -> list[Case]:
    """About `count` cases, the same for a seed; those that changed nothing are left out."""
    found: list[Case] = []

    @seed(chosen)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases(row))
    def keep(case: Case) -> None:
        if case.versions[0].text != case.versions[-1].text:
            found.append(case)

    keep()
    return found
