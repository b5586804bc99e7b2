"""An export is read as it was written, and what is no line of one is said to be none."""

from __future__ import annotations

import pytest

from corrigenda.flow.publication.chain.canonical import FormError
from corrigenda.flow.publication.chain.check import MOST_FINDINGS, Checker, TooManyError
from corrigenda.flow.publication.chain.findings import What
from corrigenda.flow.publication.chain.lines import read_line, write_line
from corrigenda.flow.publication.chain.tests.making import a_log
from corrigenda.flow.publication.chain.tests.tampering import check

LOG = a_log(30)


def test_a_line_is_read_as_it_was_written() -> None:
    for line in LOG.export():
        assert read_line(write_line(line)) == line


def test_nasty_words_come_through_an_export() -> None:
    log = a_log(3)
    log.entry(words="“<b>”\u2028 \x00 😀 \u202eback", headline="Порт\nМарен", url="", authors="[]")
    lines = [read_line(write_line(one)) for one in log.export()]
    assert check(lines, log.keys) == []


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", "{", '{"body":"x"}', '{"head":1}', '{"log":{}}', '{"log":[]}',
        '{"body":"x","sha256":"y","openings":[]}', '{"body":1,"sha256":"y","openings":{}}',
        '{"body":"x","sha256":"y","openings":{"a":["b"]}}', '{"log":{"outlet":"a","after":"b"}}',
    ],
)  # fmt: skip
def test_what_is_no_line_is_refused(text: str) -> None:
    with pytest.raises(FormError):
        read_line(text)


def test_an_export_that_was_interrupted_is_incomplete_and_may_be_continued() -> None:
    lines = LOG.export()
    cut = next(at for at, one in enumerate(lines) if getattr(one, "body", "").find(':20,"out') > 0)
    (found,) = check(lines[:cut], LOG.keys)
    assert found.what is What.INCOMPLETE
    assert "record 19" in str(found)
    start = read_line('{"log":{"outlet":"daily","after":19,"head":30}}')
    assert check([*lines[:cut], start, *lines[cut:]], LOG.keys) == []


def test_a_log_of_another_outlet_is_not_the_one() -> None:
    found = Checker(LOG.keys, outlet="herald")
    for line in LOG.export():
        found.take(line)
    assert "This is the log of daily, not of herald." in str(found.end()[0])


def test_an_export_without_its_first_line_or_with_a_later_beginning_is_named() -> None:
    lines = LOG.export()
    assert {one.what for one in check(lines[1:], LOG.keys)} == {What.FORM}
    start = read_line('{"log":{"outlet":"daily","after":1,"head":30}}')
    found = check([start, *lines[2:]], LOG.keys)
    assert (found[0].what, found[0].first) == (What.REMOVED, 1)


def test_it_stops_where_more_would_say_nothing_new() -> None:
    checker = Checker(LOG.keys)
    checker.take(LOG.export()[0])
    with pytest.raises(TooManyError):
        for _ in range(MOST_FINDINGS + 1):
            checker.unreadable(FormError("it is no JSON"))
    assert checker.is_full
