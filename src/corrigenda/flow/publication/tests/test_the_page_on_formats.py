"""`docs/developers/formats.md` shows what the renderers write."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

from lxml import etree

from corrigenda.flow.publication.renderers import annotation, jsonld, newsml, ninjs, text_fragment
from corrigenda.flow.publication.renderers.newsml import signal_of
from corrigenda.flow.publication.tests.made import KINDS, NOON, a_record

PAGE = Path(__file__).resolve().parents[5] / "docs" / "developers" / "formats.md"
RECORD = a_record(first_published=NOON - timedelta(hours=4))


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_the_examples_in_json_are_what_is_written() -> None:
    wanted = [jsonld.story(RECORD), annotation.render(RECORD), ninjs.render(RECORD)]
    assert [json.loads(one) for one in examples("json")] == wanted


def test_the_example_in_xml_is_what_is_written() -> None:
    parser = etree.XMLParser(remove_blank_text=True)
    (shown,) = examples("xml")
    read = etree.fromstring(shown.encode(), parser)
    assert etree.tostring(read, method="c14n") == etree.tostring(
        etree.fromstring(newsml.render(RECORD)), method="c14n"
    )


def test_the_link_is_what_is_written() -> None:
    assert text_fragment.render(RECORD.notice) in PAGE.read_text("utf-8").splitlines()


def test_the_table_of_signals_is_what_is_written() -> None:
    rows = re.findall(r"\| ([a-z’' ]+) \| `(sig:\w+)` \| `stat:(\w+)` \|", PAGE.read_text("utf-8"))
    named = {"editor's note": "editors_note"}
    assert {(named.get(kind, kind), signal, status) for kind, signal, status in rows} == {
        (kind, signal_of(a_record(kind)), a_record(kind).status) for kind in KINDS
    }
