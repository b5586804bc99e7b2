"""Searches are saved, shared and given up over the API as on the desk."""

from __future__ import annotations

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.api.tests.calling import Program

MINE = {"name": "Old facts", "q": "is:open is:fact", "sort": "due"}


def test_one_of_your_own_is_saved_replaced_and_given_up(daily: Outlet, edda: Staff) -> None:
    program = Program(edda)
    status, kept = program("post", "filters", MINE)
    assert (status, kept["name"], kept["outlet"], kept["yours"]) == (201, "Old facts", "", True)
    again = program("post", "filters", {**MINE, "q": "is:fact"})[1]
    assert (again["id"], again["q"]) == (kept["id"], "is:fact")
    assert program("get", "filters")[1]["filters"] == [again]
    assert program("delete", f"filters/{kept['id']}") == (204, "")
    assert program("get", "filters")[1]["filters"] == []


def test_a_shared_one_is_everybodys_to_use_and_its_makers_to_give_up(
    daily: Outlet, edda: Staff, rolf: Staff
) -> None:
    kept = Program(edda)("post", "filters", {**MINE, "outlet": "daily"})[1]
    (seen,) = Program(rolf)("get", "filters")[1]["filters"]
    assert (seen["by"], seen["yours"], seen["outlet"]) == ("Edda Brandt", False, "daily")
    status, problem = Program(rolf)("delete", f"filters/{kept['id']}")
    assert (status, "Edda Brandt" in problem["detail"]) == (422, True)


def test_a_reporter_shares_none(daily: Outlet, rolf: Staff) -> None:
    program = Program(rolf)
    assert program("post", "filters", {**MINE, "outlet": "daily"})[0] == 403
    assert program("post", "filters", MINE)[0] == 201


def test_what_cannot_be_is_refused_in_words(daily: Outlet, edda: Staff) -> None:
    program = Program(edda)
    assert program("post", "filters", {**MINE, "name": " "})[1]["detail"].startswith("Give the")
    assert program("post", "filters", {**MINE, "sort": "colour"})[0] == 422
    assert program("post", "filters", {**MINE, "outlet": "herald"})[0] == 404
    assert program("delete", "filters/99")[0] == 404
