"""What a house decides for itself is data, and data that cannot be is refused by name."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.policy import Policy, PolicyError, read_policy


def test_what_is_left_open_has_a_default() -> None:
    assert read_policy({}) == Policy()
    assert read_policy({"fix_due_hours": 2}).reports_per_minute == Policy().reports_per_minute


def test_a_withdrawal_always_asks_for_a_second_person() -> None:
    policy = read_policy({"second_person_for": []})
    assert policy.asks_second_person("withdrawal")
    assert not policy.asks_second_person("correction")


def test_a_house_may_ask_for_a_second_person_more_often() -> None:
    assert read_policy({"second_person_for": ["correction"]}).asks_second_person("correction")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"repeat_errors": True}, "repeat_errors"),
        ({"repeat_error": "yes"}, "repeat_error"),
        ({"repeat_error": None}, "repeat_error"),
        ({"second_person_for": "fix"}, "second_person_for"),
        ({"second_person_for": [1]}, "second_person_for"),
        ({"second_person_for": None}, "second_person_for"),
        ({"fix_due_hours": 0}, "fix_due_hours"),
        ({"fix_due_hours": 8761}, "fix_due_hours"),
        ({"fix_due_hours": 1.5}, "fix_due_hours"),
        ({"fix_due_hours": True}, "fix_due_hours"),
        ({"reports_per_minute": -1}, "reports_per_minute"),
        ({"reports_per_minute": "30"}, "reports_per_minute"),
        ({"reports_per_minute": 100_001}, "reports_per_minute"),
    ],
)
def test_what_cannot_be_is_refused_by_name(data: dict[str, object], named: str) -> None:
    with pytest.raises(PolicyError, match=named):
        read_policy(data)
