"""A policy that an older or a newer Corrigenda wrote never breaks the service."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import RULES, Policy, known_policy, mistakes, read_policy
from corrigenda.flow.newsroom.ready_policies import READY, started_from

simple = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
json = (
    simple | st.lists(simple, max_size=3) | st.dictionaries(st.text(max_size=8), simple, max_size=3)
)
names = st.sampled_from(sorted(RULES)) | st.text(max_size=12)


def test_every_field_has_its_rule_and_its_default_keeps_it() -> None:
    assert set(RULES) == {one.name for one in fields(Policy)}
    default = {one.name: getattr(Policy(), one.name) for one in fields(Policy)}
    assert mistakes(default) == {}


@given(st.dictionaries(names, json, max_size=5) | json)
def test_whatever_the_database_holds_there_is_a_policy(data: object) -> None:
    policy = known_policy(data)
    assert read_policy({one.name: getattr(policy, one.name) for one in fields(Policy)}) == policy


def test_what_can_be_is_kept_beside_what_cannot() -> None:
    data = {"late_days": 9, "fix_due_hours": "soon", "of_another_version": [1]}
    assert known_policy(data) == Policy(late_days=9)


@pytest.mark.parametrize("data", [None, [], "x", {"preamble": 1}, {"placement": {"x": "top"}}])
def test_an_outlet_with_such_data_is_served(daily: Outlet, data: object) -> None:
    daily.policy_data = data
    assert daily.policy == Policy()


def test_all_mistakes_are_told_by_field() -> None:
    found = mistakes({"fix_due_hours": 0, "placement": {"correction": "roof"}, "nothing": 1})
    assert set(found) == {"fix_due_hours", "placement", "nothing"}
    assert "placement (correction) is one of top, passage, end." in found["placement"]


@pytest.mark.parametrize("name", READY)
def test_a_ready_policy_can_be_used_and_differs_from_the_others(name: str) -> None:
    policy = read_policy(READY[name])
    assert all(read_policy(READY[other]) != policy for other in READY if other != name)
    assert all(set(one) == set(READY[name]) for one in READY.values())


def test_starting_from_one_keeps_what_is_the_houses_own() -> None:
    own = {"desk_name": "Our desk", "time_zone": "Europe/Kyiv", "fix_due_hours": 9}
    started = started_from("small", own)
    assert (started["desk_name"], started["time_zone"]) == ("Our desk", "Europe/Kyiv")
    assert started["fix_due_hours"] == 72
