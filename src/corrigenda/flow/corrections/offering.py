"""The draft of a notice, from the house's own words for it or from ours. Pure.

A draft is offered to be read and changed: its blanks `[…]` refuse a notice that still has them.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import translation

from corrigenda.anchoring.words import pieces
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.lib import days
from corrigenda.lib.languages import is_spoken, primary
from corrigenda.lib.words import Words

BLANK = "[…]"
_MOST = 120
"""Code points of a passage that are quoted whole; of a longer one, the words around the change."""
_AROUND = 4

WORDS = Words(
    {
        "correction": "This story of {date} said “{before}”. It should have said “{after}”.",
        "not_repeated": "This story of {date} was wrong in one place. Right is: “{after}”.",
        "clarification": "Where this story of {date} says “{before}”, it means […].",
        "editors_note": "After this story came out on {date} we learned that […].",
        "withdrawal": "We have withdrawn this story of {date}, because […].",
        "late": "The error came to light only now: […].",
    }
)


def offers(
    policy: Policy,
    language: str,
    *,
    before: str,
    after: str,
    headline: str,
    story_at: datetime | None,
    now: datetime,
) -> dict[str, str]:
    """The draft of each kind of notice, for a story in `language`; none where nobody wrote one.

    Args:
        before, after: of the passage; the same where the story does not change.
        story_at: when the story came out; None leaves a blank.
    """
    if not is_spoken(language):
        return {}
    spoken = primary(language)
    told = _told(before, after)
    facts = {
        "before": told[0] or BLANK,
        "after": (told[1] if after != before else "") or BLANK,
        "headline": headline,
        "date": _day(story_at, spoken) if story_at else BLANK,
    }
    late = bool(policy.late_days and story_at and (now - story_at).days > policy.late_days)
    return {
        kind.value: _filled(_pattern(policy, kind, spoken, late=late), facts)
        for kind in Kind
        if kind != Kind.FIX
    }


def _pattern(policy: Policy, kind: Kind, language: str, *, late: bool) -> str:
    own = policy.notice_words.get(f"{kind.value}.{language}")
    if own:
        return own
    ours = WORDS[language]
    key = kind.value
    if kind == Kind.CORRECTION and not policy.repeat_error:
        key = "not_repeated"
    explains = late and kind == Kind.CORRECTION
    return f"{ours[key]} {ours['late']}" if explains else ours[key]


def _filled(pattern: str, facts: dict[str, str]) -> str:
    """The pattern with its facts in; what stands in a fact's own words is left alone."""
    parts = [pattern]
    for name, fact in facts.items():
        mark = f"{{{name}}}"
        parts = [
            piece
            for at, part in enumerate(parts)
            for piece in (_split(part, mark, fact) if at % 2 == 0 else [part])
        ]
    return "".join(parts)


def _split(part: str, mark: str, fact: str) -> list[str]:
    """The part with the fact between its pieces: pieces at even places, facts at odd ones."""
    found = part.split(mark)
    result = [found[0]]
    for piece in found[1:]:
        result += [fact, piece]
    return result


def _day(at: datetime, language: str) -> str:
    with translation.override(language):
        return days.written(at)


def _told(before: str, after: str) -> tuple[str, str]:
    """Both wordings, of long ones the words around what changes."""
    if max(len(before), len(after)) <= _MOST:
        return before, after
    old, new = pieces(before), pieces(after)
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    tail = next(
        (
            at
            for at, (a, b) in enumerate(zip(old[head:][::-1], new[head:][::-1], strict=False))
            if a != b
        ),
        0,
    )
    first, last = max(0, head - _AROUND), max(0, tail - _AROUND)
    cut = ["".join(one[first : len(one) - last]).strip()[: 2 * _MOST] for one in (old, new)]
    return cut[0], cut[1]
