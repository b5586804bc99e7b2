"""The log in full, as CSV and as JSON Lines: streamed, and gone on with from any line."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.surfaces.public.tests.conftest import NOON, Fill, Publish

pytestmark = pytest.mark.django_db

READER = "My neighbour Wilhelmina told me."


def told(client: Client, **given: str) -> list[dict[str, object]]:
    answer = client.get("/corrections/export.jsonl", given)
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


def rows(client: Client, **given: str) -> list[dict[str, str]]:
    text = b"".join(client.get("/corrections/export.csv", given).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_entry_is_a_line_in_the_order_of_the_log(client: Client, publish: Publish) -> None:
    first = publish("The fund holds 82,000 crowns.", after="82,000 crowns")
    second = publish("The fund holds 28,500 crowns.", after="28,500 crowns")
    old, new = told(client)
    assert (old["id"], new["id"]) == (first.public_id, second.public_id)
    assert old["superseded_by"] == new["permalink"]
    assert new["supersedes"] == old["permalink"]
    assert (old["before"], old["after"]) == ("28,000 crowns", "82,000 crowns")
    assert old["published_at"] == NOON.isoformat()
    assert old["words"] == "The fund holds 82,000 crowns."
    assert (old["kind"], old["section"], old["authors"]) == ("correction", "world", [])


def test_csv_and_json_lines_say_the_same(client: Client, publish: Publish, fill: Fill) -> None:
    fill(publish('One,\r\n“two”\n"three" – \U0001f98a نهار.'), 3)
    for row, line in zip(rows(client), told(client), strict=True):
        line["authors"] = "; ".join(line["authors"])  # type: ignore[arg-type]
        assert row == {name: value or "" for name, value in line.items()}


def test_the_csv_is_as_rfc_4180_wants_it(client: Client, publish: Publish, fill: Fill) -> None:
    fill(publish("Today."), 1, words='He said "no",\nand left.')
    answer = client.get("/corrections/export.csv")
    body = b"".join(answer.streaming_content)
    assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert "attachment" in answer["Content-Disposition"]
    header, _, quoted = body.split(b"\r\n")[:3]
    assert header.startswith(b"cursor,id,kind,outlet,published_at,url")
    assert b'"He said ""no"",\nand left."' in quoted
    assert body.endswith(b"\r\n")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_a_formula(client: Client, publish: Publish, fill: Fill, words: str) -> None:
    fill(publish("Today."), 1, words=words)
    assert rows(client)[1]["words"] == f"'{words}"
    assert told(client)[1]["words"] == words


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_an_interrupted_download_is_gone_on_with(
    client: Client, publish: Publish, fill: Fill, ending: str
) -> None:
    fill(publish("Today."), 12)
    whole = b"".join(client.get(f"/corrections/export.{ending}").streaming_content)
    lines = told(client)
    for at in (0, 5, 12):
        behind = {"after": str(lines[at]["cursor"])}
        rest = b"".join(client.get(f"/corrections/export.{ending}", behind).streaming_content)
        had = whole[: len(whole) - len(rest)]
        assert had + rest == whole
        assert len(rest.splitlines()) == 12 - at
        by_id = told(client, after=str(lines[at]["id"]))
        assert [one["id"] for one in by_id] == [one["id"] for one in lines[at + 1 :]]


def test_what_is_published_later_comes_behind_the_last_line(
    client: Client, publish: Publish
) -> None:
    publish("The fund holds 82,000 crowns.")
    (last,) = told(client)
    assert told(client, after=str(last["cursor"])) == []
    publish("The fund holds 28,500 crowns.")
    (new,) = told(client, after=str(last["cursor"]))
    assert new["words"] == "The fund holds 28,500 crowns."


@pytest.mark.parametrize(
    "after", ["nobody", "1.2", "-1.2.3", "1.2.x", "\x00", "9" * 300, "9.9.9.9"]
)
def test_a_cursor_that_is_none_is_explained(client: Client, publish: Publish, after: str) -> None:
    publish("Today.")
    answer = client.get("/corrections/export.csv", {"after": after})
    assert answer.status_code == 400
    assert "cursor of the last line" in answer.content.decode()


@pytest.mark.parametrize("after", ["999999999999999999.1.1", "1." + "9" * 19 + ".1"])
def test_a_cursor_from_beyond_is_no_failure(client: Client, publish: Publish, after: str) -> None:
    publish("Today.")
    assert client.get("/corrections/export.csv", {"after": after}).status_code in (200, 400)


def test_who_has_it_already_is_not_sent_it_again(client: Client, publish: Publish) -> None:
    publish("The fund holds 82,000 crowns.")
    first = client.get("/corrections/export.jsonl")
    known = {"if-none-match": first["ETag"]}
    again = client.get("/corrections/export.jsonl", headers=known)
    assert (again.status_code, again["ETag"]) == (304, first["ETag"])
    second = publish("The fund holds 28,500 crowns.")
    assert client.get("/corrections/export.jsonl", headers=known).status_code == 200
    known = {"if-none-match": client.get("/corrections/export.jsonl")["ETag"]}
    Entry.objects.filter(pk=second.pk).update(words="", expunged_at=clock.now())
    assert client.get("/corrections/export.jsonl", headers=known).status_code == 200
    assert told(client)[1]["words"] == "Words were removed by law."


def test_ten_times_the_entries_cost_a_query_for_each_five_hundred(
    client: Client, publish: Publish, fill: Fill
) -> None:
    entry = publish("Today.")

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            told(client)
        return len(seen)

    few = queries()
    fill(entry, 600)
    assert queries() == few + 1
    assert len(told(client)) == 601


def test_one_outlet_alone(client: Client, publish: Publish) -> None:
    publish("Today.")
    an_outlet("weekly", "The Weekly Example")
    assert len(told(client, outlet="daily")) == len(told(client)) == 1
    assert told(client, outlet="weekly") == []
    assert client.get("/corrections/export.csv", {"outlet": "nobody"}).status_code == 404


def test_a_head_request_has_no_body(client: Client, publish: Publish) -> None:
    publish("Today.")
    answer = client.head("/corrections/export.csv")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.fixture
def fixed(send, work, edda) -> Correction:
    """A letter that was missing, put in an hour ago."""
    with clock.frozen(NOON - timedelta(hours=1)):
        send("afer", "after", kind="typo", why=READER)
        work()
        fix = decide(Case.objects.get(says="afer"), Decision("fix", after="after"), by=of(edda))
        work()
    return fix


def test_fixes_stand_among_the_lines_where_the_house_wants_it(
    client: Client, fixed: Correction, daily: Outlet
) -> None:
    with clock.frozen(NOON):
        assert told(client) == []
    daily.policy_data = {**daily.policy_data, "publish_fixes": True}
    daily.save()
    with clock.frozen(NOON):
        (line,) = told(client)
        assert told(client, after=str(line["cursor"])) == []
    assert (line["kind"], line["before"], line["after"]) == ("fix", "afer", "after")
    assert (line["words"], line["permalink"], line["id"]) == (None, None, f"fix-{fixed.pk}")
    assert line["url"] == fixed.article.url
    assert READER not in json.dumps(line)
    assert client.get("/corrections/feed.json").json()["items"] == []


def test_a_new_headline_of_a_story_that_was_fixed_is_told_to_who_has_the_lines(
    client: Client, fixed: Correction, daily: Outlet
) -> None:
    daily.policy_data = {**daily.policy_data, "publish_fixes": True}
    daily.save()
    with clock.frozen(NOON):
        known = {"if-none-match": client.get("/corrections/export.jsonl")["ETag"]}
        assert client.get("/corrections/export.jsonl", headers=known).status_code == 304
        push(daily, fixed.article.url, Story((Block(Role.headline, "Anew"),)))
        assert client.get("/corrections/export.jsonl", headers=known).status_code == 200
        assert told(client)[0]["headline"] == "Anew"


def test_fixes_and_entries_stand_in_the_order_of_their_time(
    client: Client, fixed: Correction, daily: Outlet, publish: Publish
) -> None:
    daily.policy_data = {**daily.policy_data, "publish_fixes": True}
    daily.save()
    entry = publish("The fund holds 82,000 crowns.")
    with clock.frozen(NOON + timedelta(hours=1)):
        lines = told(client)
        rest = told(client, after=str(lines[0]["cursor"]))
        assert told(client, after=entry.public_id) == []
    assert [one["id"] for one in lines] == [f"fix-{fixed.pk}", entry.public_id]
    assert rest == lines[1:]


def test_a_fix_that_can_still_be_taken_back_is_not_told(
    client: Client, fixed: Correction, daily: Outlet
) -> None:
    daily.policy_data = {**daily.policy_data, "publish_fixes": True}
    daily.save()
    assert fixed.approved_at is not None
    with clock.frozen(fixed.approved_at + timedelta(seconds=30)):
        assert told(client) == []
    with clock.frozen(fixed.approved_at + timedelta(seconds=90)):
        assert len(told(client)) == 1
