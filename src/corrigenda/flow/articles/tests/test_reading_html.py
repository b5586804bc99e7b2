"""A page is read as a browser shows it: each block's text is its element's visible text."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from corrigenda.flow.articles.blocks import Block, Role, body_of
from corrigenda.flow.articles.reading import ReadingError, read_html

LEAD = (
    "The council of Port Aldery voted on Tuesday to close the old ferry line, ending a service"
    " that has crossed the strait of Mirren every day since the lighthouse was built."
)
NEXT = (
    "Harbour master Ilse Varn said the decision came afer two years of talks with the island of"
    " Tessel, whose own council has promised to pay for a bridge before the winter of next year."
)
LAST = (
    "The last boat will leave on the first of May, and everyone who was born on the ferry may ride"
    " it without a ticket, according to a notice that was nailed to the door of the town hall."
)
HEADLINE = "Port Aldery to close its ferry line"


def page(story: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>{HEADLINE} | The Aldery Lamp</title>{head}"
        "</head><body><nav><a href='/'>Home</a> <a href='/sea'>Sea</a></nav><main><article>"
        f"<h1>{HEADLINE}</h1>{story}</article></main><footer><p>All rights kept.</p></footer>"
        "</body></html>"
    )


@pytest.mark.parametrize("box", ["article", "main", "section", "div"])
@pytest.mark.parametrize("head", ["", "<meta charset='utf-8'>", "<script src='/c/w.js'></script>"])
def test_a_page_need_not_write_its_head_and_body(box: str, head: str) -> None:
    story = f"<{box}><h1>{HEADLINE}</h1><p>{LEAD}</p></{box}><section><p>{NEXT}</p></section>"
    short = f"<!doctype html><title>{HEADLINE}</title>{head}{story}<p>{LAST}</p>"
    read = read_html(short)
    assert read.headline == HEADLINE
    assert [one.text for one in read.blocks] == [HEADLINE, LEAD, NEXT, LAST]


def told(story: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in read_html(page(story)).blocks]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_plain_page_gives_its_headline_and_its_paragraphs() -> None:
    assert told(paragraphs(LEAD, NEXT, LAST)) == [
        ("headline", HEADLINE),
        ("body", LEAD),
        ("body", NEXT),
        ("body", LAST),
    ]


def test_inline_elements_join_without_spaces_and_a_break_is_one() -> None:
    marked = NEXT.replace("Varn", "<b>Va</b><a href='/v'>rn</a>").replace(" of ", "<br>of<br> ")
    assert ("body", NEXT) in told(paragraphs(LEAD, marked, LAST))


def test_what_is_not_shown_is_not_read() -> None:
    hidden = (
        "<span hidden>one</span><span style='display: none'>two</span><script>three</script>"
        "<span aria-hidden='true'>four</span><template>five</template><noscript>six</noscript>"
    )
    assert ("body", NEXT) in told(paragraphs(LEAD, NEXT + hidden, LAST))


def test_elements_give_the_roles() -> None:
    story = (
        "<p class='standfirst'>A bridge shall take its place.</p>"
        "<p class='byline'>By Rosa Quill</p>"
        f"<p>{LEAD}</p><figure><img src='f.jpg'>"
        "<figcaption>The ferry at dusk.</figcaption></figure>"
        f"<h2>Two years of talks</h2><p>{NEXT}</p><blockquote><p>We shall miss the horn.</p>"
        "</blockquote><ul><li>No boat on Sundays</li><li>No dogs</li></ul><table>"
        "<tr><th>Year</th><th>Riders</th></tr><tr><td>1990</td><td>48,000</td></tr></table>"
        f"<p>{LAST}</p>"
    )
    assert told(story) == [
        ("headline", HEADLINE),
        ("standfirst", "A bridge shall take its place."),
        ("byline", "By Rosa Quill"),
        ("body", LEAD),
        ("caption", "The ferry at dusk."),
        ("body", "Two years of talks"),
        ("body", NEXT),
        ("quote", "We shall miss the horn."),
        ("list", "No boat on Sundays"),
        ("list", "No dogs"),
        ("table", "Year | Riders"),
        ("table", "1990 | 48,000"),
        ("body", LAST),
    ]


@pytest.mark.parametrize(
    "box",
    [
        "<aside><p>The bridge: what we know so far</p></aside>",
        "<div class='related-stories'><p>The bridge: what we know so far</p></div>",
        "<div class='shareBar'><p>The bridge: what we know so far</p></div>",
        "<form><p>The bridge: what we know so far</p><input></form>",
    ],
)
def test_a_box_inside_the_story_is_kept_as_an_aside(box: str) -> None:
    assert told(paragraphs(LEAD) + box + paragraphs(NEXT, LAST)) == [
        ("headline", HEADLINE),
        ("body", LEAD),
        ("aside", "The bridge: what we know so far"),
        ("body", NEXT),
        ("body", LAST),
    ]


def test_a_class_that_wraps_the_whole_story_makes_no_aside_of_it() -> None:
    story = f"<div class='content with-sidebar share-enabled'>{paragraphs(LEAD, NEXT, LAST)}</div>"
    assert body_of(read_html(page(story)).blocks) == "\n\n".join([LEAD, NEXT, LAST])


def test_the_lines_that_invite_corrections_are_asides() -> None:
    invitation = "To suggest a correction or clarification, write to us <a href='/r'>here</a>"
    shortcut = "You can also highlight the text and press Ctrl + Enter"
    roles = {text: role for role, text in told(paragraphs(LEAD, NEXT, LAST, invitation, shortcut))}
    assert roles["To suggest a correction or clarification, write to us here"] == "aside"
    assert roles[shortcut] == "aside"


def test_a_page_that_the_other_reader_makes_nothing_of_still_has_a_body() -> None:
    assert body_of(read_html("<div>A line of news.").blocks) == "A line of news."


def test_the_foot_of_a_quotation_names_its_speaker() -> None:
    quotation = "<blockquote><p>We shall miss it.</p><footer>Ilse Varn</footer></blockquote>"
    read = told(paragraphs(LEAD) + quotation + paragraphs(NEXT, LAST))
    assert read[2:4] == [("quote", "We shall miss it."), ("quote", "Ilse Varn")]


def test_a_teaser_of_another_story_is_no_body() -> None:
    teaser = f"<article><h3><a href='/b'>A bridge is planned</a></h3><p>{LAST}</p></article>"
    read = read_html(page(paragraphs(LEAD, NEXT, NEXT + LEAD, LEAD + LAST) + teaser))
    assert LAST not in [block.text for block in read.blocks if block.role is Role.body]


def test_a_page_of_teasers_alone_is_not_empty() -> None:
    teaser = "<article><h3><a href='/b'>A bridge is planned</a></h3><p>{}</p></article>"
    read = read_html("".join(teaser.format(text) for text in (LEAD, NEXT, LAST)))
    assert LEAD in body_of(read.blocks)


def test_metadata_is_taken_from_the_page() -> None:
    stated = (
        '<link rel="canonical" href="/sea/ferry"><script type="application/ld+json">'
        '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished":'
        ' "2031-04-02T09:30:00+02:00", "author": [{"name": "Rosa Quill"}, "Ravi Oake"]}]}</script>'
    )
    read = read_html(page(paragraphs(LEAD, NEXT), stated), url="https://lamp.example/x?y=1")
    assert read.headline == HEADLINE
    assert read.canonical_url == "https://lamp.example/sea/ferry"
    assert read.language == "en"
    assert read.published_at == datetime(2031, 4, 2, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    assert read.authors == ("Rosa Quill", "Ravi Oake")


def test_a_day_without_a_time_zone_is_read_as_utc() -> None:
    head = '<meta property="article:published_time" content="2031-04-02">'
    read = read_html(page(paragraphs(LEAD, NEXT), head))
    assert read.published_at == datetime(2031, 4, 2, tzinfo=UTC)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///a", "https://a:b@c.example/"])
def test_a_canonical_address_that_is_no_web_page_is_left_out(address: str) -> None:
    head = f'<link rel="canonical" href="{address}">'
    assert read_html(page(paragraphs(LEAD, NEXT), head)).canonical_url is None


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ("<p>Віче в Ольвії</p>".encode(), None),
        ("<p>Віче в Ольвії</p>".encode("utf-16"), None),
        ("<p>Віче в Ольвії</p>".encode("cp1251"), "text/html; charset=windows-1251"),
        ("<meta charset=koi8-u><p>Віче в Ольвії</p>".encode("koi8-u"), None),
    ],
)
def test_the_charset_is_found_where_it_is_told(data: bytes, content_type: str | None) -> None:
    assert read_html(data, content_type=content_type).blocks == (Block(Role.body, "Віче в Ольвії"),)


def test_broken_bytes_and_nuls_leave_the_rest_readable() -> None:
    data = "<p>Віче\0 в ".encode() + b"\xff" + "Ольвії триває</p>".encode()
    assert read_html(data).blocks == (Block(Role.body, "Віче в \ufffdОльвії триває"),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "shows no text"),
        (b"<p>a" * 1_300_000, "more than 5,000,000"),
        ("<p>a</p>" * 160_000, "elements"),
        ("<p " + " ".join(f"a{n}" for n in range(60_000)) + ">x", "attributes"),
        (b"%PDF-1.7 ...", "a PDF"),
        (bytes(8) * 90, "not text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_words(data: bytes | str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read_html(data)


def test_another_type_of_content_is_refused() -> None:
    with pytest.raises(ReadingError, match="image/png"):
        read_html(b"x", content_type="image/png")
