"""What else was made of a story stands on the ledger, by hand and by the house's own systems."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions.note_copy import MOST, Noted, note_copy, note_copy_state
from corrigenda.flow.propagation.copies.ledger import copies_of, ledger_of
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock

from .conftest import Archive

BRIEFING = Noted("newsletter", "Morning briefing of 12 May", external_id="briefing/12")


def test_a_newsletter_is_on_the_ledger_until_somebody_says_that_it_is_corrected(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    copy = note_copy(corrected, BRIEFING, by=of(edda))
    assert (copy.state, copy.by_hand) == ("confirmed", True)
    archive.look()
    assert ledger_of(corrected).waiting == 1
    note_copy_state(corrected, copy.pk, "corrected", by=of(edda))
    ledger = ledger_of(corrected)
    assert (ledger.corrected, ledger.followed) == (1, 1)


@pytest.mark.parametrize("state", ["corrected", "gone", "declined", "requested"])
def test_what_somebody_said_wrongly_of_an_entry_is_taken_back_and_both_are_on_record(
    corrected: Case, edda: Staff, state: str
) -> None:
    copy = note_copy(corrected, BRIEFING, by=of(edda))
    note_copy_state(corrected, copy.pk, state, by=of(edda))
    assert note_copy_state(corrected, copy.pk, "confirmed", by=of(edda)).state == "confirmed"
    assert ledger_of(corrected).waiting == 1
    told = AuditEntry.objects.filter(verb="copy.note").order_by("-pk").first()
    assert told is not None
    assert (told.detail["was"], told.detail["state"]) == (state, "confirmed")


def test_from_one_end_to_the_other_is_one_press(corrected: Case, edda: Staff) -> None:
    copy = note_copy(corrected, BRIEFING, by=of(edda))
    note_copy_state(corrected, copy.pk, "gone", by=of(edda))
    assert note_copy_state(corrected, copy.pk, "corrected", by=of(edda)).state == "corrected"


def test_the_desk_offers_the_way_back(corrected: Case, edda: Staff, client: Client) -> None:
    copy = note_copy(corrected, BRIEFING, by=of(edda))
    client.force_login(edda)
    screen = f"/desk/cases/{corrected.pk}/copies"
    client.post(f"/desk/copies/{copy.pk}/state", {"state": "corrected"})
    assert "Not corrected after all" in client.get(f"{screen}?show=corrected").content.decode()
    client.post(f"/desk/copies/{copy.pk}/state", {"state": "gone"})
    assert "To be corrected after all" in client.get(f"{screen}?show=settled").content.decode()
    client.post(f"{screen}/judge", {"variant": str(copy.pk)})
    copy.refresh_from_db()
    assert copy.state == "confirmed"


def test_what_becomes_of_a_story_is_seen_and_not_said(corrected: Case, edda: Staff) -> None:
    (story, *_) = copies_of(corrected, [CopyState.FOUND])
    with pytest.raises(CopyError, match="seen in the story itself"):
        note_copy_state(corrected, story.pk, "corrected", by=of(edda))


@pytest.mark.parametrize(
    ("noted", "field"),
    [
        (Noted("story", "A story"), "kind"),
        (Noted("push", "  "), "title"),
        (Noted("push", "t" * 301), "title"),
        (Noted("push", "Push", url="javascript:alert(1)"), "url"),
        (Noted("push", "Push", state="found"), "state"),
        (Noted("push", "A NUL\0"), "title"),
    ],
)
def test_an_entry_that_cannot_be_so_is_refused_by_its_field(
    corrected: Case, edda: Staff, noted: Noted, field: str
) -> None:
    with pytest.raises(CopyError) as caught:
        note_copy(corrected, noted, by=of(edda))
    assert caught.value.field == field
    assert not Copy.objects.exclude(kind="story").exists()


def test_places_at_another_house_leave_room_for_entries_by_hand(
    corrected: Case, edda: Staff
) -> None:
    now, place = clock.now(), {"case": corrected, "outlet": corrected.outlet, "selector_data": {}}
    Copy.objects.bulk_create(
        Copy(kind=kind, external_id=f"{begins}:{one}", state_at=now, found_at=now, **place)
        for kind, begins, many in (("other", "packet", MOST), ("newsletter", "briefing", MOST - 1))
        for one in range(many)
    )
    note_copy(corrected, Noted("push", "A push"), by=of(edda))
    with pytest.raises(CopyError, match=f"{MOST} entries"):
        note_copy(corrected, Noted("push", "Another push"), by=of(edda))
    with pytest.raises(CopyError, match="are ours"):
        note_copy(corrected, Noted("other", "A place", external_id="packet:1"), by=of(edda))


def sent(client: Client, method: str, path: str, token: str, body: object = None) -> Any:
    answer = client.generic(
        method,
        f"/api/{path}",
        data=json.dumps(body) if body is not None else "",
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    return answer.status_code, json.loads(answer.content or b"null")


def cms_token(outlet: Outlet) -> str:
    return change_outlet(outlet, Change(new_token=True), by=OPERATOR).api_token


def test_the_houses_own_system_keeps_its_entries_by_the_id_of_the_fix(
    corrected: Case, daily: Outlet, client: Client
) -> None:
    token = cms_token(daily)
    body = {"fix": f"{Correction.objects.get().pk}", "id": "nl/12", "kind": "newsletter"}
    body |= {"title": "Briefing", "url": "https://daily.example/briefing/12"}
    status, made = sent(client, "PUT", "copies", token, body)
    assert (status, made["state"]) == (200, "confirmed")
    status, again = sent(client, "PUT", "copies", token, body | {"state": "corrected"})
    assert (status, again["id"], again["state"]) == (200, made["id"], "corrected")
    assert sent(client, "PUT", "copies", token, body | {"state": "confirmed"})[0] == 409
    assert sent(client, "PUT", "copies", token, body | {"id": ""})[0] == 422
    assert sent(client, "PUT", "copies", token, body | {"fix": "999999"})[0] == 404
    other = cms_token(an_outlet("weekly", "The Weekly Example"))
    assert sent(client, "PUT", "copies", other, body)[0] == 404


def test_a_program_sweeps_judges_and_corrects(
    corrected: Case, archive: Archive, edda: Staff, client: Client
) -> None:
    token, case = make_token(edda, name="script"), f"cases/{corrected.pk}"
    status, asked = sent(client, "POST", f"{case}/sweep", token)
    assert (status, asked["searching"]) == (202, True)
    archive.work()
    status, found = sent(client, "GET", f"{case}/copies?state=variant", token)
    assert (status, found["searching"], found["ledger"]["found"]) == (200, False, 2)
    (variant,) = found["copies"]
    assert variant["differs"] == [{"what": "figure", "here": ["1140"], "there": ["1410"]}]
    assert sent(client, "POST", f"{case}/copies/confirm", token, {}) == (200, {"count": 2})
    assert sent(client, "POST", f"copies/{variant['id']}/confirm", token)[0] == 200
    archive.look()
    words = "This story gave the length of the Ossel as 1,140 kilometres; it is 1,240 kilometres."
    status, done = sent(client, "POST", f"{case}/copies/correct", token, {"words": words})
    assert (status, done["decided"]) == (200, 2)
    assert len(done["refused"]) == 1  # the variant, into whose words the fix does not go
    archive.mend()
    assert ledger_of(corrected).corrected == 2
    assert sent(client, "GET", f"{case}/copies?state=lost", token)[0] == 422
    assert sent(client, "POST", f"copies/{2**40}/confirm", token)[0] == 404


def test_the_public_is_told_counts_where_the_house_wants_it(
    corrected: Case, daily: Outlet, edda: Staff, client: Client
) -> None:
    note_copy(corrected, BRIEFING, by=of(edda))
    note_copy(corrected, Noted("push", "Push", state="corrected"), by=of(edda))
    entry = f"/corrections/{Entry.objects.get().public_id}"
    assert client.get(f"{entry}/copies.json").status_code == 404
    assert "1 of 2 corrected" not in client.get(entry).content.decode()
    Outlet.objects.filter(pk=daily.pk).update(policy_data={"copies_public": True})
    assert client.get(f"{entry}/copies.json").json() == {"places": 2, "corrected": 1, "gone": 0}
    page = client.get(entry).content.decode()
    assert "<dd>1 of 2 corrected</dd>" in page
    file = f'{entry}/copies.json"><bdi dir="ltr">copies.json</bdi>'
    assert file in page.partition("formats")[2]  # with the other files, not behind the count
    assert "briefing" not in page
