"""Wherever an entry is read its words are gone, it is said, and caches take it anew."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.tests import assertions, schemas
from corrigenda.lib import clock

from .conftest import VENN, Expunge

REMOVED = "Words were removed by law."
Corrected = Callable[..., Entry]


@pytest.fixture
def entry(corrected: Corrected) -> Entry:
    """A correction that names somebody in its notice, and in what was wrong."""
    said = f"Correction: an earlier version called {VENN} the president. Ada Maro is."
    return corrected("President Orla Venn", "President Ada Maro", said)


PAGES = {
    "the log": "/corrections/?outlet=daily",
    "the permalink": "/corrections/{id}",
    "Atom": "/corrections/feed.atom",
    "RSS": "/corrections/feed.rss",
    "JSON Feed": "/corrections/feed.json",
    "the feed of the story": "/corrections/feed.atom?url={url}",
    "CSV": "/corrections/export.csv",
    "JSON Lines": "/corrections/export.jsonl",
    "the annotation": "/corrections/{id}/annotation.jsonld",
    "schema.org": "/corrections/{id}/schema.jsonld",
    "ninjs": "/corrections/{id}/ninjs.json",
    "NewsML": "/corrections/{id}/newsml.xml",
    "notices as JSON": "/api/notices?url={url}",
    "notices as HTML": "/api/notices?url={url}&format=html",
    "notices as JSON-LD": "/api/notices?url={url}&format=jsonld",
}
CACHED = [one for one in PAGES if one not in ("the log", "the permalink")]


def read(client: Client, page: str, entry: Entry, **headers: str) -> tuple[int, str, str]:
    """Status, body and ETag."""
    address = PAGES[page].format(id=entry.public_id, url=STORY_URL)
    answer = client.get(address, headers=headers)
    body = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, body.decode(), answer.get("ETag", "")


@pytest.mark.parametrize("page", PAGES)
def test_the_words_are_gone_and_it_is_said(
    client: Client, entry: Entry, expunged: Expunge, page: str
) -> None:
    _, before, _ = read(client, page, entry)
    assert "Venn" in before
    expunged(VENN)
    status, after, _ = read(client, page, entry)
    assert status == 200
    assert "Venn" not in after
    assert "Orla" not in after
    assert REMOVED in after


@pytest.mark.parametrize("page", CACHED)
def test_whoever_has_it_in_a_cache_gets_it_anew(
    client: Client, entry: Entry, expunged: Expunge, page: str
) -> None:
    _, _, etag = read(client, page, entry)
    assert etag
    assert read(client, page, entry, **{"If-None-Match": etag})[0] == 304
    expunged(VENN)
    status, body, anew = read(client, page, entry, **{"If-None-Match": etag})
    assert (status, anew != etag) == (200, True)
    assert "Venn" not in body


def test_a_headline_alone_that_goes_changes_the_notices_as_well(
    client: Client, entry: Entry, expunged: Expunge
) -> None:
    _, _, etag = read(client, "notices as JSON", entry)
    expunged("Maren and Tolva")
    entry.refresh_from_db()
    assert (entry.headline, bool(entry.words)) == ("", True)
    status, body, _ = read(client, "notices as JSON", entry, **{"If-None-Match": etag})
    assert status == 200
    [notice] = json.loads(body)["notices"]
    assert notice["words"].endswith(f"Ada Maro is. {REMOVED}")
    assert notice["expunged_at"]


def test_a_feed_reader_puts_it_over_its_copy_however_old_it_is(
    client: Client, entry: Entry, expunged: Expunge
) -> None:
    Entry.objects.filter(pk=entry.pk).update(published_at=clock.now() - timedelta(days=400))
    old = json.loads(read(client, "JSON Feed", entry)[1])["items"][0]
    expunged(VENN)
    # Fifty newer ones, which would fill the feed.
    _make_newer(entry, 50)
    items = {one["id"]: one for one in json.loads(read(client, "JSON Feed", entry)[1])["items"]}
    assert len(items) == 51
    new = items[old["id"]]
    assert new["date_modified"] > old["date_modified"]
    assert new["date_published"] == old["date_published"]
    assert new["content_text"] == REMOVED
    assert "expunged" in new["tags"]
    atom = read(client, "Atom", entry)[1]
    [mine] = [one for one in atom.split("<entry>") if old["id"] in one]
    assert (
        re.search(r"<updated>(.+?)</updated>", mine)[1]
        > re.search(  # type: ignore[index]
            r"<published>(.+?)</published>", mine
        )[1]
    )  # type: ignore[index]


def _make_newer(entry: Entry, count: int) -> None:
    from corrigenda.flow.corrections.models import Correction

    correction = entry.correction
    now = clock.now()
    for number in range(count):
        correction.pk = None
        correction._state.adding = True
        correction.save()
        Entry.objects.create(
            public_id=f"newer{number}", outlet=entry.outlet, article=entry.article,
            correction=Correction.objects.get(pk=correction.pk), kind=entry.kind, url=entry.url,
            headline="A headline", words="Words.", language="en",
            published_at=now + timedelta(seconds=number),
        )  # fmt: skip


def test_receivers_are_told_to_delete_their_copies(
    client: Client, entry: Entry, expunged: Expunge
) -> None:
    before = json.loads(read(client, "ninjs", entry)[1])
    expunged(VENN)
    ninjs = json.loads(read(client, "ninjs", entry)[1])
    assert (before["pubStatus"], ninjs["pubStatus"]) == ("usable", "canceled")
    assert int(ninjs["version"]) > int(before["version"])
    assert ninjs["versionCreated"] > before["versionCreated"]
    assert "Delete every copy" in ninjs["edNote"]
    newsml = read(client, "NewsML", entry)[1]
    assert 'pubStatus qcode="stat:canceled"' in newsml
    assert "remoteContent" not in newsml


@pytest.mark.skipif(bool(schemas.LACKING), reason=schemas.LACKING)
def test_it_is_by_the_vocabulary_of_schema_org_too(
    client: Client, entry: Entry, expunged: Expunge
) -> None:
    expunged(VENN, "Maren and Tolva sign treaty")
    page = json.loads(read(client, "schema.org", entry)[1])
    assert schemas.schema_org_errors(page) == []


def test_every_format_is_valid_still(client: Client, entry: Entry, expunged: Expunge) -> None:
    expunged(VENN, "Maren and Tolva sign treaty")
    page = json.loads(read(client, "schema.org", entry)[1])
    assert assertions.schema_org(page) == []
    annotation = json.loads(read(client, "the annotation", entry)[1])
    assert "selector" not in annotation["target"]
    assert [one["purpose"] for one in annotation["body"] if "value" in one] == ["commenting"]


def test_nobody_finds_the_entry_by_the_words(
    client: Client, entry: Entry, expunged: Expunge
) -> None:
    search = "/corrections/?outlet=daily&q=venn"
    assert entry.public_id in client.get(search).content.decode()
    expunged(VENN)
    assert entry.public_id not in client.get(search).content.decode()


def test_the_chain_is_exported_without_them_and_is_whole(
    client: Client, entry: Entry, expunged: Expunge
) -> None:
    from corrigenda.flow.publication.tests.logs import findings

    expunged(VENN)
    answer = client.get("/corrections/chain.jsonl?outlet=daily")
    said = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    assert "Venn" not in said
    assert '"court_order"' in said.replace("\\", "")
    assert findings() == []


def test_a_readers_receipt_has_them_no_more(
    client: Client,
    send,
    work,
    expunged: Expunge,  # type: ignore[no-untyped-def]
) -> None:
    receipt = send(VENN, "Ada Maro", why=f"{VENN} is not the president.").receipt
    work()
    expunged(VENN)
    said = client.get(f"/receipt/{receipt}").content.decode()
    assert "Venn" not in said
    assert "█████████" in said


def test_so_does_a_cache_that_has_the_fixes_of_the_house(
    client: Client, report: Report, daily: Outlet, edda: Staff, stan: Staff, expunged: Expunge
) -> None:
    daily.policy_data = {"publish_fixes": True}
    daily.save()
    fix = Decision("fix", after=f"President {VENN} herself", reason="She asked for it.")
    decide(report(f"President {VENN}"), fix, by=of(edda))
    Correction.objects.update(state="approved", approved_at=clock.now() - timedelta(hours=1))
    first = client.get("/corrections/export.jsonl")
    assert VENN in b"".join(first).decode()
    expunged(VENN)
    again = client.get("/corrections/export.jsonl", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert VENN not in b"".join(again).decode()
