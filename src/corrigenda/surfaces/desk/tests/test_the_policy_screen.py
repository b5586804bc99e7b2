"""A house changes its policy on a screen: seen before it is saved, noted, and taken back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.newsroom.policy import Policy, read_policy
from corrigenda.flow.newsroom.ready_policies import READY
from corrigenda.surfaces.desk.policy.words_of_fields import FIELDS, words_for
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain

URL = "/desk/policy/change?outlet=daily"


def typed(client: Client, query: str = "") -> dict[str, object]:
    """What a browser would send of the form as it stands."""
    context = client.get(f"/desk/policy/?outlet=daily{query}").context
    sent: dict[str, object] = {"base": context["base"], "shown": context["shown"]}
    for _, inside in context["sections"]:
        for field in inside:
            if field.shape == "yes_no":
                sent |= {field.name: "on"} if field.chosen else {}
            elif field.shape == "choice":
                sent[field.name] = next(one.value for one in field.options if one.chosen)
            elif field.shape == "choices":
                sent[field.name] = [one.value for one in field.options if one.chosen]
            elif field.shape == "table":
                sent |= {f"{field.name}.{one.value}": one.text for one in field.options}
            else:
                sent[field.name] = field.text
    return sent


def saved(client: Client, sent: dict[str, object]) -> str:
    """Look at the changes, unless they are on the page already, and save; the page after that."""
    answer = client.post(URL, sent)
    if answer.status_code == 200:
        assert "What will change" in plain(answer)
        answer = client.post(URL, {**sent, "shown": answer.context["shown"]})
    assert answer.status_code == 302, plain(answer)
    return plain(client.get(answer["Location"]))


def test_every_field_of_a_policy_is_on_the_screen_in_plain_words(
    ada: Staff, at_desk: AtDesk
) -> None:
    context = at_desk(ada).get("/desk/policy/").context
    shown = {field.name for _, inside in context["sections"] for field in inside}
    assert shown == {one.name for one in fields(Policy)}
    assert all(words_for(one.name).label for one in fields(Policy))


def test_the_screen_knows_no_field_that_a_policy_lacks() -> None:
    assert set(FIELDS) <= {one.name for one in fields(Policy)}


def test_what_will_change_is_seen_before_it_is_saved(
    ada: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    client = at_desk(ada)
    sent = {**typed(client), "fix_due_hours": "8", "desk_name": "The standards desk"}
    seen = client.post(URL, sent)
    told = [(one.label, one.before, one.after) for one in seen.context["differences"]]
    assert ("Hours for the CMS to make a change", "24", "8") in told
    daily.refresh_from_db()
    assert daily.policy.fix_due_hours == 24
    page = saved(client, sent)
    daily.refresh_from_db()
    assert (daily.policy.fix_due_hours, daily.policy.desk_name) == (8, "The standards desk")
    assert "Hours for the CMS to make a change: 24 → 8" in page


def test_every_shape_of_field_comes_back_as_it_was_sent(
    ada: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    client = at_desk(ada)
    sent = typed(client) | {
        "second_person_for": ["correction", "withdrawal"],
        "second_person_sections": "World\r\n\r\nSport \r\n",
        "placement.correction": "end",
        "preamble.uk": "Ми виправляємо.\r\nЗавжди.",
    }
    sent.pop("repeat_error")
    saved(client, sent)
    daily.refresh_from_db()
    policy = daily.policy
    assert policy.second_person_for == ("correction", "withdrawal")
    assert policy.second_person_sections == ("World", "Sport")
    assert policy.placement == {"correction": "end"}
    assert policy.preamble == {"uk": "Ми виправляємо.\nЗавжди."}
    assert not policy.repeat_error
    assert read_policy(daily.policy_data) == policy


def test_errors_stand_beside_their_fields_and_what_was_typed_stays(
    ada: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    client = at_desk(ada)
    sent = {**typed(client), "fix_due_hours": "soon", "contact_days": "0"}
    answer = client.post(URL, sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'id="field-fix_due_hours-error"' in html
    assert "This is a whole number from 1 to 365." in html
    assert 'value="soon"' in html
    assert "Save these changes" not in html
    daily.refresh_from_db()
    assert daily.policy == Policy(undo_seconds=daily.policy.undo_seconds)


def test_a_change_of_another_in_the_meantime_is_not_overwritten(
    ada: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    client = at_desk(ada)
    mine = {**typed(client), "late_days": "5"}
    saved(client, {**typed(client), "fix_due_hours": "8"})
    answer = client.post(URL, mine)
    assert answer.status_code == 409
    assert "Somebody else changed the policy" in plain(answer)
    daily.refresh_from_db()
    assert (daily.policy.late_days, daily.policy.fix_due_hours) == (30, 8)


@pytest.mark.parametrize("name", READY)
def test_a_ready_policy_shows_what_differs_and_keeps_the_houses_texts(
    ada: Staff, daily: Outlet, at_desk: AtDesk, name: str
) -> None:
    daily.policy_data = {**daily.policy_data, "desk_name": "Our desk", "time_zone": "Europe/Kyiv"}
    daily.save()
    client = at_desk(ada)
    page = plain(client.get(f"/desk/policy/?outlet=daily&start={name}"))
    assert "What will change" in page
    saved(client, typed(client, f"&start={name}"))
    daily.refresh_from_db()
    assert daily.policy.fix_due_hours == READY[name]["fix_due_hours"]
    assert (daily.policy.desk_name, daily.policy.time_zone) == ("Our desk", "Europe/Kyiv")


def test_the_house_goes_back_to_what_was(ada: Staff, daily: Outlet, at_desk: AtDesk) -> None:
    client = at_desk(ada)
    saved(client, {**typed(client), "fix_due_hours": "8"})
    entry = AuditEntry.objects.get(verb="outlet.change")
    saved(client, typed(client, f"&start=before-{entry.pk}"))
    daily.refresh_from_db()
    assert daily.policy.fix_due_hours == 24
    assert AuditEntry.objects.filter(verb="outlet.change").count() == 2


def test_others_read_it_and_cannot_change_it(edda: Staff, daily: Outlet, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    page = plain(client.get("/desk/policy/"))
    assert "An administrator changes it" in page
    assert "See what changes" not in page
    assert client.post(URL, {"fix_due_hours": "8"}).status_code == 403
    assert not AuditEntry.objects.filter(verb="outlet.change", outlet=daily).exists()


def test_another_outlets_policy_is_not_found(stranger: Staff, at_desk: AtDesk) -> None:
    assert at_desk(stranger).get("/desk/policy/?outlet=daily").status_code == 404


@pytest.mark.parametrize("start", ["nothing", "before-0", "before-x", "before-" + "9" * 30])
def test_there_is_no_such_start(ada: Staff, at_desk: AtDesk, start: str) -> None:
    assert at_desk(ada).get(f"/desk/policy/?start={start}").status_code == 404


def test_data_of_an_older_version_is_shown_and_saved_as_what_is_known(
    ada: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    daily.policy_data = {"fix_due_hours": "soon", "gone_since_1": True, "late_days": 9}
    daily.save()
    client = at_desk(ada)
    saved(client, {**typed(client), "contact": "desk@daily.example"})
    daily.refresh_from_db()
    assert (daily.policy.late_days, daily.policy.fix_due_hours) == (9, 24)
    assert "gone_since_1" not in daily.policy_data
