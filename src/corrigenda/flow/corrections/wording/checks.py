"""All checks of a notice, and their weight in a house."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from corrigenda.flow.corrections.wording import (
    blanks,
    date,
    euphemisms,
    hidden,
    late,
    length,
    link,
    readers,
    right_fact,
    right_kind,
    says_wrong,
    the_word,
)
from corrigenda.flow.corrections.wording.finding import Finding, Found, Level, Proposed

Check = Callable[[Proposed], list[Found]]

CHECKS: Mapping[str, Check] = {
    "right_kind": right_kind.check,
    "the_word": the_word.check,
    "says_wrong": says_wrong.check,
    "right_fact": right_fact.check,
    "euphemisms": euphemisms.check,
    "late": late.check,
    "length": length.check,
    "date": date.check,
    "link": link.check,
    "readers": readers.check,
    "blanks": blanks.check,
    "hidden": hidden.check,
}
"""In the order in which they are shown."""

ALWAYS = frozenset({"readers", "blanks", "hidden"})
"""What no house leaves to the editor."""

TITLES: Mapping[str, str] = {
    "right_kind": right_kind.TITLE,
    "the_word": the_word.TITLE,
    "says_wrong": says_wrong.TITLE,
    "right_fact": right_fact.TITLE,
    "euphemisms": euphemisms.TITLE,
    "late": late.TITLE,
    "length": length.TITLE,
    "date": date.TITLE,
    "link": link.TITLE,
    "readers": readers.TITLE,
    "blanks": blanks.TITLE,
    "hidden": hidden.TITLE,
}


def look_at(notice: Proposed) -> list[Finding]:
    """What the checks find in a notice, the refusals first; nothing while it is empty."""
    if not notice.words.strip():
        return []
    found = [
        Finding(name, level_of(name, notice), one.message, one.span, one.suggestion, one.source)
        for name, check in CHECKS.items()
        for one in check(notice)
    ]
    return sorted(found, key=lambda one: one.level is not Level.MUST)


def level_of(check: str, notice: Proposed) -> Level:
    """Whether a finding of the check refuses a notice of this house."""
    strict = check in ALWAYS or check in notice.policy.strict_checks
    return Level.MUST if strict else Level.SHOULD


def refusals(findings: Sequence[Finding]) -> list[Finding]:
    """Those that refuse the notice."""
    return [one for one in findings if one.level is Level.MUST]


def unread(findings: Sequence[Finding], accepted: Collection[str]) -> list[Finding]:
    """The advice of checks that the editor has not said to have read."""
    return [one for one in findings if one.level is Level.SHOULD and one.check not in accepted]
