"""The bench of the formats makes the same corrections each time, of every sort there is."""

from __future__ import annotations

import re
from functools import partial

import pytest
from bench.formats.atom_rules import atom_errors
from bench.formats.feeds import LOG, OF_FEEDS, errors_of, json_feed_errors, rss_errors
from bench.formats.making import KINDS, NASTY, WORDS, records
from bench.formats.validating import ASSERTED, BY_SCHEMA

from corrigenda.flow.publication.renderers import atom, jsonfeed, rss
from corrigenda.flow.publication.tests.made import a_record
from corrigenda.lib.tests.outside import needed

MADE = records(400)


def test_they_are_the_same_each_time_and_others_from_another_seed():
    assert records(400) == MADE
    assert records(400, seed=1) != MADE


def test_every_kind_language_and_nasty_string_is_among_them():
    assert {one.notice.kind for one in MADE} == set(KINDS)
    assert {one.notice.language for one in MADE} == set(WORDS)
    told = [one.notice.words + one.notice.headline for one in MADE]
    assert all(any(string in text for text in told) for string in NASTY)


def test_words_are_changed_deleted_and_left_and_some_houses_do_not_repeat_errors():
    news = {one.new_words if one.new_words is None else bool(one.new_words) for one in MADE}
    assert news == {None, True, False}
    assert any(one.new_words and not one.notice.before for one in MADE)
    assert any(one.notice.superseded_by for one in MADE)
    assert any(one.notice.supersedes for one in MADE)


def test_a_withdrawal_is_of_the_whole_story():
    assert all(one.passage is None for one in MADE if one.is_withdrawn)


def test_every_format_has_a_validator_that_needs_nothing_from_outside():
    formats = {name.split(",")[0] for name in BY_SCHEMA}
    assert formats <= {name.split(",")[0] for name in ASSERTED}
    assert all(check(a_record()) == [] for check in ASSERTED.values())


@pytest.mark.parametrize("name", OF_FEEDS)
def test_no_feed_of_them_has_an_error(name):
    assert errors_of(MADE, OF_FEEDS[name]) == []


@pytest.mark.parametrize(("format_", "name"), [(atom, "Atom"), (rss, "RSS")])
def test_a_feed_in_which_an_entry_is_missing_is_an_error(monkeypatch, format_, name):
    short = partial(_without_the_first, format_.render)
    monkeypatch.setattr(f"bench.formats.feeds.{name.lower()}.render", short)
    assert len(errors_of(MADE[:60], OF_FEEDS[f"{name}, by a feed reader"])) == 2


def test_so_is_an_item_of_rss_without_a_date_or_with_an_address_that_is_none():
    feed = rss.render("Log", LOG, LOG, "en", [MADE[0].notice])
    assert rss_errors(feed) == []
    assert rss_errors(feed.replace(b"<pubDate>", b"<pubDate>soon, ")) == [
        "its date is RFC 822's",
    ]
    assert rss_errors(feed.replace(b'<guid isPermaLink="true">', b"<guid>not an address ")) == [
        "a guid that says so is an address",
    ]


def test_so_is_a_feed_of_atom_without_an_author_or_with_a_date_that_is_none():
    feed = atom.render("Log", LOG, LOG, "en", [MADE[0].notice])
    assert atom_errors(feed) == []
    assert atom_errors(re.sub(b"<author>.*?</author>", b"", feed, flags=re.DOTALL)) == [
        "4.1.1: an entry has no author, and its feed none"
    ]
    assert atom_errors(feed.replace(b"<updated>20", b"<updated>soon 20", 1)) == [
        "3.3: updated of feed is no date of RFC 3339"
    ]


def test_the_rules_of_atom_find_what_a_public_validators_cases_break():
    """Of the cases that lack or repeat an element; and they find nothing in those without error."""
    missed, wrong, found = [], [], 0
    for case in sorted(needed("conformance", "feedvalidator-atom").glob("[0-9]*/*.xml")):
        expected = re.search(rb"Expect:\s*(\S+)", case.read_bytes())
        errors = [one for one in atom_errors(case.read_bytes()) if "should say" not in one]
        kind = expected.group(1).decode() if expected else ""
        if kind == "!Error" and errors and errors != ["it is no feed of Atom 1.0"]:
            wrong.append(case.name)
        elif re.match("Missing(Element|Href|Attribute|Author)|Duplicate(Element|Atom)", kind):
            found += bool(errors)
            # A source inside an entry is of another feed, and ours has none.
            missed += [] if errors or "source" in kind else [case.name]
    assert (wrong, missed) == ([], [])
    assert found > 20


def test_and_an_item_of_a_json_feed_whose_id_is_a_number():
    feed = jsonfeed.render("Log", LOG, LOG, "en", [MADE[0].notice])
    assert json_feed_errors(feed) == []
    items = feed["items"]
    assert isinstance(items, list)
    (item,) = items
    assert json_feed_errors({**feed, "items": [{**item, "id": 7}]}) == ["an item's id is a string"]
    assert json_feed_errors({**feed, "items": [{**item, "date_published": "today"}]}) == [
        "its dates are RFC 3339's"
    ]


def _without_the_first(render, *arguments):
    *before, notices = arguments
    return render(*before, notices[1:])
