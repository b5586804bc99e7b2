"""A house's policy as plain sentences, in the languages of the public pages. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corrigenda.flow.corrections.placing import BY_KIND, placement_for
from corrigenda.flow.newsroom.policy import KINDS, PLACES, TOUCHES, Policy
from corrigenda.flow.publication.words_policy import UNITS, WORDS


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the policy.

    Attributes:
        name: of the part: `errors`, `kinds`, `second`, `log`, `readers` or `contact`.
    """

    name: str
    title: str
    sentences: Sequence[str]


def render(policy: Policy, outlet: str, language: str) -> list[Part]:
    """The policy of a house in sentences.

    Args:
        outlet: its name.
        language: of the sentences; where we lack it, they are English.
    """
    words = WORDS[language]
    parts = {
        "errors": _errors(policy, language),
        "kinds": _kinds(policy, words),
        "second": _second(policy, words),
        "log": [words["log_kept"]],
        "readers": _readers(policy, language),
        "contact": _contact(policy, outlet, words),
    }
    return [Part(name, words[name], said) for name, said in parts.items() if said]


def counted(n: int, unit: str, language: str) -> str:
    """A number with its unit, as the language says it."""
    return UNITS[unit].of(n, language)


def _errors(policy: Policy, language: str) -> list[str]:
    words = WORDS[language]
    said = [words["errors_corrected"], words["repeat_yes" if policy.repeat_error else "repeat_no"]]
    said.append(words["silent"])
    if policy.late_days:
        said.append(words["late"].format(days=counted(policy.late_days, "days", language)))
    said.append(words["due"].format(hours=counted(policy.fix_due_hours, "hours", language)))
    if policy.show_hold:
        said.append(words["hold"])
    return said


def _kinds(policy: Policy, words: Mapping[str, str]) -> list[str]:
    said = [words[kind].format(place=words[placement_for(policy, kind, "")]) for kind in BY_KIND]
    graver = [
        policy.placement_severities[one]
        for one in ("high", "urgent")
        if one in policy.placement_severities
    ]
    if graver:
        said.append(words["severities"].format(place=words[min(graver, key=PLACES.index)]))
    return said


def _second(policy: Policy, words: Mapping[str, str]) -> list[str]:
    kinds = [words[f"kind.{kind}"] for kind in KINDS if policy.asks_second_person(kind)]
    said = [words["second_kinds"].format(kinds=_listed(kinds, words))]
    if len(kinds) == 1:
        said = [words["second_nobody"]]
    touches = [words[f"touch.{one}"] for one in TOUCHES if one in policy.second_person_touches]
    if touches:
        said.append(words["second_touches"].format(touches=_listed(touches, words)))
    if policy.second_person_sections:
        sections = words["comma"].join(policy.second_person_sections)
        said.append(words["second_sections"].format(sections=sections))
    if {"high", "urgent"} & set(policy.second_person_severities):
        said.append(words["second_severities"])
    return said


def _readers(policy: Policy, language: str) -> list[str]:
    words = WORDS[language]
    kept = words["readers_kept"].format(
        days=counted(policy.contact_days, "days", language),
        months=counted(policy.report_months, "months", language),
    )
    within = {
        "look": policy.first_look_hours,
        "typo": policy.typo_due_hours,
        "fact": policy.fact_due_hours,
        # What cannot wait never waits longer than the rest.
        "urgent": min(policy.urgent_due_hours, policy.fact_due_hours),
    }
    hours = {name: counted(one, "hours", language) for name, one in within.items()}
    when = words["readers_when"].format(**hours)
    return [words["readers_how"], when, words["readers_unnamed"], kept]


def _contact(policy: Policy, outlet: str, words: Mapping[str, str]) -> list[str]:
    said = []
    if policy.desk_name:
        said.append(words["contact_desk"].format(desk=policy.desk_name, outlet=outlet))
    if policy.contact:
        said.append(words["contact_how"].format(contact=policy.contact))
    return said


def _listed(items: Sequence[str], words: Mapping[str, str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return words["and"].format(first=words["comma"].join(items[:-1]), last=items[-1])
