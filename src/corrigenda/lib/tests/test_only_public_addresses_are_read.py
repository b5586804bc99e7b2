"""Nobody can make us read what stands inside a network, by whatever name."""

import socket

import pytest

from corrigenda.lib.http import Refused, Unreachable
from corrigenda.lib.tests.asking import get
from corrigenda.lib.tests.conftest import Names, Serve


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.5/",
        "http://0.0.0.0/",
        "http://localhost/",
    ],
)
def test_an_address_inside_the_network_is_refused_for_good(url: str) -> None:
    with pytest.raises(Refused, match="not at a public address") as refused:
        get(url)
    assert not refused.value.retry


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://news.example/",
        "gopher://news.example/",
        "http://Rita:opensesame@news.example/",
        "http://2130706433/",
        "http://news.example/\r\nX: y",
        "",
    ],
)
def test_an_address_that_is_not_plain_http_is_refused_before_any_look_up(
    names: Names, url: str
) -> None:
    with pytest.raises(Refused) as refused:
        get(url, private=True)
    assert names.asked == []
    assert "opensesame" not in str(refused.value)


@pytest.mark.parametrize("ips", ["10.0.0.5", "8.8.8.8 10.0.0.5", "2606:4700::1111 ::1"])
def test_a_name_with_any_address_inside_the_network_is_refused(names: Names, ips: str) -> None:
    names["news.example"] = ips
    with pytest.raises(Refused) as refused:
        get("http://news.example/")
    assert not any(ip in str(refused.value) for ip in ips.split())


def test_an_origin_that_is_allowed_by_name_is_read_and_no_other(serve: Serve, names: Names) -> None:
    server = serve(lambda visit: visit.answer(b"ours"))
    names["news.example"] = names["cms.example"] = "127.0.0.1"
    ours = {server.origin("news.example")}
    assert get(server.url(host="news.example"), private=ours).body == b"ours"
    for other in (server.url(host="cms.example"), "http://news.example/", "https://news.example/"):
        with pytest.raises(Refused):
            get(other, private=ours)
    assert len(server.visits) == 1


def test_one_text_in_place_of_a_set_of_origins_is_a_mistake(names: Names) -> None:
    names["news.example"] = "127.0.0.1"
    with pytest.raises(TypeError, match="set of origins"):
        get("http://news.example/", private="http://news.example.org")


def test_the_name_is_looked_up_once_and_the_connection_goes_to_that_address(
    serve: Serve, names: Names, loopback_is_public: None
) -> None:
    server = serve(lambda visit: visit.answer(b"page"))
    names["news.example"] = "127.0.0.1"
    assert get(server.url(host="news.example")).body == b"page"
    assert names.asked == ["news.example"]
    assert server.visits[0].header("Host") == f"news.example:{server.port}"


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(
    serve: Serve, names: Names, loopback_is_public: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(lambda visit: visit.answer(b"page"))
    reached: list[object] = []
    connect = socket.socket.connect

    def noting(self: socket.socket, address: object) -> None:
        reached.append(address)
        connect(self, address)  # type: ignore[arg-type]

    def rebinding(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        first = "127.0.0.1" if not names.asked else "10.0.0.5"
        names.asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (first, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket.socket, "connect", noting)
    assert get(server.url(host="news.example")).body == b"page"
    assert reached == [("127.0.0.1", server.port)]


def test_a_dead_address_is_passed_over_for_the_next(serve: Serve, names: Names) -> None:
    server = serve(lambda visit: visit.answer(b"page"))
    names["news.example"] = "::1 127.0.0.1"
    assert get(server.url(host="news.example"), private=True).body == b"page"


def test_a_name_that_does_not_exist_may_exist_later(names: Names) -> None:
    with pytest.raises(Unreachable, match=r"no machine of the name news\.example") as failed:
        get("http://news.example/")
    assert failed.value.retry


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_not_used(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    proxy = serve(lambda visit: visit.answer(b"proxy"))
    server = serve(lambda visit: visit.answer(b"page"))
    monkeypatch.setenv(variable, proxy.url())
    monkeypatch.delenv("no_proxy", raising=False)
    assert get(server.url(), private=True).body == b"page"
    assert proxy.visits == []
