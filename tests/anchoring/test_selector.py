"""A selector is W3C JSON, and bad JSON gets a clear answer."""

import pytest

from corrigenda.anchoring import Selector, SelectorError, describe

QUOTE = {"type": "TextQuoteSelector", "exact": "word"}


def position(start, end):
    return QUOTE | {"refinedBy": {"type": "TextPositionSelector", "start": start, "end": end}}


def test_a_passage_is_written_as_a_quote_refined_by_a_position():
    assert describe("one two three", 4, 7).to_dict() == {
        "type": "TextQuoteSelector",
        "exact": "two",
        "prefix": "one ",
        "suffix": " three",
        "refinedBy": {"type": "TextPositionSelector", "start": 4, "end": 7},
    }


def test_offsets_count_code_points():
    assert describe("👍 two", 2, 5).exact == "two"


def test_context_grows_until_it_tells_repetitions_apart():
    text = "x" + "the same words again and again. " * 4 + "y"
    selector = describe(text, 40, 44)
    whole = selector.prefix + selector.exact + selector.suffix
    assert len(selector.prefix) > 32 and text.count(whole) == 1


def test_a_bare_quote_is_read():
    assert Selector.from_dict(QUOTE) == Selector("word")


def test_a_bare_quote_is_written_without_a_position():
    assert "refinedBy" not in Selector("word").to_dict()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "JSON object"),
        ([QUOTE], "JSON object"),
        ({"exact": "word"}, "TextQuoteSelector"),
        ({"type": "CssSelector", "value": "p"}, "TextQuoteSelector"),
        ({"type": "TextQuoteSelector"}, '"exact" is missing'),
        (QUOTE | {"exact": 5}, "must be a string"),
        (QUOTE | {"exact": ""}, "empty"),
        (QUOTE | {"prefix": None}, "must be a string"),
        (QUOTE | {"exact": "x" * 100_001}, "100000 are allowed"),
        (QUOTE | {"suffix": "x" * 2_001}, "2000 are allowed"),
        (QUOTE | {"exact": "half \ud83d"}, "surrogate"),
        (QUOTE | {"refinedBy": 5}, "refinedBy must be"),
        (QUOTE | {"refinedBy": {"type": "DataPositionSelector"}}, "TextPositionSelector"),
        (position(-1, 4), "from 0 to"),
        (position(0, 2**40), "from 0 to"),
        (position(True, 4), "whole number"),
        (position(0.0, 4), "whole number"),
        (position(5, 4), "before"),
        (position(5, None), "whole number"),
    ],
)
def test_a_bad_selector_is_refused_with_a_reason(data, message):
    with pytest.raises(SelectorError, match=message):
        Selector.from_dict(data)


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2), (0, 5)])
def test_a_range_that_is_no_passage_is_refused(start, end):
    with pytest.raises(SelectorError, match="no passage"):
        describe("four", start, end)


def test_the_error_is_a_value_error():
    assert issubclass(SelectorError, ValueError)
