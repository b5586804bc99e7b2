"""A policy as a form: made from the fields of `Policy` and their rules, whichever there are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.http import QueryDict

from corrigenda.flow.newsroom.policy import RULES, Policy, known_policy
from corrigenda.flow.newsroom.policy_rules import (
    OneOf,
    Rule,
    Several,
    SomeOf,
    Table,
    WholeNumber,
    Words,
    YesNo,
)
from corrigenda.surfaces.desk.policy.words_of_fields import SECTIONS, FieldWords, name_of, words_for

Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Option:
    """One of several values, or one row of a table.

    Attributes:
        text: what a row of a table holds.
        options: of a row that chooses.
    """

    value: str
    name: str
    chosen: bool = False
    text: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the form.

    Attributes:
        shape: `yes_no`, `number`, `choice`, `choices`, `line`, `text`, `lines` or `table`.
    """

    name: str
    words: FieldWords
    shape: str
    text: str = ""
    chosen: bool = False
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 0
    error: str = ""
    changed: bool = False

    @property
    def folded(self) -> bool:
        """A table of texts with nothing in it, which is long and seldom wanted."""
        texts = self.shape == "table" and not any(row.options for row in self.options)
        return texts and not self.error and not any(row.text for row in self.options)


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change."""

    label: str
    before: str
    after: str


def whole(policy: Policy) -> Data:
    """Every field of a policy, as JSON holds it."""
    return {one.name: _plain(getattr(policy, one.name)) for one in fields(Policy)}


def sections(
    data: Mapping[str, object], *, errors: Mapping[str, str], now: Policy
) -> list[tuple[str, list[FieldView]]]:
    """The form in its sections.

    Args:
        data: what stands in the fields, be it what can be or not.
        errors: messages by field.
        now: the policy as it is, to mark what is changed.
    """
    kept = whole(now)
    views = [_view(one.name, data.get(one.name), errors, kept[one.name]) for one in fields(Policy)]
    found = [(title, [view for view in views if view.words.section == title]) for title in SECTIONS]
    return [(title, inside) for title, inside in found if inside]


def typed(post: QueryDict) -> Data:
    """What a form says, as data of a policy; what cannot be is left as it was typed."""
    return {one.name: _read(one.name, RULES[one.name], post) for one in fields(Policy)}


def to_keep(data: Mapping[str, object], stored: Mapping[str, object]) -> Data:
    """The fields that are to be stored: what was, and what differs from the defaults."""
    default = whole(Policy())
    return {
        name: value
        for name, value in data.items()
        if name in stored or _plain(value) != default.get(name)
    }


def differences(before: Policy, after: Policy) -> list[Difference]:
    """What changes from one policy to the other, in plain words."""
    old, new = whole(before), whole(after)
    return [
        Difference(words_for(name).label, said(name, old[name]), said(name, new[name]))
        for name in old
        if old[name] != new[name]
    ]


def digest(data: Mapping[str, object]) -> str:
    """Tells one policy from another."""
    text = json.dumps(whole(known_policy(data)), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def said(name: str, value: object) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        parts = [f"{name_of(name, key)}: {name_of(name, str(one))}" for key, one in value.items()]
        return "; ".join(parts) or "as by default"
    if isinstance(value, list):
        return ", ".join(name_of(name, str(one)) for one in value) or "none"
    return str(value) or "empty"


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _view(name: str, value: object, errors: Mapping[str, str], kept: object) -> FieldView:
    rule, words = RULES[name], words_for(name)
    error = errors.get(name, "")
    if error.startswith(name):
        error = f"This{error[len(name) :]}"
    changed = _plain(value) != kept
    shape, more = _shape(name, rule, value)
    return FieldView(name, words, shape, error=error, changed=changed, **more)  # type: ignore[arg-type]


def _shape(name: str, rule: Rule, value: object) -> tuple[str, dict[str, object]]:
    """How the field is drawn, and what stands in it."""
    shown = "" if value is None else str(value)
    found: tuple[str, dict[str, object]] = ("line", {"text": shown})
    match rule:
        case YesNo():
            found = "yes_no", {"chosen": bool(value)}
        case WholeNumber():
            found = "number", {"text": shown, "least": rule.least, "most": rule.most}
        case OneOf():
            found = "choice", {"options": _options(name, rule.choices, (shown,))}
        case SomeOf():
            found = "choices", {"options": _options(name, rule.choices, _several(value))}
        case Several():
            found = "lines", {"text": "\n".join(_several(value))}
        case Table():
            found = "table", {"options": _rows(name, rule, value)}
        case Words(lines=True):
            found = "text", {"text": shown}
    return found


def _options(name: str, choices: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(one, name_of(name, one), one in chosen) for one in choices)


def _rows(name: str, rule: Table, value: object) -> tuple[Option, ...]:
    given = value if isinstance(value, Mapping) else {}
    choices = rule.value.choices if isinstance(rule.value, OneOf) else ()
    return tuple(
        Option(
            key,
            name_of(name, key),
            text=str(given.get(key, "")),
            options=_options(name, choices, (str(given.get(key, "")),)),
        )
        for key in rule.keys
    )


def _several(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _read(name: str, rule: Rule, post: QueryDict) -> object:
    given = post.get(name, "")
    match rule:
        case YesNo():
            return name in post
        case WholeNumber():
            number = given.strip()
            return (
                int(number) if number.isascii() and number.isdigit() and len(number) < 12 else given
            )
        case SomeOf():
            return post.getlist(name)
        case Several():
            return [line.strip() for line in given.splitlines() if line.strip()]
        case Table():
            rows = {key: post.get(f"{name}.{key}", "").strip() for key in rule.keys}
            return {key: one.replace("\r\n", "\n") for key, one in rows.items() if one}
        case _:
            return given.replace("\r\n", "\n").strip()
