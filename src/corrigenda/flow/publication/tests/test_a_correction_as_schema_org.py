"""schema.org: a NewsArticle with its corrections, of a house with a policy."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import jsonld
from corrigenda.flow.publication.tests import assertions
from corrigenda.flow.publication.tests.made import HARD, KINDS, NOON, a_record, records, saying


def test_the_story_has_its_correction_and_the_house_its_policy() -> None:
    found: Any = jsonld.story(a_record(first_published=NOON - timedelta(days=1)))
    assert found["@type"] == "NewsArticle"
    assert found["datePublished"] == "2027-05-30T12:00:00+00:00"
    assert found["dateModified"] == "2027-05-31T12:00:00+00:00"
    assert found["articleSection"] == "world"
    assert found["author"] == [
        {"@type": "Person", "name": "Orla Quist"},
        {"@type": "Person", "name": "Bo Ferm"},
    ]
    assert found["publisher"] == {
        "@type": "NewsMediaOrganization",
        "name": "The Daily Example",
        "correctionsPolicy": "https://desk.example/corrections/policy?outlet=daily",
    }
    (comment,) = found["correction"]
    assert comment["@type"] == "CorrectionComment"
    assert comment["text"] == "The fund holds 82,000 crowns, not 28,000."
    assert comment["url"] == "https://desk.example/corrections/entry00001"


def test_several_corrections_are_a_list_and_the_last_dates_the_story() -> None:
    first = a_record().notice
    later = replace(first, words="Again.", published_at=NOON + timedelta(hours=3))
    found: Any = jsonld.article(first.url, first.headline, [later, first])
    assert [one["text"] for one in found["correction"]] == ["Again.", first.words]
    assert found["dateModified"] == "2027-05-31T15:00:00+00:00"


def test_a_withdrawn_story_and_an_entry_that_was_superseded_say_so() -> None:
    assert jsonld.story(a_record("withdrawal"))["creativeWorkStatus"] == "Withdrawn"
    assert "creativeWorkStatus" not in jsonld.story(a_record())
    earlier = a_record(superseded_by="https://desk.example/corrections/entry00002")
    later = a_record(supersedes="https://desk.example/corrections/entry00001")
    assert jsonld.comment(earlier.notice)["creativeWorkStatus"] == "Obsolete"
    assert jsonld.comment(later.notice)["isBasedOn"] == earlier.notice.permalink


def test_a_story_that_nobody_knows_is_an_article_without_corrections() -> None:
    found = jsonld.article("https://daily.example/never", "", [])
    assert found == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": "https://daily.example/never",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_what_the_vocabulary_asks_for(kind: str) -> None:
    assert assertions.schema_org(jsonld.story(a_record(kind))) == []


@pytest.mark.parametrize("said", HARD)
def test_hard_strings_are_told_to_the_letter(said: str) -> None:
    document = json.loads(jsonld.written(jsonld.story(saying(HARD[said]))))
    assert document["headline"] == document["correction"][0]["text"] == HARD[said]


@settings(deadline=None)
@given(records)
def test_what_is_written_never_ends_a_script_element(record: Record) -> None:
    document = jsonld.story(record)
    written = jsonld.written(document)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == document
    assert assertions.schema_org(document) == []


def test_the_assertions_find_what_is_wrong() -> None:
    document = jsonld.story(a_record())
    assert assertions.schema_org({**document, "@type": "Article"})
    assert assertions.schema_org({**document, "url": "treaty"})
    assert assertions.schema_org({**document, "correction": [{"@type": "Comment"}]})
