"""What the recipes for Ghost and Drupal make of their answers, as those are documented."""

from __future__ import annotations

import json

import jwt
from tests.recipes.from_docs import module


def text(words: str) -> dict[str, object]:
    return {"type": "extended-text", "format": 0, "text": words}


TREE = {
    "root": {
        "type": "root",
        "children": [
            {
                "type": "paragraph",
                "children": [
                    text("The square filled early & loud, "),
                    {"type": "link", "url": "/x", "children": [text("afer")]},
                    text(" which the guests signed."),
                ],
            },
            {"type": "image", "src": "/harbour.jpg", "caption": "The harbour"},
            {"type": "list", "children": [{"type": "listitem", "children": [text("14 ports")]}]},
        ],
    }
}
POST = {
    "id": "64f",
    "title": "Treaty <signed>",
    "lexical": json.dumps(TREE),
    "html": "<p>…</p>",
    "updated_at": "2026-11-29T15:00:00.000Z",
}
FIX = {
    "before": "afer", "after": "after",
    "selector": {"exact": "afer", "prefix": "early & loud, ", "suffix": " which the guests"},
}  # fmt: skip


def test_ghost_is_asked_with_a_token_of_five_minutes() -> None:
    secret = "0011223344556677889900aabbccddeeff0011223344556677889900aabbccdd"
    made = module("ghost_admin.py").token(f"64f:{secret}")
    claims = jwt.decode(made, bytes.fromhex(secret), algorithms=["HS256"], audience="/admin/")
    assert claims["exp"] - claims["iat"] == 300
    assert jwt.get_unverified_header(made)["kid"] == "64f"


def test_in_a_tree_of_ghost_the_words_are_changed_and_all_else_stays() -> None:
    ghost = module("ghost_admin.py")
    texts = ghost.Ghost("https://daily.example", "64f:00").texts(POST)
    changed = ghost.changed(POST, module("corrigenda_fixes.py").apply_to_parts(texts, FIX))
    assert json.loads(changed["lexical"]) == json.loads(
        json.dumps(TREE).replace('"afer"', '"after"')
    )
    assert changed["title"] == POST["title"]
    assert changed["updated_at"] == POST["updated_at"]


def test_a_node_of_drupal_keeps_its_format_and_its_summary() -> None:
    drupal = module("drupal_jsonapi.py")
    value = "<p>The square filled early &amp; loud, afer which the guests signed.</p>"
    body = {"value": value, "format": "full_html", "processed": value, "summary": "A treaty"}
    node = {"id": "5f0c", "attributes": {"title": "Treaty & more", "body": body}}
    texts = drupal.Drupal("https://daily.example", "edda", "…").texts(node)
    changed = drupal.changed(node, module("corrigenda_fixes.py").apply_to_parts(texts, FIX))
    assert changed == {
        "type": "node--article",
        "id": "5f0c",
        "attributes": {
            "title": "Treaty & more",
            "body": {
                "value": value.replace("afer", "after"),
                "format": "full_html",
                "summary": "A treaty",
            },
        },
    }


def test_a_node_of_drupal_is_known_by_its_page() -> None:
    number_of = module("drupal_jsonapi.py").number_of
    head = '<link rel="canonical" href="/treaty" /><link rel="shortlink" href="/node/17" />'
    assert number_of(head, "https://daily.example/treaty") == "17"
    assert number_of("", "https://daily.example/node/18") == "18"
    assert number_of("", "https://daily.example/treaty") is None
