"""W3C Web Annotation: the passage, the words that replace it, and why."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from corrigenda.anchoring import Selector
from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import annotation
from corrigenda.flow.publication.tests import assertions
from corrigenda.flow.publication.tests.made import HARD, KINDS, a_record, records, saying


def bodies(record: Record) -> list[tuple[str, str]]:
    """What each text says, and what for."""
    found: Any = annotation.render(record)["body"]
    return [(one["purpose"], one["value"]) for one in found if one["type"] == "TextualBody"]


def target(record: Record) -> Any:
    return annotation.render(record)["target"]


def test_it_edits_the_passage_of_the_story() -> None:
    found = annotation.render(a_record())
    assert found["motivation"] == "editing"
    assert found["id"] == "https://desk.example/corrections/entry00001/annotation.jsonld"
    assert found["target"] == {
        "type": "SpecificResource",
        "source": "https://daily.example/world/treaty",
        "selector": {
            "type": "TextQuoteSelector",
            "exact": "28,000 crowns",
            "prefix": "President Orla Venn said in Port Maren.\n\nThe fund holds ",
            "suffix": " and pays for 12 bridges, officials said.",
            "refinedBy": {"type": "TextPositionSelector", "start": 203, "end": 216},
        },
        "state": {"type": "TimeState", "sourceDate": "2027-05-31T09:30:00+00:00"},
    }


def test_the_bodies_are_the_new_words_and_the_notice() -> None:
    assert bodies(a_record()) == [
        ("editing", "82,000 crowns"),
        ("commenting", "The fund holds 82,000 crowns, not 28,000."),
    ]


def test_words_that_are_deleted_are_replaced_by_none() -> None:
    assert bodies(a_record(new_words=""))[0] == ("editing", "")


def test_a_note_that_leaves_the_story_as_it_is_replaces_nothing() -> None:
    assert [purpose for purpose, _ in bodies(a_record("editors_note"))] == ["commenting"]


def test_an_entry_that_was_superseded_says_so_and_asks_for_no_words_any_more() -> None:
    later = "https://desk.example/corrections/entry00002"
    record = a_record(superseded_by=later)
    assert bodies(record) == [
        ("commenting", record.notice.words),
        ("commenting", f"A later entry supersedes this one: {later}"),
    ]
    found: Any = annotation.render(record)["body"]
    assert [one["source"] for one in found[2:]] == [record.notice.permalink, later]


def test_a_withdrawal_is_of_the_whole_story() -> None:
    assert target(a_record("withdrawal")) == {
        "type": "SpecificResource",
        "source": "https://daily.example/world/treaty",
    }


def test_a_passage_without_surroundings_has_a_selector_without_them() -> None:
    record = a_record(passage=Selector("28,000 crowns"), seen_at=None)
    assert target(record)["selector"] == {"type": "TextQuoteSelector", "exact": "28,000 crowns"}


def test_words_of_an_arabic_notice_run_from_right_to_left() -> None:
    found: Any = annotation.render(saying("تصحيح", language="ar"))["body"]
    assert [(one["language"], one["textDirection"]) for one in found[:2]] == [("ar", "rtl")] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_what_the_model_asks_for(kind: str) -> None:
    assert assertions.annotation(annotation.render(a_record(kind))) == []


@pytest.mark.parametrize("said", HARD)
def test_hard_strings_are_told_to_the_letter(said: str) -> None:
    document = json.loads(json.dumps(annotation.render(saying(HARD[said]))))
    assert document["body"][1]["value"] == HARD[said]
    assert document["target"]["selector"]["exact"] == HARD[said]


@settings(deadline=None)
@given(records)
def test_whatever_the_entry_says_the_model_is_kept(record: Record) -> None:
    assert assertions.annotation(annotation.render(record)) == []


def test_the_assertions_find_what_is_wrong() -> None:
    document = annotation.render(a_record())
    selector = {"type": "TextQuoteSelector", "exact": ""}
    source = "https://daily.example/"
    assert assertions.annotation({**document, "motivation": "fixing"})
    assert assertions.annotation({**document, "target": {"source": "no address"}})
    assert assertions.annotation({**document, "target": {"source": source, "selector": selector}})
    assert assertions.annotation({**document, "body": [{"type": "TextualBody"}]})
