"""Words of headlines and notices are found, in any script, however common they are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.flow.corrections.search.by_words import Index
from corrigenda.flow.publication.actions.index_entries import index_entries_again
from corrigenda.flow.publication.log import pages
from corrigenda.surfaces.public.tests.conftest import Fill, Publish
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client: Client):
    """The notices of a search, page after page, and how many pages there were."""

    def _found(**given: str) -> tuple[list[str], int]:
        words: list[str] = []
        page = read_page(client.get("/corrections/", given).content)
        for count in range(1, 40):
            page.make_links_absolute("http://testserver/corrections/")
            words += [one.text_content() for one in page.xpath("//article//p[@class='words']")]
            older = "".join(page.xpath("//nav//a[@rel='next']/@href"))
            if not older:
                return words, count
            page = read_page(client.get(older).content)
        raise AssertionError("The search has no end.")

    return _found


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("The ferry carried 240 passengers.", "FERRY 240"),
        ("Le café Vélin ferme à midi.", "cafe velin"),
        ("Міністерка назвала суму в гривнях.", "міністерка сум*"),
        ("وُلد الوزير في نهار عام ١٩٦٠.", "ولد الوزير"),
        ("委員会は三十人ではなく四十人です。", "委員会"),
        ("The 𝔣raktur 🦊 fund", "fraktur"),
    ],
)
def test_in_any_script(found, publish: Publish, words: str, asked: str) -> None:
    publish(words)
    assert found(q=asked) == ([words], 1)
    assert found(q=f"{asked} nowhere") == ([], 1)


def test_the_headline_is_searched_and_what_was_wrong_is_not(found, publish: Publish) -> None:
    publish("It is 82,000.", after="82,000 crowns")
    assert found(q="treaty")[0] == ["It is 82,000."]
    assert found(q="28,000")[0] == []


@pytest.mark.parametrize("asked", ["?!", "\x00", '"', "' OR 1=1 --", "*", "NEAR(a b)", "()"])
def test_what_has_no_word_finds_nothing_and_breaks_nothing(
    client: Client, publish: Publish, asked: str
) -> None:
    publish("Today.")
    answer = client.get("/corrections/", {"q": asked})
    assert answer.status_code == 200
    assert "Nothing in the log fits that." in answer.content.decode()


def test_it_is_narrowed_like_the_log(found, publish: Publish, fill: Fill) -> None:
    entry = publish("The ferry is late.")
    fill(entry, 2, words="The ferry sank.", section="sport", kind="clarification")
    assert len(found(q="ferry")[0]) == 3
    assert found(q="ferry", section="sport") == (["The ferry sank."] * 2, 1)
    assert found(q="ferry", kind="correction") == (["The ferry is late."], 1)
    assert found(q="ferry", kind="withdrawal") == ([], 1)


@pytest.fixture
def ferries(publish: Publish, fill: Fill) -> list[str]:
    """A hundred and thirty ferries among as many trams; the notices of the ferries."""
    entry = publish("A ferry, today.")
    for number in range(130):
        fill(entry, 1, words=f"Ferry {number}", apart=timedelta(hours=number + 1))
        fill(entry, 1, words="A tram.", apart=timedelta(hours=number + 1))
    return ["A ferry, today.", *(f"Ferry {number}" for number in range(130))]


def test_page_after_page_finds_each_once(found, ferries: list[str]) -> None:
    assert found(q="ferry") == (ferries, 5)


def test_words_that_are_everywhere_are_found_a_bounded_way_at_a_time(
    found, ferries: list[str], monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    known = pages.ENTRIES
    common = Index(known.fts, known.texts, known.key, known.rows, common=10)
    monkeypatch.setattr(pages, "ENTRIES", common)
    monkeypatch.setattr(pages, "STEPS", 40)
    words, count = found(q="ferry")
    assert words == ferries
    assert count > 5
    assert "Searched back to" in client.get("/corrections/", {"q": "ferry"}).content.decode()
    assert found(q="ferry", kind="withdrawal") == ([], 1)


def test_who_was_removed_by_law_is_not_found(found, publish: Publish) -> None:
    entry = publish("Wilhelmina Ost holds 82,000 crowns.")
    assert found(q="Wilhelmina")[0]
    entry.words = ""
    index_entries_again([entry])
    assert found(q="Wilhelmina")[0] == []
