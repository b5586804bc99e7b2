"""A text fragment brings a browser to the corrected words, on a page without our script."""

from __future__ import annotations

from html import escape

import pytest
from playwright.sync_api import Browser, Page

from corrigenda.anchoring import describe
from corrigenda.flow.publication.renderers.text_fragment import directive_of

BLOCKS = (
    "Maren and Tolva sign treaty",
    "“We will not wait another 24 years,” President Orla Venn said – well-dressed, as ever. "
    "The fund, she said, holds 28,000 crowns.",
    "The fund holds 82,000 crowns & pays for 12 bridges, officials said; the older one holds "
    "28,000 crowns <and> pays for none.",
    "وقال الوزير: إن المبلغ 82,000 كرونة، وليس أقل من ذلك.",
    "Фонд має 82 000 крон, сказала пані Венн; — «не менше».",
    "It was set up in the spring by both countries, which pay into it in equal parts, and is run "
    "from Port Maren by a board of seven – lawyers, engineers, one historian – of whom none is "
    "paid, and which meets four times a year.",
)
STORY = "\n\n".join(BLOCKS)
ADDRESS = "https://daily.example/treaty"


@pytest.fixture
def page(browser: Browser):
    """A page whose blocks stand a screen apart from each other."""
    context = browser.new_context(viewport={"width": 800, "height": 600})
    page = context.new_page()
    blocks = "".join(f'<p style="margin-block:900px">{escape(text)}</p>' for text in BLOCKS)
    html = f"<!doctype html><meta charset=utf-8><body>{blocks}"
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    yield page
    context.close()


def block_in_sight(page: Page) -> int | None:
    """Which block the browser scrolled to."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("p")].findIndex((one) => {
             const box = one.getBoundingClientRect()
             return box.top >= 0 && box.bottom <= innerHeight
           })"""
    )
    return None if found < 0 else int(found)


@pytest.mark.parametrize(
    "words, block",
    [
        ("well-dressed, as ever", 1),
        ("82,000 crowns & pays", 2),
        ("82,000", 2),
        ("8,00", 1),
        ("28,000 crowns <and>", 2),
        ("82,000 كرونة", 3),
        ("82 000 крон", 4),
        ("«не менше»", 4),
        (BLOCKS[5][: BLOCKS[5].index(", and which")], 5),
        ("historian – of whom", 5),
    ],
)
def test_it_scrolls_to_the_block_of_the_words(page: Page, words: str, block: int) -> None:
    start = STORY.index(words, STORY.index(BLOCKS[block]))
    directive = directive_of(describe(STORY, start, start + len(words)))
    page.goto(f"{ADDRESS}#:~:text={directive}")
    page.wait_for_function("scrollY > 0")
    assert block_in_sight(page) == block


def test_words_that_stand_nowhere_leave_the_page_at_its_top(page: Page) -> None:
    page.goto(f"{ADDRESS}#:~:text=no%20such%20words")
    assert page.evaluate("scrollY") == 0
