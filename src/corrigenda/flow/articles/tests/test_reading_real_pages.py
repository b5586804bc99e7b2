"""Real news pages, where the outside material is present."""

import html
import json

import pytest

from corrigenda.flow.articles.blocks import body_of, text_of
from corrigenda.flow.articles.reading import read_html, read_plain
from corrigenda.lib.tests.outside import needed


def test_no_news_page_fails_and_no_body_is_empty_where_a_story_is() -> None:
    folder = needed("pages", "aeb")
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    empty = [
        row["file"]
        for row in rows
        if row["gold_text"].strip()
        and not body_of(read_html((folder / row["file"]).read_bytes(), url=row["url"]).blocks)
    ]
    assert len(rows) > 100
    assert empty == []


@pytest.mark.parametrize("form", ["text", "page"])
def test_a_wire_story_has_its_typo_and_not_its_related_box(form: str) -> None:
    (file,) = needed("seed").glob("*.txt")
    text = file.read_text("utf-8")
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    page = f"<html><body><main><article><h1>A treaty</h1>{lines}</article></main></body></html>"
    blocks = (read_plain(text) if form == "text" else read_html(page)).blocks
    text = text_of(blocks)
    assert "dancing, afer which" in text
    for beside in ("Other Topics of Interest", "Senior Vatican", "Holy See", "Ctrl + Enter"):
        assert beside not in text
    assert sum(block.role == "aside" for block in blocks) == 6
