"""The audit trail on the screen and as a file."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor, of
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.people.tests.conftest import AtDesk


@pytest.fixture
def desk(stan: Staff, at_desk: AtDesk) -> Client:
    """Stan's browser."""
    return at_desk(stan)


def file_of(client: Client, kind: str, **asked: str) -> str:
    answer = client.get("/desk/audit/export", {"as": kind, **asked})
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]


def test_it_is_read_a_page_at_a_time(desk: Client, daily: Outlet, edda: Staff) -> None:
    for number in range(60):
        record(of(edda), "case.note", daily, daily, number=f"note {number}.")
    first = desk.get("/desk/audit/?verb=case.note")
    assert len(first.context["lines"]) == 50
    second = desk.get("/desk/audit/" + first.context["older"])
    assert len(second.context["lines"]) == 10
    assert "wrote a note" in second.content.decode()


def test_a_day_is_the_outlets_own(desk: Client, daily: Outlet, edda: Staff) -> None:
    daily.policy_data = {"time_zone": "Pacific/Kiritimati"}  # fourteen hours ahead
    daily.save()
    from datetime import UTC, datetime

    with clock.frozen(datetime(2031, 5, 24, 23, 0, tzinfo=UTC)):
        record(of(edda), "case.note", daily, daily)
    asked = {"verb": "case.note", "since": "2031-05-25", "until": "2031-05-25"}
    assert len(desk.get("/desk/audit/", asked).context["lines"]) == 1
    asked |= {"since": "2031-05-24", "until": "2031-05-24"}
    assert desk.get("/desk/audit/", asked).context["lines"] == []


def test_keys_and_moments_are_said_in_the_words_of_the_desk(
    desk: Client, daily: Outlet, edda: Staff
) -> None:
    daily.policy_data = {"time_zone": "Pacific/Kiritimati"}
    daily.save()
    moment, kind = "2031-05-24T23:00:00.123456+00:00", "editors_note"
    record(of(edda), "case.check", daily, daily, until=moment, kind=kind)
    page = desk.get("/desk/audit/?verb=case.check").content.decode()
    assert "25 May 2031, 13:00" in page
    assert "Editor’s note" in page
    assert moment not in page
    assert kind not in page


def test_rows_that_have_no_page_are_not_named_by_their_keys(
    desk: Client, daily: Outlet, edda: Staff
) -> None:
    record(of(edda), "filter.save", daily, daily, name="Late ones")
    page = desk.get("/desk/audit/?verb=filter.save").content.decode()
    assert "Late ones" in page
    assert f"outlet:{daily.pk}" not in page


@pytest.mark.parametrize(
    "asked",
    [{"since": "yesterday"}, {"until": "2031-02-30"}, {"before": "x"}, {"before": "9" * 30}],
)
def test_what_cannot_be_asked_is_said(desk: Client, asked: dict[str, str]) -> None:
    assert desk.get("/desk/audit/", asked).status_code == 422
    assert desk.get("/desk/audit/export", {"as": "csv", **asked}).status_code == 422


def test_the_end_of_the_calendar_is_a_day_like_others(desk: Client) -> None:
    asked = {"since": "0001-01-01", "until": "9999-12-31"}
    assert desk.get("/desk/audit/", asked).context["lines"]


def test_as_json_lines_it_is_whole_and_filtered(desk: Client, daily: Outlet, edda: Staff) -> None:
    record(of(edda), "case.note", daily, daily, said="«ґ»")
    rows = [json.loads(line) for line in file_of(desk, "jsonl", who="Edda Brandt").splitlines()]
    (row,) = rows
    assert row["verb"] == "case.note"
    assert row["detail"] == {"said": "«ґ»"}
    assert row["at"].endswith("+00:00")
    assert len(file_of(desk, "jsonl").splitlines()) > 1


def test_as_csv_no_cell_is_worked_out_by_a_spreadsheet(desk: Client, daily: Outlet) -> None:
    record(Actor('=HYPERLINK("https://x.example")'), "case.note", daily, daily)
    rows = list(csv.DictReader(io.StringIO(file_of(desk, "csv"))))
    assert rows[-1]["who"].startswith("'=")
    assert set(rows[-1]) == {"at", "who", "verb", "target", "detail"}


def test_an_unknown_kind_of_file_is_refused(desk: Client) -> None:
    assert desk.get("/desk/audit/export", {"as": "xlsx"}).status_code == 422


@pytest.mark.parametrize("name", ["rolf", "edda"])
@pytest.mark.parametrize("url", ["/desk/audit/", "/desk/audit/export?as=csv"])
def test_reporters_and_editors_do_not_read_it(
    request: pytest.FixtureRequest, at_desk: AtDesk, name: str, url: str
) -> None:
    assert at_desk(request.getfixturevalue(name)).get(url).status_code == 403


def test_nor_is_another_outlets_read(desk: Client, stan: Staff) -> None:
    herald = an_outlet("herald", "The Herald")
    assert desk.get("/desk/audit/?outlet=herald").status_code == 403
    herald.memberships.create(staff=stan, role=Role.EDITOR)
    assert desk.get("/desk/audit/?outlet=herald").status_code == 403


def test_words_that_came_in_are_only_words(desk: Client, daily: Outlet, edda: Staff) -> None:
    record(of(edda), "case.note", daily, daily, said="<script>alert(1)</script>")
    assert "<script>alert" not in desk.get("/desk/audit/").content.decode()
