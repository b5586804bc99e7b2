"""Every format holds its own schema, whatever an entry says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import annotation, jsonld, newsml, ninjs
from corrigenda.flow.publication.tests import schemas
from corrigenda.flow.publication.tests.made import HARD, KINDS, a_record, records, saying

pytestmark = pytest.mark.skipif(bool(schemas.LACKING), reason=schemas.LACKING)

RICH = [
    "annotations/3.3.1-annotationSingleCreatorImplemented.json",
    "annotations/3.3.1-annotationCreatedImplemented.json",
    "annotations/3.3.2-annotationCreatorAgentSingleNameImplemented.json",
    "annotations/3.3.2-annotationCreatorAgentTypeImplemented.json",
    "annotations/3.3.5-annotationSingleMotivationImplemented.json",
    "annotations/bodiesTargets/3.2.1-bodyTextDirection.json",
    "annotations/bodiesTargets/3.2.4-bodyETBTypeTextualBody.json",
    "annotations/bodiesTargets/3.3.5-bodyPurpose.json",
    "annotations/bodiesTargets/4-targSpecificResource.json",
    "annotations/specificResource/4.2.4-textQuoteSelector.json",
    "annotations/specificResource/4.2.4-prefix.json",
    "annotations/specificResource/4.2.4-suffix.json",
    "annotations/specificResource/4.3.1-timeState.json",
    "annotations/specificResource/4.3.3-refinedBy.json",
]


def errors_of(record: Record) -> dict[str, list[str]]:
    """The findings of each validator that has any, on what a receiver reads."""
    found = {
        "schema.org": schemas.schema_org_errors(read(jsonld.story(record))),
        "annotation": schemas.annotation_errors(read(annotation.render(record))),
        "ninjs": schemas.ninjs_errors(read(ninjs.render(record))),
        "newsml": schemas.newsml_errors(newsml.render(record)),
    }
    return {name: errors for name, errors in found.items() if errors}


def read(document: dict[str, object]) -> dict[str, object]:
    found = json.loads(json.dumps(document))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_every_kind_is_valid_in_every_format(kind: str) -> None:
    assert errors_of(a_record(kind)) == {}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("said", HARD)
def test_so_it_is_with_hard_strings_in_every_field(said: str, kind: str) -> None:
    assert errors_of(saying(HARD[said], kind)) == {}


@settings(max_examples=40, deadline=None)
@given(records)
def test_so_it_is_whatever_the_entry_says(record: Record) -> None:
    assert errors_of(record) == {}


def test_links_and_dates_that_only_some_entries_have_are_valid_too() -> None:
    desk = "https://desk.example/corrections/"
    record = a_record(
        first_published=a_record().notice.published_at,
        addresses=("https://m.daily.example/treaty", "https://daily.example/amp/[treaty]|1%"),
        supersedes=desk + "entry00000",
        superseded_by=desk + "entry00002",
    )
    assert errors_of(record) == {}


def test_an_address_that_only_browsers_take_is_written_as_the_schemas_want_it() -> None:
    assert errors_of(a_record(url="https://daily.example/a[1]|b^`{}?q=[2]%")) == {}


def test_what_a_house_keeps_to_itself_leaves_every_format_valid() -> None:
    silent = a_record(before="", after="", passage=None, seen_at=None, authors=(), section="")
    assert errors_of(silent) == {}


def test_an_erased_entry_is_valid_in_every_format() -> None:
    erased = a_record(
        words="", headline="", before="", after="", authors=(), passage=None, new_words=None
    )
    assert errors_of(erased) == {}


def test_an_annotation_holds_what_the_model_only_recommends() -> None:
    assert schemas.annotation_misses(read(annotation.render(a_record())), RICH) == []


def test_the_page_of_an_entry_and_of_the_policy_speak_schema_org() -> None:
    notice = a_record().notice
    page = read(jsonld.permalink(notice))
    assert schemas.schema_org_errors(page) == []
    assert schemas.schema_org_errors(read(jsonld.policy("The Daily", notice.policy))) == []


def test_the_validators_find_what_is_wrong() -> None:
    record = a_record()
    assert schemas.schema_org_errors({"@type": "NewsArticle", "corection": "typo"})
    assert schemas.schema_org_errors({"@type": "Person", "correction": "of no article"})
    assert schemas.schema_org_errors({"@type": "NewsArticle", "correction": {"@type": "Person"}})
    assert schemas.annotation_errors({**annotation.render(record), "target": 17})
    assert schemas.annotation_errors({**annotation.render(record), "created": "yesterday"})
    assert schemas.ninjs_errors({**ninjs.render(record), "pubStatus": "corrected"})
    assert schemas.ninjs_errors({**ninjs.render(record), "uri": "https://a.example/[1]"})
    assert schemas.newsml_errors(newsml.render(record).replace(b"<signal", b"<sign"))
