"""The API describes itself: OpenAPI 3.1, with every operation and every error."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from django.test import Client

OPERATIONS = {
    ("/api/reports", "post"),
    ("/api/articles", "put"),
    ("/api/fixes", "get"),
    ("/api/notices", "get"),
}


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    answer = client.get("/api/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.content)
    return found


def test_it_is_openapi_3_1_and_names_itself(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert document["info"]["title"] == "Corrigenda"
    assert document["info"]["version"]


def test_it_lists_every_operation_once(document: dict[str, Any]) -> None:
    found = {(path, verb) for path, verbs in document["paths"].items() for verb in verbs}
    assert found >= OPERATIONS
    ids = [op["operationId"] for verbs in document["paths"].values() for op in verbs.values()]
    assert len(ids) == len(set(ids))
    assert not [one for one in ids if "corrigenda" in one], "named after the file it stands in"


def test_every_operation_has_a_summary_and_says_what_it_answers(document: dict[str, Any]) -> None:
    for verbs in document["paths"].values():
        for operation in verbs.values():
            assert operation["summary"]
            assert any(code.startswith("2") for code in map(str, operation["responses"]))


def test_every_schema_in_it_is_a_json_schema(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert "ReportIn" in schemas
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_reference_in_it_leads_somewhere(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    for name in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in document["components"]["schemas"]


def test_what_needs_a_token_says_so(document: dict[str, Any]) -> None:
    for path, verb in (("/api/articles", "put"), ("/api/fixes", "get")):
        assert document["paths"][path][verb]["security"]
    for path, verb in (("/api/reports", "post"), ("/api/notices", "get")):
        assert "security" not in document["paths"][path][verb]
