"""A developer of the site asks whether Corrigenda works on a page, and is told what to mend."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.articles.setting_up import Level, PageCheck
from corrigenda.flow.articles.setting_up.csp import refused
from corrigenda.flow.articles.setting_up.house import PASSED_ON, House, proxy_lines
from corrigenda.flow.articles.setting_up.integrity import is_of
from corrigenda.flow.articles.setting_up.judging import Seen, judge
from corrigenda.flow.articles.setting_up.marks import marks_in
from corrigenda.lib.builds import Build

URL = "https://daily.example/port"
SRC = "https://daily.example/c/w.js"
ASKS = "https://daily.example/api/reports"
BUILD = Build("0123456789ab", "sha384-of-the-script", "sha384-of-the-module")
HOUSE = House(
    "daily", "The Daily", "https://desk.example", frozenset({"https://daily.example"}), BUILD
)
STORY = "<p>" + "The harbour office of Port Maren counted visitors on Sunday. " * 5 + "</p>"
TAG = '<script src="/c/w.js" data-outlet="daily" defer></script>'
PLACES = '<div data-corrigenda="notices"></div><a data-corrigenda="report">Tell us</a>'
HEAD = f'<link rel="canonical" href="{URL}">'


def page(tag: str = TAG, places: str = PLACES, head: str = HEAD, story: str = STORY) -> str:
    body = f"<article><h1>Port Maren counts</h1>{story}</article>{places}{tag}"
    return f"<html lang='en'><head><title>Port</title>{head}</head><body>{body}</body></html>"


def seen(html: str) -> Seen:
    marks, story = marks_in(html.encode(), URL), read_html(html, url=URL)
    return Seen(URL, URL, marks, (), story, "", {}, reaches=True, hears_words=True)


def level(check: PageCheck, name: str) -> Level | None:
    return next((one.level for one in check.findings if one.name == name), None)


def test_a_page_with_the_tag_and_both_places_is_good_in_everything() -> None:
    check = judge(HOUSE, seen(page()))
    assert check.works
    assert {one.level for one in check.findings} == {Level.GOOD}


def test_without_the_tag_it_does_not_work_and_one_that_needs_no_proxy_is_given() -> None:
    check = judge(HOUSE, seen(page(tag="")))
    assert not check.works
    assert check.findings[0].code == TAG.replace("/c/", "https://desk.example/c/")
    own = replace(HOUSE, desk_url="https://daily.example")
    assert judge(own, seen(page(tag=""))).findings[0].code == TAG


def test_a_tag_of_another_outlet_is_named() -> None:
    check = judge(HOUSE, seen(page(tag=TAG.replace("daily", "weekly"))))
    assert level(check, "outlet") is Level.WRONG
    assert "“weekly”" in check.findings[1].says
    assert check.findings[1].code == TAG.replace("/c/", "https://daily.example/c/")


def test_a_tag_of_another_desk_gives_way_to_one_of_this() -> None:
    theirs = TAG.replace("/c/", "https://other.example/c/").replace('"daily"', '"weekly"')
    check = judge(HOUSE, seen(page(tag=theirs)))
    assert check.findings[1].code == TAG.replace("/c/", "https://desk.example/c/")


def test_a_tag_that_stops_the_page_or_stands_twice_could_be_better() -> None:
    check = judge(HOUSE, seen(page(tag=TAG.replace(" defer", "") + TAG)))
    assert check.works
    assert level(check, "defer") is Level.BETTER
    assert level(check, "script") is Level.BETTER


def test_a_script_that_does_not_come_is_told_with_its_answer() -> None:
    missing = replace(seen(page()), answers={SRC: "The answer was 404 Not Found."})
    check = judge(HOUSE, missing)
    assert level(check, "script-answers") is Level.WRONG
    assert any("404 Not Found" in one.says for one in check.findings)


def test_a_proxy_that_keeps_the_houses_own_words_back_could_be_better() -> None:
    check = judge(HOUSE, replace(seen(page()), hears_words=False))
    assert check.works
    assert level(check, "desk-answers") is Level.BETTER


def test_a_desk_that_cannot_be_reached_is_told_before_a_report_is_lost() -> None:
    check = judge(HOUSE, replace(seen(page()), reaches=False))
    assert level(check, "desk-answers") is Level.WRONG


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEAD, Level.GOOD),
        ("", Level.BETTER),
        ('<link rel="canonical" href="https://elsewhere.example/port">', Level.BETTER),
    ],
)
def test_the_canonical_link_is_looked_at(head: str, expected: Level) -> None:
    assert level(judge(HOUSE, seen(page(head=head))), "canonical") is expected


def test_a_page_without_a_story_says_how_it_can_be_given() -> None:
    check = judge(HOUSE, replace(seen(page()), story=None, unread="the page shows no text."))
    assert level(check, "story") is Level.WRONG
    assert not check.works


def test_missing_places_are_offered_to_be_copied() -> None:
    check = judge(HOUSE, seen(page(places="")))
    assert check.works
    assert {one.code for one in check.findings if one.level is Level.BETTER} == {
        '<div data-corrigenda="notices"></div>',
        '<a data-corrigenda="report">Report an error</a>',
    }


@pytest.mark.parametrize(
    ("policy", "kept_out"),
    [
        ("", []),
        ("default-src 'self'", []),
        ("default-src *", []),
        ("default-src https:", []),
        ("default-src 'none'", ["script-src", "connect-src"]),
        ("script-src 'self'", []),
        ("script-src https://daily.example/c/", []),
        ("script-src https://daily.example/d/", ["script-src"]),
        ("script-src *.example", []),
        ("script-src *.other.example", ["script-src"]),
        ("script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'", []),
        ("script-src 'nonce-xyz' 'strict-dynamic' 'self'", ["script-src"]),
        ("script-src-elem 'none'; script-src 'self'", ["script-src"]),
        ("script-src 'self'; connect-src https://api.other.example", ["connect-src"]),
        ("DEFAULT-SRC 'SELF'", []),
        ("script-src https://daily.example:443; connect-src https://daily.example/api/", []),
        ("script-src https://daily.example:8443", ["script-src"]),
        ("require-trusted-types-for 'script'", []),
        ("require-trusted-types-for 'script'; trusted-types corrigenda default", []),
        ("trusted-types *", []),
        ("require-trusted-types-for 'script'; trusted-types default", ["trusted-types"]),
        ("trusted-types 'none'", ["trusted-types"]),
    ],
)
def test_a_content_security_policy_is_read_as_browsers_do(policy: str, kept_out: list[str]) -> None:
    assert refused([policy], src=SRC, asks=ASKS, page=URL, nonce="abc") == kept_out


@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=40))
def test_any_policy_and_any_address_have_an_answer(policies: list[str], src: str) -> None:
    assert set(refused(policies, src=SRC, asks=ASKS, page=URL, nonce=src)) <= {
        "script-src",
        "connect-src",
        "trusted-types",
    }


@given(st.text(max_size=200))
def test_any_page_has_marks_or_none(text: str) -> None:
    assert marks_in(text.encode(errors="replace"), URL).notices >= 0


def test_any_source_that_is_no_address_is_left_as_it_is() -> None:
    html = '<script src="https://[/c/w.js" data-outlet="daily"></script>'
    assert marks_in(html.encode(), URL).tags[0].src == "https://[/c/w.js"


def test_of_several_policies_in_the_page_each_counts() -> None:
    meta = "<meta http-equiv='Content-Security-Policy' content=\"script-src {0}\">"
    html = page(head=HEAD + meta.format("*") + meta.format("'none'"))
    assert level(judge(HOUSE, seen(html)), "csp") is Level.WRONG


def test_a_page_whose_own_scripts_start_it_says_so() -> None:
    check = judge(HOUSE, seen(page(tag="", head=HEAD + HOUSE.says_imported)))
    assert check.works
    assert {one.level for one in check.findings} == {Level.GOOD}
    other = HOUSE.says_imported.replace("daily", "weekly")
    assert not judge(HOUSE, seen(page(tag="", head=HEAD + other))).works


def tag_of(src: str, attributes: str = "") -> str:
    return f'<script src="{src}" data-outlet="daily" {attributes} defer></script>'


def test_the_tags_that_are_given_are_good_in_everything() -> None:
    for tag in (HOUSE.tag, HOUSE.pinned_from(""), HOUSE.pinned_from("https://desk.example")):
        check = judge(HOUSE, seen(page(tag=tag)))
        assert {one.level for one in check.findings} == {Level.GOOD}, tag


def test_a_tag_that_names_an_older_build_works_and_is_told_the_newest() -> None:
    check = judge(HOUSE, seen(page(tag=tag_of("/c/aaaaaaaaaaaa/pinned.js"))))
    assert check.works
    assert level(check, "pinned") is Level.BETTER
    assert any(one.code == HOUSE.pinned_from("https://daily.example") for one in check.findings)


def test_integrity_on_the_address_that_changes_is_told_before_the_upgrade() -> None:
    check = judge(HOUSE, seen(page(tag=tag_of("/c/w.js", "integrity='sha384-x'"))))
    assert check.works
    assert level(check, "pinned") is Level.BETTER


def test_integrity_without_crossorigin_keeps_the_script_of_another_host_out() -> None:
    pinned = tag_of("https://desk.example/c/0123456789ab/pinned.js", "integrity='sha384-x'")
    assert level(judge(HOUSE, seen(page(tag=pinned))), "crossorigin") is Level.WRONG
    own = tag_of("/c/0123456789ab/pinned.js", "integrity='sha384-x'")
    assert level(judge(HOUSE, seen(page(tag=own))), "crossorigin") is None


SCRIPT = b"window.corrigenda = {};"
RIGHT = "sha384-" + base64.b64encode(hashlib.sha384(SCRIPT).digest()).decode()
WEAK = "sha256-" + base64.b64encode(hashlib.sha256(SCRIPT).digest()).decode()


@pytest.mark.parametrize(
    ("integrity", "let_through"),
    [
        (RIGHT, True),
        (f"sha384-AAAA {RIGHT}", True),
        (f"{RIGHT}?option", True),
        ("sha384-AAAA", False),
        ("sha384-not base64", False),
        (f"{WEAK} sha512-AAAA", False),
        (WEAK, True),
        ("md5-AAAA", True),
        ("", True),
    ],
)
def test_integrity_is_read_as_browsers_do(integrity: str, let_through: bool) -> None:
    assert is_of(integrity, SCRIPT) is let_through


@given(st.text(max_size=80), st.binary(max_size=40))
def test_any_integrity_and_any_bytes_have_an_answer(integrity: str, body: bytes) -> None:
    assert is_of(integrity, body) in (True, False)


@pytest.mark.parametrize(
    "src",
    ["/static/c/webpack-1.js", "/c/w/../../x.js", "/c/words.js", "/c/v2/w.js", "/c/pinned.js"],
)
def test_another_script_is_not_taken_for_ours(src: str) -> None:
    assert marks_in(f"<script src='{src}'></script>".encode(), URL).tags == ()


def test_the_lines_for_a_proxy_are_those_of_the_documents_and_never_lead_back_to_it() -> None:
    docs = Path(__file__).parents[5] / "docs/developers"
    for page, line in (
        ("README.md", f"location ~ {PASSED_ON} {{"),
        ("recipes/proxy.md", f"location ~ {PASSED_ON} {{"),
        ("recipes/proxy.md", f"path_regexp {PASSED_ON}\n"),
    ):
        assert line in (docs / page).read_text("utf-8"), page
    assert "proxy_pass https://desk.example;" in proxy_lines(HOUSE)
    own = replace(HOUSE, desk_url="https://daily.example")
    assert "proxy_pass http://127.0.0.1:8000;" in proxy_lines(own)


def test_a_story_in_a_script_without_spaces_is_not_called_short() -> None:
    chinese = "<p>马伦港港务局星期日统计了来访的游客，人数比去年同一天多了三成。</p>" * 2
    assert level(judge(HOUSE, seen(page(story=chinese))), "story") is Level.GOOD
