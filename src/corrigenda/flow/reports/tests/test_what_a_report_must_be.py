"""A report that cannot be taken is refused with the field and what to do about it."""

from __future__ import annotations

from typing import Any

import pytest

from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import ReportError
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.tests.sending import quote, submission

LONG = "a" * 100_000


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("selector", {"selector": {}}),
        ("selector", {"selector": {"type": "XPathSelector", "exact": "afer"}}),
        ("selector", {"selector": quote("")}),
        ("selector", {"selector": quote(" \u00a0\n")}),
        ("selector", {"selector": quote(LONG), "block": ""}),
        ("selector", {"selector": quote("a\x00fer")}),
        ("selector", {"selector": quote("\ud800")}),
        ("selector", {"selector": quote(7)}),  # type: ignore[arg-type]
        ("selector", {"selector": quote("afer", prefix="p" * 5_000)}),
        ("selector", {"selector": quote("afer", suffix="\ud800")}),
        ("selector", {"selector": quote("afer", refinedBy={"type": "RangeSelector"})}),
        ("selector", {"selector": quote("afer", refinedBy={
            "type": "TextPositionSelector", "start": -1, "end": 3})}),
        ("selector", {"selector": quote("afer", refinedBy={
            "type": "TextPositionSelector", "start": 9, "end": 3})}),
        ("selector", {"selector": quote("afer", refinedBy={
            "type": "TextPositionSelector", "start": True, "end": 3})}),
        ("block", {"block": "Another paragraph altogether."}),
        ("block", {"block": "afer " + "b" * 200_000}),
        ("block", {"block": "afer \x00"}),
        ("should_say", {"should_say": "s" * 20_001}),
        ("should_say", {"should_say": "\udfff"}),
        ("why", {"why": "w" * 5_001}),
        ("why", {"why": "\x1b[2J"}),
        ("source", {"source": "see my blog"}),
        ("source", {"source": "javascript:alert(1)"}),
        ("source", {"source": "data:text/html,x"}),
        ("contact", {"contact": "rita"}),
        ("contact", {"contact": "rita@example.org\nBcc: all@example.org"}),
        ("contact", {"contact": "<script>@example.org"}),
        ("kind", {"kind": "rant"}),
        ("language", {"language": "English, please"}),
        ("url", {"url": "file:///etc/passwd"}),
        ("url", {"url": "https://rita:word@daily.example/world/treaty"}),
        ("url", {"url": "https://daily.example/\x00"}),
        ("url", {"url": "https://daily.example/\ud800"}),
        ("url", {"url": "https://daily.example/" + "a" * 2_000}),
        ("url", {"url": ""}),
    ],
)  # fmt: skip
def test_the_field_is_named_and_nothing_is_stored(
    daily: Outlet, field: str, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ReportError) as told:
        receive(submission(**wrong), address="192.0.2.1")
    assert told.value.field == field
    assert len(str(told.value)) > 20
    assert not Report.objects.exists()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "https://herald.example/a"},
        {"url": "http://127.0.0.1:8000/admin"},
        {"url": "https://daily.example:8443/world/treaty"},
        {"url": "https://daily.example.evil.example/world/treaty"},
        {"outlet": "herald"},
    ],
)
def test_a_page_of_no_registered_origin_is_sent_elsewhere(
    daily: Outlet, wrong: dict[str, str]
) -> None:
    with pytest.raises(UnknownOriginError):
        receive(submission(**wrong), address="192.0.2.1")
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "words",
    ["a", "🏳️‍🌈", "حادّة", "\u202eafer\u202c", "שָׁלוֹם", "𐍈", "ﬁ", "e\u0301", "w" * 20_000],
    ids=["one", "emoji", "arabic", "bidi", "hebrew", "astral", "ligature", "combining", "long"],
)
def test_any_words_of_any_script_are_taken_as_they_are(daily: Outlet, words: str) -> None:
    block = f"Before {words} after."
    sent = submission(selector=quote(words), block=block, should_say=words, why=words[:5_000])
    report = receive(sent, address="192.0.2.1").report
    report.refresh_from_db()
    assert (report.says, report.should_say, report.block) == (words, words, block)
    assert block[report.block_start : report.block_end] == words


@pytest.mark.parametrize("between", ["\n\n", "\t", " ", "\n"])
def test_a_selection_over_several_blocks_is_taken(daily: Outlet, between: str) -> None:
    words = f"signed the treaty.{between}Next paragraph"
    sent = submission(selector=quote(words), block=f"They {words} goes on.")
    assert receive(sent, address="192.0.2.1").new


def test_a_source_and_an_address_to_write_to_are_kept_apart_from_the_report(daily: Outlet) -> None:
    sent = submission(source="https://ministry.example/figures", contact="rita@example.org")
    report = receive(sent, address="192.0.2.1").report
    assert report.source_url == "https://ministry.example/figures"
    assert report.contact.email == "rita@example.org"
    assert "rita@" not in str(Report.objects.values().get())
