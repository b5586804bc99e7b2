"""Which words of the story a letter means: in quotation marks, labelled, or as mail. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corrigenda.flow.reports.letters.letter import Quotation
from corrigenda.flow.reports.letters.own_words import Parts, paragraphs

MAX_OWN = 20_000
"""Characters of what was written in which quotations are looked for."""
MOST = 40
LONGEST = 2_000
SHORTEST = 2
_MARKS = re.compile(
    r"“([^“”]{1,2000})”|„([^„“”\"]{1,2000})[“”\"]|«([^«»]{1,2000})»|»([^«»]{1,2000})«"
    r"|\"([^\"]{1,2000})\""
)
# What stands between two quotations of which the second is to replace the first, or the first the
# second.
_FORWARD = re.compile(
    r"\b(should|must|ought|needs? to|actually|correct(ly)?|rather)\b|→|[-=]>"
    r"|має бути|мало бути|треба|потрібно|слід|правильно|а не так|должно|нужно|следует"
    r"|\b(muss|müsste|sollte?|richtig|korrekt|heißen)\b|يجب|الصحيح|الصواب|ينبغي",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"^\W*(instead of|rather than|and not|, ?not|not|замість|а не|вместо|statt|anstatt|und nicht"
    r"|بدلا من|بدلًا من|وليس|لا)\W*$",
    re.IGNORECASE,
)
_BETWEEN = 60
_SAYS = re.compile(
    r"(?:it |the story |you |es |da |dort |im (?:text|artikel|beitrag) )?"
    r"(?:says?|writes?|written|was|у тексті|написано|зараз|было|steht"
    r"|stand|heißt es|geschrieben|يقول|النص|المكتوب)\s*[:：]\s*(.{1,2000})",
    re.IGNORECASE,
)
_SHOULD_SAY = re.compile(
    r"(?:it |they |you |es |dort )?(?:should (?:say|be|read)|must be|correct(?:ion)?|має бути|треба"
    r"|правильно|должно быть|(?:richtig|korrekt)(?: ist| wäre)?|(?:sollte|soll|müsste|muss) heißen"
    r"|الصحيح|يجب أن يكون)"
    r"\s*[:：]\s*(.{1,2000})",
    re.IGNORECASE,
)
_AROUND = " \t“”„«»\"'"


def quotations_in(parts: Parts) -> tuple[Quotation, ...]:
    """What may be the passage, the likeliest first; none twice."""
    found = [*_labelled(parts.own), *_marked(parts.own)]
    explicit = [one for one in found if one.explicit]
    others = sorted((one for one in found if not one.explicit), key=lambda one: -len(one.says))
    quoted = [Quotation(one) for one in (*parts.answered, *parts.short)]
    once: dict[str, Quotation] = {}
    for one in (*explicit, *others, *quoted):
        if SHORTEST <= len(one.says) <= LONGEST:
            once.setdefault(one.says, one)
    return tuple(once.values())[:MOST]


def _labelled(own: str) -> Iterator[Quotation]:
    """`Says: …` and, on the next line, `Should say: …`."""
    lines = [one.strip() for one in own[:MAX_OWN].split("\n") if one.strip()]
    for line, following in pairwise(lines):
        says, should_say = _SAYS.fullmatch(line), _SHOULD_SAY.fullmatch(following)
        if says and should_say:
            yield Quotation(_bare(says.group(1)), _bare(should_say.group(1)), explicit=True)


def _bare(words: str) -> str:
    return words.strip(_AROUND)


def _marked(own: str) -> Iterator[Quotation]:
    """Words in quotation marks; of two that are set against each other, the pair."""
    for paragraph in paragraphs(own[:MAX_OWN]):
        marks = list(_MARKS.finditer(paragraph))
        taken: set[int] = set()
        for number, (one, other) in enumerate(pairwise(marks)):
            between = paragraph[one.end() : other.start()]
            if number in taken or len(between) > _BETWEEN:
                continue
            if _BACKWARD.match(between):
                yield Quotation(_inside(other), _inside(one), explicit=True)
            elif _FORWARD.search(between):
                yield Quotation(_inside(one), _inside(other), explicit=True)
            else:
                continue
            taken |= {number, number + 1}
        yield from (Quotation(_inside(one)) for at, one in enumerate(marks) if at not in taken)


def _inside(mark: re.Match[str]) -> str:
    # A full stop or comma inside the marks is the letter's, in the American manner.
    return next(one for one in mark.groups() if one is not None).strip().rstrip(",")
