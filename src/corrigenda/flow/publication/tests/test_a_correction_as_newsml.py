"""NewsML-G2 2.35, read with IPTC's own library."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import NewsMLG2
import pytest
from hypothesis import given, settings
from lxml import etree

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import newsml
from corrigenda.flow.publication.tests import assertions
from corrigenda.flow.publication.tests.made import (
    HARD,
    KINDS,
    NOON,
    a_record,
    records,
    saying,
)

G2 = f"{{{newsml.NAMESPACE}}}"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def item(record: Record) -> Any:
    """The item as IPTC's library reads it."""
    return NewsMLG2.NewsMLG2Document(newsml.render(record)).get_item()


def said_in(record: Record, element: str) -> list[str]:
    """The texts of one element, of the parsed document."""
    root = etree.fromstring(newsml.render(record))
    return [one.text or "" for one in root.iter(f"{G2}{element}")]


def test_the_item_is_the_story_and_a_correction_makes_a_version_of_it() -> None:
    found = item(a_record(first_published=NOON - timedelta(days=1)))
    assert found.guid == "https://daily.example/world/treaty"
    assert (found.version, found.standardversion) == ("2", "2.35")
    assert str(found.itemmeta.versioncreated) == "2027-05-31T12:00:00+00:00"
    assert str(found.itemmeta.firstcreated) == "2027-05-30T12:00:00+00:00"
    assert str(found.contentmeta.headline) == "Maren and Tolva sign treaty"


@pytest.mark.parametrize(
    "kind, signal",
    [
        ("correction", "correction"),
        ("clarification", "update"),
        ("editors_note", "update"),
        ("withdrawal", "correction"),
    ],
)
def test_the_signal_says_whether_something_was_wrong(kind: str, signal: str) -> None:
    found = item(a_record(kind)).itemmeta.signal
    uri = NewsMLG2.qcode_to_uri(found.qcode)
    assert uri == f"http://cv.iptc.org/newscodes/signal/{signal}"


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_withdrawn_story_is_canceled_and_has_no_content(kind: str) -> None:
    found = item(a_record(kind))
    status = NewsMLG2.qcode_to_uri(found.itemmeta.pubstatus.qcode)
    withdrawn = kind == "withdrawal"
    ends = "canceled" if withdrawn else "usable"
    assert status == f"http://cv.iptc.org/newscodes/pubstatusg2/{ends}"
    assert (b"<contentSet>" in newsml.render(a_record(kind))) is not withdrawn


def test_the_note_the_names_and_the_links_are_there() -> None:
    mobile = "https://m.daily.example/treaty"
    record = a_record(addresses=(mobile,))
    (note,) = said_in(record, "edNote")
    assert "Replace “28,000 crowns” with “82,000 crowns”." in note
    assert said_in(record, "name") == ["The Daily Example", "Orla Quist", "Bo Ferm", "world"]
    assert said_in(record, "altId") == ["entry00001", mobile]
    (link,) = etree.fromstring(newsml.render(record)).iter(f"{G2}link")
    assert link.get("href") == "https://desk.example/corrections/entry00001"


def test_words_of_an_arabic_notice_run_from_right_to_left() -> None:
    root = etree.fromstring(newsml.render(saying("تصحيح", language="ar")))
    assert root.get("dir") == "rtl"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


@pytest.mark.parametrize("said", HARD)
def test_hard_strings_are_told_to_the_letter_but_for_what_xml_lacks(said: str) -> None:
    (headline,) = said_in(saying(HARD[said]), "headline")
    assert headline == NOT_XML.sub("\ufffd", HARD[said])


def test_names_stand_on_one_line() -> None:
    assert said_in(saying("Orla\n\tQuist\r"), "name")[0] == "Orla Quist"


def test_a_language_that_is_none_is_left_out() -> None:
    root = etree.fromstring(newsml.render(a_record(language="english (uk)")))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") is None
    assert assertions.newsml(newsml.render(a_record(language=""))) == []


@settings(deadline=None)
@given(records)
def test_whatever_the_entry_says_it_is_read_again(record: Record) -> None:
    assert assertions.newsml(newsml.render(record)) == []
    assert item(record).guid == record.notice.url


def test_the_assertions_find_what_is_wrong() -> None:
    right = newsml.render(a_record())
    both = right.replace(b"<signal", b'<signal qcode="sig:update"/><signal')
    assert assertions.newsml(both)
    assert assertions.newsml(right.replace(b"stat:usable", b"stat:corrected"))
    assert assertions.newsml(right.replace(b"2.35", b"2.3"))
    assert assertions.newsml(right[:-3])
