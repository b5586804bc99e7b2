"""Three policies to start from: what each sets, and nothing else.

Texts of the house, its time zone and its addresses stay as they are whatever is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping

READY: Mapping[str, Mapping[str, object]] = {
    "wire": {
        "repeat_error": True,
        "second_person_for": ["correction", "clarification", "editors_note", "withdrawal"],
        "second_person_severities": [],
        "second_person_touches": [],
        "placement": {
            "correction": "top",
            "clarification": "top",
            "editors_note": "top",
            "withdrawal": "top",
        },
        "placement_severities": {},
        "strict_checks": ["right_kind", "the_word", "says_wrong", "right_fact", "date"],
        "notice_max_chars": 400,
        "late_days": 7,
        "notice_says_date": True,
        "fix_due_hours": 2,
        "first_look_hours": 1,
        "typo_due_hours": 4,
        "fact_due_hours": 4,
        "urgent_due_hours": 1,
        "show_hold": True,
    },
    "daily": {
        "repeat_error": True,
        "second_person_for": ["editors_note", "withdrawal"],
        "second_person_severities": ["urgent"],
        "second_person_touches": ["quotation"],
        "placement": {
            "correction": "end",
            "clarification": "end",
            "editors_note": "top",
            "withdrawal": "top",
        },
        "placement_severities": {"high": "top", "urgent": "top"},
        "strict_checks": ["right_kind", "right_fact"],
        "notice_max_chars": 600,
        "late_days": 30,
        "notice_says_date": False,
        "fix_due_hours": 24,
        "first_look_hours": 4,
        "typo_due_hours": 24,
        "fact_due_hours": 48,
        "urgent_due_hours": 4,
        "show_hold": False,
    },
    "small": {
        "repeat_error": True,
        "second_person_for": ["withdrawal"],
        "second_person_severities": [],
        "second_person_touches": [],
        "placement": {
            "correction": "end",
            "clarification": "end",
            "editors_note": "top",
            "withdrawal": "top",
        },
        "placement_severities": {"urgent": "top"},
        "strict_checks": ["right_kind"],
        "notice_max_chars": 1_000,
        "late_days": 60,
        "notice_says_date": False,
        "fix_due_hours": 72,
        "first_look_hours": 24,
        "typo_due_hours": 96,
        "fact_due_hours": 96,
        "urgent_due_hours": 24,
        "show_hold": False,
    },
}
"""Each as data of a policy."""


def started_from(name: str, data: Mapping[str, object]) -> dict[str, object]:
    """A house's data with the ready policy put over it.

    Raises:
        KeyError: there is none of that name.
    """
    return {**data, **READY[name]}
