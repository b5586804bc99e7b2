"""A program sees the cases of its member of staff, and puts reports into others."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from corrigenda.conftest import Send, an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]
Ask = Callable[..., tuple[int, dict[str, Any]]]


def asks(staff: Staff) -> Ask:
    """The program of somebody, with a token of theirs."""
    token = make_token(staff, name="script")

    def ask(path: str = "", given: object = None) -> tuple[int, dict[str, Any]]:
        client = Client(headers={"Authorization": f"Bearer {token}"})
        address = f"/api/cases{path}"
        if given is None:
            answer = client.get(address)
        else:
            answer = client.post(address, json.dumps(given), content_type="application/json")
        return answer.status_code, json.loads(answer.content)

    return ask


@pytest.fixture
def two(send: Send, work: Work) -> tuple[Case, Case]:
    """A typo that two readers reported, and a figure."""
    send("afer", "after")
    send("afer", "after", why="A letter is missing.")
    send("28,000", "26,000")
    work()
    typo, figure = Case.objects.order_by("pk")
    return typo, figure


def test_cases_are_listed_the_newest_first(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    status, found = asks(edda)()
    assert status == 200
    assert [one["id"] for one in found["cases"]] == [figure.pk, typo.pk]
    assert found["cases"][1]["readers"] == 2
    ask = asks(edda)
    assert [one["id"] for one in ask("?limit=1")[1]["cases"]] == [figure.pk]
    assert [one["id"] for one in ask(f"?before={figure.pk}")[1]["cases"]] == [typo.pk]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?lane=typo", 1),
        ("?state=open", 2),
        ("?state=declined", 0),
        ("?outlet=daily", 2),
        ("?outlet=weekly", 0),
        ("?url=https://daily.example/world/treaty", 2),
        ("?url=https://daily.example/nothing", 0),
    ],
)
def test_a_list_can_be_narrowed(
    two: tuple[Case, Case], edda: Staff, query: str, count: int
) -> None:
    assert len(asks(edda)(query)[1]["cases"]) == count


def test_a_list_is_no_longer_with_more_cases(
    two: tuple[Case, Case],
    edda: Staff,
    send: Send,
    work: Work,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    for words in ("honour", "Maren", "bridges", "officials"):
        send(words)
    work()
    with django_assert_max_num_queries(12):
        assert len(asks(edda)()[1]["cases"]) >= 5


def test_one_case_is_told_with_what_is_in_it(two: tuple[Case, Case], edda: Staff) -> None:
    typo, _ = two
    status, found = asks(edda)(f"/{typo.pk}")
    assert (status, found["case"]["says"]) == (200, "afer")
    assert found["suggestions"] == [{"says": "afer", "should_say": "after", "readers": 2}]
    assert [one["why"] for one in found["reports"]] == ["A letter is missing.", ""]
    assert "address" not in json.dumps(found)


def test_other_places_are_told(
    daily: Outlet, story: Article, two: tuple[Case, Case], edda: Staff, work: Work
) -> None:
    line = "The fund holds 28,000 crowns and pays for 12 bridges, officials said."
    report_on(publish(daily, "/money/fund", "Other news of the day.", line), line, "28,000")
    work()
    (place,) = asks(edda)(f"/{two[1].pk}")[1]["places"]
    assert (place["url"], place["found_by"]) == ("https://daily.example/money/fund", "report")


def test_merged_split_and_merged_again(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    ask = asks(edda)
    status, found = ask(f"/{figure.pk}/merge", {"into": typo.pk})
    assert (status, found["case"]["readers"]) == (200, 3)
    assert ask(f"/{figure.pk}")[1]["case"]["id"] == typo.pk
    keys = list(Report.objects.filter(says="28,000").values_list("pk", flat=True))
    status, found = ask(f"/{typo.pk}/split", {"reports": keys})
    assert (status, found["case"]["id"], found["case"]["says"]) == (200, figure.pk, "28,000")


def test_moved_to_the_other_lane_and_opened_again(two: tuple[Case, Case], edda: Staff) -> None:
    typo, figure = two
    ask = asks(edda)
    status, found = ask(f"/{typo.pk}/lane", {"lane": "fact"})
    assert (status, found["lane"], found["lane_reason"]) == (200, "fact", "moved by Edda Brandt")
    decline(figure, reason="It is right.", by=actors.of(edda))
    status, found = ask(f"/{figure.pk}/reopen", {"reason": "The table was corrected."})
    assert (status, found["state"]) == (200, "new")


@pytest.mark.parametrize(
    ("path", "given", "status", "kind"),
    [
        ("/{typo}/merge", {"into": "{typo}"}, 422, "case"),
        ("/{typo}/merge", {"into": 10**9}, 404, "http"),
        ("/{typo}/split", {"reports": []}, 422, "case"),
        ("/{typo}/split", {"reports": "all"}, 422, "wrong-types"),
        ("/{typo}/lane", {"lane": "urgent"}, 422, "wrong-types"),
        ("/{typo}/reopen", {"reason": "Why not"}, 409, "elsewhere"),
        ("/{typo}/reopen", {"reason": " "}, 422, "case"),
        ("/1000000000", None, 404, "http"),
    ],
)
def test_what_cannot_be_done_is_a_problem_document(
    two: tuple[Case, Case],
    edda: Staff,
    path: str,
    given: dict[str, object] | None,
    status: int,
    kind: str,
) -> None:
    typo = str(two[0].pk)
    body = json.loads(json.dumps(given).replace('"{typo}"', typo))
    found = asks(edda)(path.replace("{typo}", typo), body)
    assert (found[0], found[1]["type"]) == (status, f"about:blank#{kind}")


def test_a_reporter_sees_no_case_on_others_stories_and_nobody_without_a_token(
    two: tuple[Case, Case], rolf: Staff, client: Client
) -> None:
    ask = asks(rolf)
    assert ask()[1]["cases"] == []
    assert ask(f"/{two[0].pk}")[0] == 404
    assert ask(f"/{two[0].pk}/lane", {"lane": "fact"})[0] == 404
    assert client.get("/api/cases").status_code == 401


def test_another_outlets_cases_are_not_to_be_seen(
    two: tuple[Case, Case], edda: Staff, work: Work
) -> None:
    line = "Ferries will run every twenty minutes from the first of the month."
    report_on(publish(an_outlet("weekly", "The Weekly"), "/ferries", line), line, "Ferries")
    work()
    other = Case.objects.get(says="Ferries")
    ask = asks(edda)
    assert ask(f"/{other.pk}")[0] == 404
    assert ask(f"/{two[0].pk}/merge", {"into": other.pk})[0] == 404
