from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import HostSite
from .reader import dialog, quoted_by, report_on, select, send


def sent_report(page: Page, site: HostSite) -> dict[str, object]:
    send(page)
    dialog(page).get_by_role("link", name="Follow your report").wait_for()
    return site.reports[-1]


def test_a_selection_across_paragraphs_leaves_out_the_box_between(
    host_site: HostSite, browser_page: Page
) -> None:
    body = """<p id="p1">The pact was signed on Monday.</p>
      <aside><h2>Related</h2><ul><li>Fish wars</li></ul></aside>
      <p id="p2">It covers 14 ports.</p><p>Nobody spoke.</p>"""
    browser_page.goto(host_site.page(body))
    report_on(browser_page, "#p1", "on Monday", "It covers", until="#p2")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "on Monday.\n\nIt covers"
    assert report["block"] == "The pact was signed on Monday.\n\nIt covers 14 ports."


def test_words_in_a_box_beside_the_story_are_reported_when_they_are_meant(
    host_site: HostSite, browser_page: Page
) -> None:
    body = """<p>The pact was signed on Monday.</p>
      <aside><h2>Related</h2><ul><li id="li">Fish warrs</li><li>More</li></ul></aside>"""
    browser_page.goto(host_site.page(body))
    report_on(browser_page, "#li", "warrs")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "warrs"
    assert report["block"] == "Fish warrs"


def test_a_triple_click_takes_its_paragraph_and_not_the_next(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page("<p id='p1'>One sentence.</p><p>Another.</p>"))
    browser_page.locator("#p1").click(click_count=3, position={"x": 5, "y": 5})
    browser_page.keyboard.press("Control+Enter")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == report["block"] == "One sentence."


def test_words_inside_a_link_are_reported_and_the_link_is_not_followed(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    browser_page.goto(url)
    browser_page.locator("#second a").focus()
    report_on(browser_page, "#second a", "fishing")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "fishing"
    assert report["block"] == "The pact covers 14 ports and three fishing grounds off Verdania."
    assert browser_page.url == url
    assert len(browser_page.context.pages) == 1


def test_words_in_a_shadow_tree_are_reported_with_the_sentence_around_them(
    host_site: HostSite, browser_page: Page
) -> None:
    body = """<p id="p1">The pact covers <live-count id="live"></live-count> ports.</p>
      <script>live.attachShadow({mode: "open"}).innerHTML = "about <b>fourteen</b>"</script>"""
    browser_page.goto(host_site.page(body))
    browser_page.locator("#live b").dblclick()
    browser_page.keyboard.press("Control+Enter")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "fourteen"
    assert report["block"] == "The pact covers about fourteen ports."


def test_a_selection_across_a_table_joins_its_cells(
    host_site: HostSite, browser_page: Page
) -> None:
    body = """<table><tr><th>Port</th><th>Ships</th></tr>
      <tr id="r1"><td>Ostrava</td><td>14</td></tr>
      <tr id="r2"><td>Lind</td><td>9</td></tr></table>"""
    browser_page.goto(host_site.page(body))
    report_on(browser_page, "#r1", "14", "Lind", until="#r2")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "14\n\nLind"
    assert report["block"] == "Ostrava | 14\n\nLind | 9"


def test_positions_count_code_points_and_not_halves_of_emoji(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page("<p id='p1'>Joy 🎉🎈 at the 👩‍🚀 gala 🎆 tonight</p>"))
    browser_page.evaluate(
        """() => { const text = document.querySelector("#p1").firstChild;
        const at = text.data.indexOf("🎈");
        getSelection().setBaseAndExtent(text, at + 1, text, text.data.indexOf("🎆") + 1); }"""
    )
    browser_page.keyboard.press("Control+Enter")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "🎈 at the 👩‍🚀 gala 🎆"
    assert report["selector"]["refinedBy"]["start"] == 5  # type: ignore[index]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("ar", "وقّعت فيردانيا معاهدة بشأن 14 ميناءً في أوسترافا.", "14 ميناءً"),
        ("uk", "Верданія підписала угоду про 14 портів у затоці Острава.", "14 портів"),
    ],
)
def test_words_of_other_scripts_arrive_as_they_stand(
    lang: str, text: str, words: str, host_site: HostSite, browser_page: Page
) -> None:
    direction = ' dir="rtl"' if lang == "ar" else ""
    browser_page.goto(host_site.page(f"<p id='p1'{direction}>{text}</p>", lang=lang))
    report_on(browser_page, "#p1", words)
    browser_page.keyboard.press("Control+Enter")
    dialog(browser_page).get_by_role("link").wait_for()
    (report,) = host_site.reports
    assert quoted_by(report) == words
    assert report["block"] == text
    assert report["language"] == lang


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("one<br>two<br><br>three", "one two three"),
        ("one\n  \t two&nbsp;&nbsp; three", "one two three"),
        ("one <script>void 0</script><style>p{}</style>two", "one two"),
        ("one <span hidden>not</span><span aria-hidden='true'>not</span>two", "one two"),
        ("one <span style='visibility:hidden'>not</span>two", "one two"),
        ("<span style='float:left;font-size:3em'>O</span>ne <b>t</b>wo", "One two"),
        ("one <!-- not -->two", "one two"),
        ("one &lt;script&gt;two&lt;/script&gt;", "one <script>two</script>"),
        ("<img alt='not' src='data:,'>one two", "one two"),
        ("one<wbr>two", "onetwo"),
    ],
)
def test_a_block_is_the_text_that_the_reader_sees(
    html: str, seen: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(f"<p>Before</p><p id='p1'>{html}</p><p>After</p>"))
    browser_page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1'))")
    browser_page.keyboard.press("Control+Enter")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == report["block"] == seen


def test_text_beside_blocks_is_a_block_of_its_own(host_site: HostSite, browser_page: Page) -> None:
    body = "<div id='p1'>Lead words <p>A paragraph.</p> closing words</div>"
    browser_page.goto(host_site.page(body))
    report_on(browser_page, "#p1", "closing")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "closing"
    assert report["block"] == "closing words"


def test_a_repeated_word_is_told_apart_by_its_position(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page("<p id='p1'>the <b>cat</b> and the <i>cat</i></p>"))
    report_on(browser_page, "#p1 i", "cat")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "cat"
    assert report["selector"]["prefix"] == "the cat and the "  # type: ignore[index]


def test_a_lone_surrogate_on_the_page_does_not_reach_the_desk(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page("<p id='p1'>x</p>"))
    browser_page.evaluate("document.querySelector('#p1').textContent = 'a \\ud83d b \\0 c'")
    select(browser_page, "#p1", "a", "c")
    browser_page.keyboard.press("Control+Enter")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "a \ufffd b \ufffd c"


def test_a_page_that_is_one_single_block_is_sent_in_part(
    host_site: HostSite, browser_page: Page
) -> None:
    words = " ".join(f"word{number}" for number in range(20_000))
    browser_page.goto(host_site.page(f"<p id='p1'>{words}</p>"))
    report_on(browser_page, "#p1", "word10000 ", "word10001")
    report = sent_report(browser_page, host_site)
    assert quoted_by(report) == "word10000 word10001"
    assert 19_000 < len(str(report["block"])) < 21_000
    assert str(report["block"]) in words
