"""Whatever an entry says, every public output tells it as text, to the letter."""

from __future__ import annotations

import html as entities
import json

import pytest
from django.test import Client

from corrigenda.flow.publication.models import Entry
from corrigenda.surfaces.public.tests.conftest import Publish
from corrigenda.surfaces.tests.hostile import MARKS, attack_strings, shape, takeable
from corrigenda.surfaces.tests.reading import read_feed, read_page, read_xml

pytestmark = pytest.mark.django_db


def say(entry: Entry, text: str) -> None:
    """As if page and editor had written it; straight into the row, past every check."""
    Entry.objects.filter(pk=entry.pk).update(
        words=text, headline=text[:500], before="before " + text, after=text + " after"
    )


def outputs(client: Client, entry: Entry) -> tuple[bytes, bytes, bytes, dict[str, object]]:
    return (
        client.get("/corrections/").content,
        client.get(f"/corrections/{entry.public_id}").content,
        client.get("/corrections/feed.atom").content,
        client.get("/corrections/feed.json").json(),
    )


def summary_of(feed: bytes) -> str:
    """The words as a feed reader shows them: the XML read, then the HTML in it."""
    text = read_xml(feed).findtext(".//{*}entry/{*}summary") or ""
    assert "<" not in text
    return entities.unescape(text)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_in_every_field(client: Client, publish: Publish, mark: str) -> None:
    entry = publish("Plain words.", after="82,000 crowns")
    plain_log, plain_page, *_ = outputs(client, entry)
    say(entry, mark)
    log, page, atom, feed = outputs(client, entry)
    assert shape(log) == shape(plain_log)
    assert [one for one in shape(page) if not one.startswith(("ins", "del"))] == [
        one for one in shape(plain_page) if not one.startswith(("ins", "del"))
    ]
    assert mark in read_page(log.decode()).text_content()
    assert json.loads(read_page(page.decode()).xpath("//script")[0].text)["text"] == mark
    assert summary_of(atom) == mark
    assert feed["items"][0]["content_text"] == mark


def test_characters_that_xml_has_not_do_not_break_the_feed(
    client: Client, publish: Publish
) -> None:
    entry = publish("Plain words.")
    say(entry, "bell \x07, half \ufffe and \uffff")
    parsed = read_feed(client.get("/corrections/feed.atom").content)
    assert not parsed.bozo
    assert parsed.entries[0].summary == "bell \ufffd, half \ufffd and \ufffd"


def test_strings_that_were_made_to_break_pages_do_not(client: Client, publish: Publish) -> None:
    texts = attack_strings()
    entry = publish("Plain words.")
    say(entry, "Plain words.")
    plain_log = shape(outputs(client, entry)[0])
    for start in range(0, len(texts), 60):
        many = " ".join(takeable(text) for text in texts[start : start + 60])
        say(entry, many)
        log, page, atom, feed = outputs(client, entry)
        assert shape(log) == plain_log
        assert len(read_page(page.decode()).xpath("//script")) == 1
        assert summary_of(atom) == "".join(
            char if char not in "\ufffe\uffff" else "\ufffd" for char in many
        )
        assert feed["items"][0]["content_text"] == many
