"""Deliveries and endpoints over the API: the verbs of the desk, by a staff member's token."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import Endpoint
from corrigenda.flow.propagation.tests.making import a_mail

GIVEN = {"name": "A", "url": "https://archive.example/hook", "events": ["case.opened"]}


class Api:
    """A program that holds a token of somebody's."""

    def __init__(self, staff: Staff) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {make_token(staff, name='t')}"})

    def __call__(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        send = getattr(self.client, method)
        answer = (
            send(f"/api{path}", body, content_type="application/json")
            if body
            else send(f"/api{path}")
        )
        return answer.status_code, answer.json() if answer.content else None


def test_deliveries_are_listed_tried_again_and_given_up(daily: Outlet, edda: Staff) -> None:
    mail = a_mail(daily, edda)
    api = Api(edda)

    status, found = api("get", "/deliveries?state=waiting&channel=email")
    assert (status, [one["to"] for one in found["deliveries"]]) == (200, ["Edda Brandt"])
    assert api("get", "/deliveries?state=sent")[1] == {"deliveries": []}

    assert api("post", f"/deliveries/{mail.pk}/give-up")[1]["state"] == "given_up"
    assert api("post", f"/deliveries/{mail.pk}/retry")[1]["state"] == "waiting"
    status, problem = api("post", f"/deliveries/{mail.pk}/retry")
    assert (status, problem["status"]) == (409, 409)
    assert api("post", "/deliveries/9999/retry")[0] == 404


def test_an_endpoint_is_added_changed_given_a_secret_and_removed(daily: Outlet, ada: Staff) -> None:
    api = Api(ada)
    status, made = api("post", "/endpoints", GIVEN)
    assert status == 201
    secret = made.pop("secret")
    assert secret.startswith("whsec_")
    assert api("get", "/endpoints")[1] == {"endpoints": [made]}

    changed = api("put", f"/endpoints/{made['id']}", {**GIVEN, "name": "B", "is_on": False})[1]
    assert (changed["name"], changed["is_on"]) == ("B", False)
    assert api("post", f"/endpoints/{made['id']}/secret")[1]["secret"] != secret
    tested = api("post", f"/endpoints/{made['id']}/test")[1]
    assert (tested["state"], tested["error"]) == ("given_up", "The endpoint is switched off.")
    assert api("delete", f"/endpoints/{made['id']}") == (204, None)
    assert not Endpoint.objects.exists()


def test_what_cannot_be_is_a_problem_that_names_the_field(daily: Outlet, ada: Staff) -> None:
    status, problem = Api(ada)("post", "/endpoints", {**GIVEN, "events": ["case.gossip"]})

    assert (status, problem["field"]) == (422, "events")
    assert "case.opened" in problem["detail"]


@pytest.mark.parametrize("path", ["/deliveries", "/endpoints"])
def test_without_a_token_or_the_role_nothing_is_told(
    daily: Outlet, rolf: Staff, path: str, client: Client
) -> None:
    assert client.get(f"/api{path}").status_code == 401
    assert Api(rolf)("get", path)[0] == 403


def test_an_editor_sees_deliveries_and_no_endpoint(daily: Outlet, edda: Staff) -> None:
    api = Api(edda)

    assert api("get", "/deliveries")[0] == 200
    assert api("post", "/endpoints", GIVEN)[0] == 403
