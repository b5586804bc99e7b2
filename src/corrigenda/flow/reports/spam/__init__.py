"""How much a report looks like abuse: the sum of parts, each with its reason in plain words.

Pure: facts in, parts out. No part alone reaches the points from which a house holds a report by
default, but a filled trap, a missing proof of work, a ban, one text on forty stories, and what
says two things that advertisements say; held is never lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corrigenda.flow.reports.spam.absent import absent
from corrigenda.flow.reports.spam.banned import banned
from corrigenda.flow.reports.spam.burst import burst
from corrigenda.flow.reports.spam.code import code
from corrigenda.flow.reports.spam.facts import Facts, Part
from corrigenda.flow.reports.spam.gibberish import gibberish
from corrigenda.flow.reports.spam.links import links
from corrigenda.flow.reports.spam.markup import markup
from corrigenda.flow.reports.spam.messenger import messenger
from corrigenda.flow.reports.spam.phrases import phrases
from corrigenda.flow.reports.spam.quick import quick
from corrigenda.flow.reports.spam.repeated import repeated
from corrigenda.flow.reports.spam.script import script
from corrigenda.flow.reports.spam.shouting import shouting
from corrigenda.flow.reports.spam.trap import trap
from corrigenda.flow.reports.spam.unproven import unproven
from corrigenda.flow.reports.spam.unrelated import unrelated

__all__ = ["PARTS", "Facts", "Part", "parts_of", "points_of"]

PARTS: tuple[Callable[[Facts], Part | None], ...] = (
    trap,
    unproven,
    banned,
    quick,
    links,
    markup,
    code,
    phrases,
    messenger,
    repeated,
    burst,
    gibberish,
    shouting,
    script,
    unrelated,
    absent,
)


def parts_of(facts: Facts) -> list[Part]:
    """What there is to suspect, the gravest first; empty for nearly every report."""
    found = [part for judge in PARTS if (part := judge(facts)) is not None]
    return sorted(found, key=lambda part: -part.points)


def points_of(parts: Sequence[Part]) -> int:
    """The score."""
    return sum(part.points for part in parts)
