"""Whatever bytes come, a reading ends with blocks or with a ReadingError."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.flow.articles.blocks import from_json, to_json
from corrigenda.flow.articles.reading import ReadingError, read_html, read_plain

TAGS = """<p> </p> <div> </div> <h1> <table><tr><td> </td><td> </tr> <li> <blockquote> <br> </a>
<a\thref=/x> <!-- --> <script> </script> &#xD800; &#0; &nbsp; <figcaption> <article> <title> <svg>
<meta\tcharset=utf-16> <![CDATA[ <p\thidden> <form> 12:30 2031"""
markup = st.sampled_from([*TAGS.replace("\n", " ").split(" "), "\0", "\ud800", "read also: "])
pages = st.lists(markup | st.text(max_size=12), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | pages)
def test_a_page_of_anything_is_read_or_refused(page: bytes | str) -> None:
    try:
        read = read_html(page)
    except ReadingError as error:
        assert str(error)
    else:
        assert from_json(to_json(read.blocks)) == read.blocks


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400))
def test_a_text_of_anything_is_read_or_refused(text: bytes | str) -> None:
    try:
        read = read_plain(text)
    except ReadingError as error:
        assert str(error)
    else:
        assert from_json(to_json(read.blocks)) == read.blocks
