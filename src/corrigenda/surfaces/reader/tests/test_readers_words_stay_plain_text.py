"""Whatever a reader writes, no page makes it anything but text."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.articles.models import Article
from corrigenda.surfaces.reader.tests.conftest import FormOf
from corrigenda.surfaces.tests.hostile import MARKS, attack_strings, shape, takeable
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("mark", MARKS)
def test_what_was_typed_comes_back_as_it_was_and_as_text(
    client: Client, story: Article, form_of: FormOf, mark: str
) -> None:
    plain = client.post("/report", form_of(STORY_URL, says="a", source="a b", why="b"))
    sent = form_of(STORY_URL, says=mark, source="a " + mark, why=mark)
    answer = client.post("/report", sent)
    assert answer.status_code == 422
    assert shape(answer.content) == shape(plain.content)
    page = read_page(answer.content.decode())
    assert page.get_element_by_id("says").text.lstrip("\n") == mark


@pytest.mark.parametrize("mark", MARKS)
def test_the_receipt_shows_it_as_text(client: Client, send: Send, mark: str) -> None:
    plain = client.get(f"/receipt/{send('a', 'b', why='c').receipt}")
    answer = client.get(f"/receipt/{send(mark, mark, why=mark).receipt}")
    assert shape(answer.content) == shape(plain.content)
    shown = read_page(answer.content.decode()).find_class("passage")[0].text
    assert shown == mark


def test_strings_that_were_made_to_break_pages_do_not(client: Client, send: Send) -> None:
    texts = attack_strings()
    plain = shape(client.get(f"/receipt/{send('a', 'b', why='c').receipt}").content)
    for start in range(0, len(texts), 40):
        # Many in one report: what breaks out of a page does so from the middle as well.
        many = "\n".join(takeable(text) for text in texts[start : start + 40])[:4_900]
        answer = client.get(f"/receipt/{send(many, many, why=many).receipt}")
        assert shape(answer.content) == plain


def test_an_address_that_is_given_back_stays_text(client: Client, db: None) -> None:
    plain = client.get("/report", {"url": "a b"})
    for mark in MARKS:
        answer = client.get("/report", {"url": mark, "says": "a"})
        assert answer.status_code == 422
        assert b"<img" not in answer.content
        assert b"<script" not in answer.content
    assert b"<script" not in plain.content
