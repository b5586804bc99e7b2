"""The address of a story is written in one way only, or refused with a remedy."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corrigenda.lib.urls import UrlError, normalize, origin_of, parse


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example.:443/a", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("http://news.example:/a", "http://news.example/a"),
        ("https://news.example:8443/A/b", "https://news.example:8443/A/b"),
        ("https://news.example/a#part", "https://news.example/a"),
        ("https://news.example/a?", "https://news.example/a"),
        ("https://news.example?b=2&a=1", "https://news.example/?b=2&a=1"),
        (
            "https://news.example/a?utm_source=x&id=7&fbclid=y&UTM_X=1",
            "https://news.example/a?id=7",
        ),
        ("https://news.example/a?utm%5Fsource=x", "https://news.example/a"),
        ("https://news.example/a?b=&b&b=1", "https://news.example/a?b=&b&b=1"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/a/%2e%2E/b/..", "https://news.example/"),
        ("https://news.example/../..", "https://news.example/"),
        ("https://news.example/a//b/", "https://news.example/a//b/"),
        ("https://news.example/%d0%ba", "https://news.example/%D0%BA"),
        ("https://news.example/к?п=я", "https://news.example/%D0%BA?%D0%BF=%D1%8F"),
        ("https://новини.example/", "https://xn--b1amarcd.example/"),
        ("https://news。example/", "https://news.example/"),
        ("https://[2001:DB8:0::1]:443/", "https://[2001:db8::1]/"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("http://localhost/a", "http://localhost/a"),
        ('https://news.example/"<a>', "https://news.example/%22%3Ca%3E"),
    ],
)
def test_one_story_has_one_address(given_: str, written: str) -> None:
    assert normalize(given_) == written


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("", "begin with http"),
        ("news.example/a", "begin with http"),
        ("//news.example/a", "begin with http"),
        ("file:///etc/passwd", "begin with http"),
        ("ftp://news.example/", "begin with http"),
        ("javascript:alert(1)", "begin with http"),
        ("http:news.example", "begin with http"),
        ("http://", "Check its spelling"),
        ("http:///a", "Check its spelling"),
        ("http://news..example/", "Check its spelling"),
        ("http://news.example:x/", "Check its spelling"),
        ("http://news%2eexample/", "Check its spelling"),
        ("http://a／b.example/", "Check its spelling"),
        (f"http://{'a' * 64}.example/", "Check its spelling"),
        (f"http://{'a.' * 130}example/", "Check its spelling"),
        ("http://user:secret@news.example/", "user name or password"),
        ("http://@news.example/", "user name or password"),
        ("http://news.example:0/", "port"),
        ("http://news.example:65536/", "port"),
        ("http://news.example/a b", "Copy it again"),
        (" http://news.example/", "Copy it again"),
        ("http://news.example/\n", "Copy it again"),
        ("http://news.example/\u2003", "Copy it again"),
        ("http://news.example/\x00", "Copy it again"),
        ("http://news.example/\x7f", "Copy it again"),
        ("http://news.example/\ud800", "Copy it again"),
        ("http://news.example\\@other.example/", "Copy it again"),
        ("http://straße.example/", "xn--"),
        ("http://127.1/", "four numbers"),
        ("http://2130706433/", "four numbers"),
        ("http://0x7f000001/", "four numbers"),
        ("http://0177.0.0.1/", "four numbers"),
        ("http://[::1/", "Check its spelling"),
        ("http://[fe80::1%25eth0]/", "IPv6"),
        ("http://[::g]/", "IPv6"),
        ("http://news.example/" + "a" * 2000, "characters long"),
        ("http://news.example/" + "я" * 400, "characters long"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_with_a_remedy(address: str, remedy: str) -> None:
    with pytest.raises(UrlError, match=remedy):
        normalize(address)


def test_a_refusal_never_repeats_the_password() -> None:
    with pytest.raises(UrlError) as refused:
        normalize("http://Rita:opensesame@news.example/")
    assert "opensesame" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("HTTPS://News.Example:443/a?b#c", "https://news.example"),
        ("http://news.example:443/", "http://news.example:443"),
        ("http://[::1]:8000/a", "http://[::1]:8000"),
    ],
)
def test_the_origin_is_scheme_host_and_unusual_port(address: str, origin: str) -> None:
    assert origin_of(address) == origin


_pieces = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["%", "%2e", "%C3", "..", ".", "/", "?", "&", "utm_a=1", "=", "#", "@", ":", "[", "]", "\ud800"]
)
_addresses = st.builds(
    lambda start, pieces: start + "".join(pieces),
    st.sampled_from(["", "http://", "https://news.example", "http://a.example/", "http://[::1]"]),
    st.lists(_pieces, max_size=8),
)


@given(_addresses | st.text())
@example("http://a.example/%%2e/x")
@example("http://a.example/.%2e")
@example("http://a.example/?&utm_a&")
@example("http://xn--.example/")
@example("http://\u0378.example/")
def test_any_text_is_an_address_or_an_address_error_and_twice_is_as_once(text: str) -> None:
    try:
        once = normalize(text)
    except UrlError:
        return
    assert normalize(once) == once
    assert once.isascii()
    assert str(parse(once)) == once
