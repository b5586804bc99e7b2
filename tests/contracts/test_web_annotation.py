"""Selectors are the W3C's: https://www.w3.org/TR/annotation-model/#selectors"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from corrigenda.anchoring import Selector, SelectorError, describe

from .conftest import Twin
from .fixtures import cases, unmarked

# What the recommendation says of the two selectors, in section 4.2.4 and 4.2.5.
TEXT = {"type": "string"}
POSITION = {"type": "integer", "minimum": 0}
WRITTEN: dict[str, Any] = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": TEXT,
        "prefix": TEXT,
        "suffix": TEXT,
        "refinedBy": {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": POSITION,
                "end": POSITION,
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


def annotation(selector: object) -> dict[str, object]:
    """An annotation of a story whose target is the passage."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://daily.example/reports/1",
        "type": "Annotation",
        "motivation": "editing",
        "body": {"type": "TextualBody", "value": "after", "purpose": "editing"},
        "target": {"source": "https://daily.example/story", "selector": selector},
    }


def described() -> Iterator[dict[str, object]]:
    """A selector of each kind that the library writes."""
    for case in cases("describing"):
        text, place = unmarked(case["text"])
        assert place is not None
        yield describe(text, *place).to_dict()
    yield Selector("afer").to_dict()
    yield Selector("afer", "dancing, ", " which").to_dict()


def selectors_in(found: object) -> Iterator[dict[str, Any]]:
    """The TextQuoteSelectors of an annotation or a collection, wherever they stand."""
    if isinstance(found, dict):
        if found.get("type") == "TextQuoteSelector":
            yield found
        for value in found.values():
            yield from selectors_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from selectors_in(value)


def loaded(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@pytest.fixture
def material(shared: Path) -> Path:
    """The working group's tests; skipped without them."""
    return shared / "data/conformance/web-annotation-tests"


@pytest.fixture
def broken(material: Path) -> Callable[[object], list[str]]:
    """Name what an annotation must not do and does, by the working group's schemas."""
    definitions = [loaded(file) for file in (material / "definitions").glob("*.json")]
    registry: Registry[Any] = Registry().with_resources(
        [(one["id"], Resource.from_contents(one, DRAFT4)) for one in definitions]
    )
    musts = loaded(material / "annotations/annotationMusts.test")["assertions"]
    schemas = [loaded(material / name) for name in musts if isinstance(name, str)]
    assert len(schemas) > 40

    def find_broken(document: object) -> list[str]:
        return [
            str(schema["title"])
            for schema in schemas
            if jsonschema.Draft4Validator(schema, registry=registry).is_valid(document)
            != (schema["expectedResult"] == "valid")
        ]

    return find_broken


@pytest.mark.parametrize("selector", list(described()))
def test_what_is_written_is_what_the_recommendation_says(selector: dict[str, object]) -> None:
    jsonschema.Draft202012Validator(WRITTEN).validate(selector)


@given(st.text(min_size=1, max_size=60), st.data())
def test_so_is_every_passage_of_every_text(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    start = data.draw(st.integers(0, len(text) - 1))
    selector = describe(text, start, data.draw(st.integers(start + 1, len(text))))
    written = json.loads(json.dumps(selector.to_dict()))
    jsonschema.Draft202012Validator(WRITTEN).validate(written)
    assert Selector.from_dict(written) == selector


def test_the_check_itself_finds_what_is_wrong() -> None:
    right = Selector("afer", start=0, end=4).to_dict()
    for wrong in (
        {**right, "type": "TextPositionSelector"},
        {**right, "exact": ["afer"]},
        {**right, "refinedBy": {"type": "TextPositionSelector", "start": -1, "end": 4}},
        {**right, "refinedBy": {"type": "TextPositionSelector", "start": 0}},
        {name: value for name, value in right.items() if name != "exact"},
    ):
        assert not jsonschema.Draft202012Validator(WRITTEN).is_valid(wrong), wrong


def test_so_is_what_the_browser_writes(twin: Twin) -> None:
    for case in cases("describing"):
        text, place = unmarked(case["text"])
        assert place is not None
        written = twin("describe", text, *place)
        jsonschema.Draft202012Validator(WRITTEN).validate(written)
        assert Selector.from_dict(written).to_dict() == written


def test_an_annotation_with_our_selector_breaks_no_must_of_the_working_group(
    broken: Callable[[object], list[str]],
) -> None:
    for selector in described():
        assert broken(annotation(selector)) == []


def test_the_working_groups_schemas_see_a_selector_that_is_wrong(
    broken: Callable[[object], list[str]],
) -> None:
    assert broken(annotation({"type": "TextQuoteSelector", "prefix": "only this"}))
    assert broken(annotation({"type": "TextPositionSelector", "start": "0", "end": 4}))


def test_the_working_groups_quotes_are_read(material: Path) -> None:
    files = sorted((material / "samples/correct").glob("*.json"))
    quotes = [quote for file in files for quote in selectors_in(loaded(file))]
    assert len(quotes) >= 3
    for quote in quotes:
        selector = Selector.from_dict(quote)
        assert selector.exact == quote["exact"]
        assert (selector.prefix, selector.suffix) == (quote["prefix"], quote["suffix"])
        assert selector.to_dict() == quote


@pytest.mark.parametrize(
    "other",
    [
        {"type": "TextPositionSelector", "start": 412, "end": 795},
        {"type": "FragmentSelector", "value": "para5"},
        {"type": "XPathSelector", "value": "/html/body/p[2]"},
        "https://daily.example/selectors/1",
    ],
)
def test_a_selector_of_another_kind_is_refused_by_name(other: object) -> None:
    with pytest.raises(SelectorError, match="TextQuoteSelector"):
        Selector.from_dict(other)
