"""What a house decides for itself, as data of the outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

KINDS = ("correction", "clarification", "editors_note", "withdrawal")
"""What a second person may be asked for; of a fix the design's own rule decides."""


class PolicyError(ValueError):
    """A policy that cannot be used; the message names the field."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A house's decisions.

    Attributes:
        repeat_error: whether the public log shows the words that were wrong.
        second_person_for: kinds of correction that a second person approves;
            a withdrawal is always one of them.
        fix_due_hours: hours after which a change asked of the CMS is overdue.
        reports_per_minute: reports taken from one address in a minute.
        contact_days: days after the answer for which a reader's address is kept.
        report_months: months for which the words of a report are kept.
    """

    repeat_error: bool = True
    second_person_for: tuple[str, ...] = ("withdrawal",)
    fix_due_hours: int = 24
    reports_per_minute: int = 30
    contact_days: int = 30
    report_months: int = 24

    def asks_second_person(self, kind: str) -> bool:
        """Whether a correction of `kind` waits for a second person."""
        return kind == "withdrawal" or kind in self.second_person_for


_WHOLE_NUMBERS = {
    "fix_due_hours": (1, 24 * 365),
    "reports_per_minute": (1, 100_000),
    "contact_days": (1, 365),
    "report_months": (1, 120),
}


def read_policy(data: Mapping[str, object]) -> Policy:
    """A policy from the outlet's data; what is missing keeps its default.

    Raises:
        PolicyError: a field that is unknown or has a value it cannot have.
    """
    unknown = set(data) - {field.name for field in fields(Policy)}
    if unknown:
        raise PolicyError(f"A policy has no field {', '.join(sorted(unknown))}.")
    values = dict(data)
    if not isinstance(values.get("repeat_error", True), bool):
        raise PolicyError("repeat_error is true or false.")
    kinds = values.get("second_person_for", ())
    if not isinstance(kinds, list | tuple) or not set(map(str, kinds)) <= set(KINDS):
        raise PolicyError(f"second_person_for is a list of kinds, out of {', '.join(KINDS)}.")
    for name, (least, most) in _WHOLE_NUMBERS.items():
        number = values.get(name, least)
        if type(number) is not int or not least <= number <= most:
            raise PolicyError(f"{name} is a whole number from {least} to {most}.")
    if "second_person_for" in values:
        values["second_person_for"] = tuple(kinds)
    return Policy(**values)  # type: ignore[arg-type]  # each field was checked above
