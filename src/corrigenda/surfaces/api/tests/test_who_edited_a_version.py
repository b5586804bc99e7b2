"""A CMS says who edited a version, and the desk shows it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.queries import editors_of
from corrigenda.surfaces.api.tests.conftest import Put, problem

URL = "https://daily.example/a"


def sent(text: str, **more: Any) -> dict[str, Any]:
    return {"url": URL, "blocks": [{"role": "body", "text": text}], **more}


def test_the_editors_are_kept_with_the_version_and_the_last_is_first(put: Put) -> None:
    put(sent("One."))
    put(sent("Two.", edited_by=["Nils Brandt"]))
    put(sent("Three.", edited_by=["Orla Venn", "Nils Brandt"]))
    kept = Version.objects.order_by("number").values_list("edited_by", flat=True)
    assert list(kept) == [[], ["Nils Brandt"], ["Orla Venn", "Nils Brandt"]]
    assert editors_of(Article.objects.get()) == ["Orla Venn", "Nils Brandt"]


def test_html_has_its_editors_too(put: Put) -> None:
    text = "The fund holds 28,000 crowns and pays for 12 bridges, officials said. " * 4
    page = f"<html lang=en><body><article><h1>Treaty</h1><p>{text}</p></article></body></html>"
    assert put({"url": URL, "html": page, "edited_by": ["Orla Venn"]}).status_code == 201
    assert Version.objects.get().edited_by == ["Orla Venn"]


def test_the_same_text_again_is_the_same_version_with_the_editors_that_it_has(put: Put) -> None:
    put(sent("One.", edited_by=["Nils Brandt"]))
    assert put(sent("One.", edited_by=["Orla Venn"])).status_code == 200
    assert Version.objects.get().edited_by == ["Nils Brandt"]


@pytest.mark.parametrize("given", ["Orla Venn", ["x" * 201], [{"name": "Orla"}], ["\x00"]])
def test_what_is_no_list_of_names_is_refused_by_its_field(put: Put, given: object) -> None:
    said = problem(put(sent("One.", edited_by=given)), 422)
    assert "edited_by" in json.dumps(said["errors"])
    assert not Version.objects.exists()
