"""What another house's robots.txt forbids is not read."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from corrigenda.lib import clock
from corrigenda.lib.http import BadStatus, Fetched, FetchError, TimedOut, TooLarge, Unreachable
from corrigenda.lib.http.robots import MAX_BYTES, Cache, allowed, crawl_delay
from corrigenda.lib.tests.asking import AGENT

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
STORY = "https://news.example/stories/1?page=2"


class Site:
    """A site's robots.txt; `asked` lists the addresses that were fetched."""

    def __init__(self, answer: str | bytes | FetchError) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def __call__(self, url: str, *, accept: tuple[str, ...], max_bytes: int) -> Fetched:
        assert max_bytes == MAX_BYTES
        self.asked.append(url)
        if isinstance(self.answer, FetchError):
            raise self.answer
        body = self.answer.encode() if isinstance(self.answer, str) else self.answer
        return Fetched(url, 200, {}, body, "text/plain")


def may_read(answer: str | bytes | FetchError, url: str = STORY, agent: str = AGENT) -> bool:
    return allowed(url, agent, Site(answer), cache=Cache())


@pytest.mark.parametrize(
    ("rules", "answer"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /stories/", False),
        ("User-agent: *\nDisallow: /drafts/", True),
        ("User-agent: *\nDisallow: /*?page=", False),
        ("User-agent: *\nDisallow: /\nAllow: /stories/", True),
        ("User-agent: corrigenda\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: Corrigenda\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: elsewhere\nUser-agent: CORRIGENDA\nDisallow: /", False),
        ("User-agent: elsewhere\nDisallow: /", True),
        ("User-agent: daily\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        (b"\xff\xfe\x00 junk\nUser-agent: *\nDisallow: /", False),
        ("<html><body>Welcome</body></html>", True),
    ],
)
def test_the_rules_for_us_are_kept(rules: str | bytes, answer: bool) -> None:
    assert may_read(rules) is answer


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_allows_everything(status: int) -> None:
    assert may_read(BadStatus("no", status))


@pytest.mark.parametrize(
    "failure",
    [
        BadStatus("fault", 500),
        BadStatus("busy", 503),
        BadStatus("redirects", 302),
        Unreachable("away"),
        TimedOut("slow"),
        TooLarge("long"),
    ],
)
def test_a_site_whose_rules_cannot_be_read_is_left_alone_for_now(failure: FetchError) -> None:
    assert not may_read(failure)


def test_the_rules_of_each_origin_are_asked_once_an_hour() -> None:
    site, cache = Site("User-agent: *\nDisallow: /drafts/"), Cache()
    with clock.frozen(NOON):
        assert allowed(STORY, AGENT, site, cache=cache)
        assert not allowed("https://news.example/drafts/1", AGENT, site, cache=cache)
        assert site.asked == ["https://news.example/robots.txt"]
        allowed("https://news.example:8443/", AGENT, site, cache=cache)
        assert site.asked[1:] == ["https://news.example:8443/robots.txt"]
    with clock.frozen(NOON + timedelta(minutes=59)):
        allowed(STORY, AGENT, site, cache=cache)
        assert len(site.asked) == 2
    with clock.frozen(NOON + timedelta(minutes=60)):
        allowed(STORY, AGENT, site, cache=cache)
        assert len(site.asked) == 3


def test_a_site_that_was_away_is_asked_again_after_ten_minutes() -> None:
    site, cache = Site(Unreachable("away")), Cache()
    with clock.frozen(NOON):
        assert not allowed(STORY, AGENT, site, cache=cache)
    site.answer = ""
    with clock.frozen(NOON + timedelta(minutes=9)):
        assert not allowed(STORY, AGENT, site, cache=cache)
    with clock.frozen(NOON + timedelta(minutes=10)):
        assert allowed(STORY, AGENT, site, cache=cache)


def test_the_cache_forgets_the_oldest_site_when_it_is_full() -> None:
    site, cache = Site(""), Cache(size=2)
    for host in ("a", "b", "c", "b", "a"):
        allowed(f"https://{host}.example/", AGENT, site, cache=cache)
    assert [url[8] for url in site.asked] == ["a", "b", "c", "a"]


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("", None),
        ("Crawl-delay: 10", 10.0),
        ("Crawl-delay: 0.5", 0.5),
        ("Crawl-delay: 999999999", 3_600.0),
        ("Crawl-delay: -1", None),
        ("Crawl-delay: nan", None),
        ("Crawl-delay: inf", None),
        ("Crawl-delay: soon", None),
    ],
)
def test_the_pause_that_a_site_wants_is_told_within_reason(
    line: str, seconds: float | None
) -> None:
    site = Site(f"User-agent: *\n{line}\nDisallow: /x")
    assert crawl_delay(STORY, AGENT, site, cache=Cache()) == seconds


def test_no_pause_is_known_while_the_rules_are_not() -> None:
    assert crawl_delay(STORY, AGENT, Site(Unreachable("away")), cache=Cache()) is None


def test_thousands_of_other_robots_are_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parse = Protego.parse

    def noting(text: str) -> Protego:
        read.append(text)
        return parse(text)

    monkeypatch.setattr(Protego, "parse", noting)
    agents = "".join(f"User-agent: robot{number}\n" for number in range(2_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(2_000))
    assert may_read(agents + "User-agent: *\n" + rules + "Disallow: /stories\n") is False
    assert len({line for line in read[0].splitlines() if line.startswith("User-agent")}) == 2


@given(
    st.binary(max_size=200) | st.text("uU ser-agnt:*#/$%\n\u2028é", max_size=200).map(str.encode)
)
def test_any_bytes_are_rules_of_some_kind(body: bytes) -> None:
    assert may_read(body) in {True, False}
