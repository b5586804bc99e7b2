"""Every redirect is judged like a first address."""

import pytest

from corrigenda.lib.http import BadStatus, Refused
from corrigenda.lib.tests.asking import get
from corrigenda.lib.tests.conftest import Names, Serve
from corrigenda.lib.tests.servers import Visit


@pytest.mark.parametrize(
    ("location", "end"),
    [
        ("/b", "/b"),
        ("b?c=d#e", "/b?c=d"),
        ("../b", "/b"),
        ("/b c", "/b%20c"),
        ("/\u00d0\u00ba", "/%D0%BA"),  # UTF-8 bytes, as a header carries them
        ("/%D0%BA", "/%D0%BA"),
    ],
)
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Same", "308 Same"])
def test_a_redirect_is_followed_and_told(
    serve: Serve, location: str, end: str, status: str
) -> None:
    def script(visit: Visit) -> None:
        if visit.path == "/a/":
            visit.redirect(location, status)
        else:
            visit.answer(b"page")

    server = serve(script)
    page = get(server.url("/a/"), private=True)
    wanted = "/a" + end if location.startswith("b") else end
    assert (page.url, page.redirects) == (server.url(wanted), (server.url("/a/"),))


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.5/",
        "http://169.254.169.254/latest/",
        "http://internal.example/",
        "http://[::ffff:10.0.0.5]/",
        "//internal.example/",
        "file:///etc/passwd",
        "http://Rita:opensesame@news.example/",
        "http://[oops/",
        "http://news.example:99999/",
    ],
)
def test_a_redirect_to_what_would_be_refused_is_refused(
    serve: Serve, names: Names, loopback_is_public: None, location: str
) -> None:
    server = serve(lambda visit: visit.redirect(location))
    names["news.example"] = "127.0.0.1"
    names["10.0.0.5"] = names["internal.example"] = "10.0.0.5"
    names["169.254.169.254"] = "169.254.169.254"
    names["::ffff:a00:5"] = names["::ffff:10.0.0.5"] = "::ffff:10.0.0.5"
    with pytest.raises(Refused) as refused:
        get(server.url(host="news.example"))
    assert not refused.value.retry
    assert len(server.visits) == 1


def test_a_page_of_ours_does_not_open_the_way_to_its_neighbours(serve: Serve) -> None:
    neighbour = serve(lambda visit: visit.answer(b"secret"))
    server = serve(lambda visit: visit.redirect(neighbour.url()))
    with pytest.raises(Refused):
        get(server.url(), private={server.origin()})
    assert neighbour.visits == []


def test_as_many_redirects_as_allowed_are_followed_and_not_one_more(serve: Serve) -> None:
    server = serve(
        lambda visit: (
            visit.answer(b"end")
            if visit.path == "/5"
            else visit.redirect(f"/{int(visit.path[1:]) + 1}")
        )
    )
    assert get(server.url("/0"), private=True).body == b"end"
    with pytest.raises(BadStatus, match="more than 4 redirects") as failed:
        get(server.url("/0"), private=True, max_redirects=4)
    assert not failed.value.retry


def test_a_redirect_that_leads_nowhere_is_a_bad_status(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(status="302 Found"))
    with pytest.raises(BadStatus, match="leads nowhere"):
        get(server.url(), private=True)


def test_the_body_of_a_redirect_is_not_read(serve: Serve) -> None:
    def script(visit: Visit) -> None:
        if visit.path == "/":
            visit.send(
                b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 999999999\r\n\r\nabc"
            )
        else:
            visit.answer(b"page")

    assert get(serve(script).url(), private=True).body == b"page"
