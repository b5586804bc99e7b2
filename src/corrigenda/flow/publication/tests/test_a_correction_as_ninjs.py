"""ninjs 3.1: the story as an item, each entry a new version of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import ninjs
from corrigenda.flow.publication.tests import assertions
from corrigenda.flow.publication.tests.made import (
    HARD,
    KINDS,
    LANGUAGES,
    a_record,
    records,
    saying,
)

DESK = "https://desk.example/corrections/"


def note(record: Record) -> list[str]:
    """The lines of the note to the receiving desk."""
    written = ninjs.render(record)["edNote"]
    assert isinstance(written, str)
    return written.split("\n")


def test_the_item_is_the_story_and_a_correction_makes_a_version_of_it() -> None:
    found = ninjs.render(a_record())
    assert found["uri"] == "https://daily.example/world/treaty"
    assert (found["version"], found["versionCreated"]) == ("2", "2027-05-31T12:00:00+00:00")
    assert (found["pubStatus"], found["representationType"]) == ("usable", "partial")
    assert found["headlines"] == [{"value": "Maren and Tolva sign treaty"}]
    assert found["by"] == "Orla Quist, Bo Ferm"


def test_of_the_text_of_the_story_nothing_is_given() -> None:
    assert "bodies" not in ninjs.render(a_record())


def test_a_withdrawn_story_is_canceled() -> None:
    record = a_record("withdrawal")
    assert ninjs.render(record)["pubStatus"] == "canceled"
    assert "Do not use the story any more" in note(record)[1]


def test_the_note_says_what_was_wrong_and_what_to_do() -> None:
    assert note(a_record()) == [
        "Correction: The fund holds 82,000 crowns, not 28,000.",
        "Replace “28,000 crowns” with “82,000 crowns”.",
        f"In the log of corrections: {DESK}entry00001",
    ]
    assert note(a_record(new_words=""))[1] == "Delete “28,000 crowns”."


def test_a_house_that_does_not_repeat_errors_gives_the_new_words_alone() -> None:
    silent = a_record(before="", after="")
    assert note(silent)[1] == "The new words: “82,000 crowns”."
    deleted = a_record(before="", after="", new_words="")
    assert note(deleted)[1] == "Words were deleted from the story."


def test_of_an_entry_that_was_superseded_nothing_is_to_be_done() -> None:
    lines = note(a_record(superseded_by=f"{DESK}entry00002"))
    assert lines[1:] == [
        f"A later entry supersedes this one: {DESK}entry00002",
        f"In the log of corrections: {DESK}entry00001",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_speaks_the_language_of_the_notice_or_english(language: str) -> None:
    line = note(a_record(language=language))[1]
    begins = {"uk": "Замініть", "ar": "يُحذف", "de": "Ersetzen"}
    assert line.startswith(begins.get(language, "Replace"))


def test_the_notice_is_an_item_of_its_own_that_anybody_may_print() -> None:
    document: Any = ninjs.render(a_record())
    (found,) = document["associations"]
    assert (found["uri"], found["rel"]) == (f"{DESK}entry00001", "correction")
    assert found["bodies"] == [
        {"contentType": "text/plain", "value": "The fund holds 82,000 crowns, not 28,000."}
    ]


def test_other_names_of_the_entry_and_the_story_are_alternative_ids() -> None:
    mobile = "https://m.daily.example/treaty"
    found: Any = ninjs.render(a_record(addresses=(mobile,), supersedes=f"{DESK}entry00000"))
    assert [(one["role"], one["value"]) for one in found["altIds"]] == [
        ("entry", "entry00001"),
        ("permalink", f"{DESK}entry00001"),
        ("supersedes", f"{DESK}entry00000"),
        ("address", mobile),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_what_the_standard_asks_for(kind: str) -> None:
    assert assertions.ninjs(ninjs.render(a_record(kind))) == []


@pytest.mark.parametrize("said", HARD)
def test_hard_strings_are_told_to_the_letter(said: str) -> None:
    document = json.loads(json.dumps(ninjs.render(saying(HARD[said]))))
    assert document["headlines"][0]["value"] == HARD[said]
    assert f"Correction: {HARD[said]}\n" in document["edNote"]


@settings(deadline=None)
@given(records)
def test_whatever_the_entry_says_the_standard_is_kept(record: Record) -> None:
    assert assertions.ninjs(ninjs.render(record)) == []


def test_the_assertions_find_what_is_wrong() -> None:
    document = ninjs.render(a_record())
    assert assertions.ninjs({**document, "version": 2})
    assert assertions.ninjs({**document, "uri": "https://daily.example/[1]"})
    assert assertions.ninjs({**document, "pubStatus": "corrected"})
    assert assertions.ninjs({**document, "associations": [{"name": "nameless"}]})
