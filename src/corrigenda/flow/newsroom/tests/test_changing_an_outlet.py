"""An outlet changes as a whole or not at all, and the trail says what changed."""

from __future__ import annotations

from typing import Any

import pytest

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.actions.change_outlet import Change, Changed, change_outlet
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.errors import NotAllowedError, OutletError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.newsroom.queries import origins_of, outlet_of_token


def changed(outlet: Outlet, **what: Any) -> Changed:
    return change_outlet(outlet, Change(**what), by=OPERATOR)


def trail() -> list[Any]:
    found = AuditEntry.objects.filter(verb="outlet.change").order_by("pk")
    return list(found.values_list("detail", flat=True))


def stored(outlet: Outlet) -> tuple[Any, ...]:
    return (*Outlet.objects.values_list().get(pk=outlet.pk), *origins_of(outlet), *trail())


def test_an_outlet_moves_to_another_origin(daily: Outlet) -> None:
    changed(
        daily,
        add_origins=["https://www.daily.example/world"],
        drop_origins=["https://daily.example"],
    )
    assert origins_of(daily) == ["https://www.daily.example"]
    assert trail() == [
        {
            "added_origins": ["https://www.daily.example"],
            "dropped_origins": ["https://daily.example"],
        }
    ]


def test_the_trail_has_what_was_before_and_after(daily: Outlet) -> None:
    outlet = changed(daily, name="The Daily", language="uk", policy={"fix_due_hours": 8}).outlet
    assert (outlet.name, outlet.language, outlet.policy.fix_due_hours) == ("The Daily", "uk", 8)
    assert trail() == [
        {
            "name": ["The Daily Example", "The Daily"],
            "language": ["en", "uk"],
            "policy": [{"undo_seconds": 0}, {"fix_due_hours": 8}],
        }
    ]


def test_a_policy_is_given_whole(daily: Outlet) -> None:
    changed(daily, policy={"fix_due_hours": 8, "repeat_error": False})
    policy = changed(daily, policy={"fix_due_hours": 9}).outlet.policy
    assert (policy.fix_due_hours, policy.repeat_error) == (9, True)


def test_what_was_not_asked_for_stays(daily: Outlet) -> None:
    before = Outlet.objects.values().get(pk=daily.pk)
    changed(daily, reads_private_addresses=True)
    after = Outlet.objects.values().get(pk=daily.pk)
    assert after == {**before, "reads_private_addresses": True}


def test_a_webhook_is_set_and_taken_away(daily: Outlet) -> None:
    assert changed(daily, hook_url="https://cms.example/hook").outlet.hook_url
    assert changed(daily, hook_url="").outlet.hook_url == ""


def test_a_new_token_ends_the_old_one(daily: Outlet) -> None:
    first = changed(daily, new_token=True).api_token
    second = changed(daily, new_token=True).api_token
    assert outlet_of_token(first) is None
    assert outlet_of_token(second) == daily


def test_a_new_secret_is_made_only_when_asked_for(daily: Outlet) -> None:
    before = daily.hook_secret
    assert changed(daily, name="The Daily").hook_secret == ""
    made = changed(daily, new_secret=True)
    assert made.hook_secret == made.outlet.hook_secret != before


def test_the_trail_has_no_secret(daily: Outlet) -> None:
    made = changed(daily, hook_url="https://cms.example/hook?key=s3same", new_token=True)
    again = changed(daily, hook_url="", new_secret=True)
    said = str(trail())
    assert "https://cms.example" in said
    secrets = (made.api_token, again.outlet.api_token_hash, again.hook_secret, "s3same")
    assert all(secret and secret not in said for secret in secrets)


def test_what_was_so_already_leaves_no_entry(daily: Outlet) -> None:
    made = changed(daily, name="The Daily Example", add_origins=["https://daily.example"])
    assert (made.what, trail()) == ((), [])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({}, "Say what to change"),
        ({"drop_origins": ["https://daily.example"]}, "at least one origin"),
        ({"drop_origins": ["https://other.example"]}, "It has: https://daily.example"),
        (
            {"add_origins": ["https://a.example"], "drop_origins": ["https://a.example"]},
            "both added and dropped",
        ),
        ({"add_origins": ["file:///etc/passwd"]}, "Origin: "),
        ({"add_origins": ["https://weekly.example"]}, "belongs to The Weekly"),
        ({"name": " "}, "name that readers know"),
        ({"name": "D" * 201}, "too long"),
        ({"language": "English, please"}, "language tag"),
        ({"desk_url": "desk"}, "The desk's address"),
        ({"desk_url": ""}, "The desk's address"),
        ({"hook_url": "ftp://cms.example"}, "The webhook"),
        ({"policy": {"repeat_errors": True}}, "repeat_errors"),
        ({"policy": {"second_person_for": ["corection"]}}, "out of correction, clarification"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    daily: Outlet, wrong: dict[str, Any], said: str
) -> None:
    an_outlet("weekly", "The Weekly")
    before = stored(daily)
    asked = {"new_token": True, "add_origins": ["https://new.example"], **wrong} if wrong else {}
    if "drop_origins" in wrong:
        asked = wrong
    with pytest.raises(OutletError, match=said):
        changed(daily, **asked)
    assert stored(daily) == before


def test_only_an_administrator_changes_it(daily: Outlet, edda: Staff, ada: Staff) -> None:
    with pytest.raises(NotAllowedError):
        change_outlet(daily, Change(name="Mine"), by=of(edda))
    assert change_outlet(daily, Change(name="Ours"), by=of(ada)).outlet.name == "Ours"
    assert AuditEntry.objects.get(verb="outlet.change").staff == ada
