"""The API tells a held report from a sent one, asks for work in a flood, lets the desk judge."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.api.tests.conftest import Post, problem, report_json

SPAM = {
    "should_say": "https://watches.example/1 https://watches.example/2",
    "why": "Buy now! Cheap Rolex",
}


def ask(client: Client, path: str, token: str, **given: Any) -> HttpResponse:
    head = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    if not given:
        return client.get(path, **head)  # type: ignore[return-value]
    data = json.dumps(given["body"])
    return client.post(path, data, content_type="application/json", **head)  # type: ignore[return-value]


@pytest.fixture
def eddas_token(edda: Staff) -> str:
    return make_token(edda, name="a program")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "like spam"), ("uk", "фільтр"), ("ar", "التصفية"), ("fr", "spam")],
)
def test_a_held_report_is_never_called_sent(
    daily: Outlet, post: Post, language: str, words: str
) -> None:
    answer = post(report_json(**SPAM, language=language))
    assert answer.status_code == 201
    said = json.loads(answer.content)
    assert said["held"] is True
    assert words in said["held_text"]
    assert Report.objects.get().state == "held"


def test_an_honest_one_is_not_held(daily: Outlet, post: Post) -> None:
    said = json.loads(post().content)
    assert (said["held"], said["held_text"]) == (False, "")


def test_in_a_flood_it_asks_for_a_proof_of_work(daily: Outlet, post: Post) -> None:
    daily.policy_data = {"attack_reports_per_page": 1}
    daily.save()
    assert post().status_code == 201
    sent = report_json()
    said = problem(post(sent), 428)
    assert said["type"] == "about:blank#proof-needed"
    assert {"algorithm", "challenge", "maxNumber", "salt", "signature"} == set(said["challenge"])
    assert json.loads(post({**sent, "proof": "unable"}).content)["held"] is True


def test_a_banned_reader_is_told_and_can_appeal(
    client: Client, daily: Outlet, story: Article, post: Post, eddas_token: str
) -> None:
    post(report_json(**SPAM))
    pk = Report.objects.get().pk
    made = ask(client, f"/api/held/{pk}/ban", eddas_token, body={"reason": "Watches."})
    assert made.status_code == 200
    said = problem(post(), 403)
    assert said["type"] == "about:blank#banned"
    assert said["form"].startswith("https://desk.example/report?url=")
    assert said["form"] in said["detail"]
    assert json.loads(post(report_json(appeal="I share a train.")).content)["held"] is True
    ban = json.loads(ask(client, "/api/bans", eddas_token).content)["bans"][0]
    assert ask(client, f"/api/bans/{ban['id']}/lift", eddas_token, body={}).status_code == 200
    assert json.loads(post().content)["held"] is False


def test_the_desk_judges_by_program(
    client: Client, daily: Outlet, post: Post, eddas_token: str
) -> None:
    for _ in range(2):
        post(report_json(**SPAM))
    found = json.loads(ask(client, "/api/held", eddas_token).content)
    assert found["total"] == 2
    one, other = (report["id"] for report in found["reports"])
    assert found["reports"][0]["parts"][0]["points"] >= 2
    path = "/api/held/{}/{}"
    ask(client, path.format(one, "release"), eddas_token, body={})
    ask(client, path.format(other, "reject"), eddas_token, body={"reason": "Watches."})
    assert set(Report.objects.values_list("state", flat=True)) == {"received", "rejected"}
    assert ask(client, path.format(one, "reject"), eddas_token, body={}).status_code == 404
    bad = ask(client, path.format(other, "reject"), eddas_token, body={"reason": "\x00"})
    assert bad.status_code in (409, 422)


def test_only_who_may(client: Client, daily: Outlet, rolf: Staff, post: Post) -> None:
    post(report_json(**SPAM))
    token = make_token(rolf, name="a program")
    assert ask(client, "/api/held", token).status_code == 403
    pk = Report.objects.get().pk
    assert ask(client, f"/api/held/{pk}/release", token, body={}).status_code == 403
    assert client.get("/api/held").status_code == 401
