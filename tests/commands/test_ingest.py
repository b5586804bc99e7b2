"""`corrigenda ingest` takes a file, a folder, a feed or a URL, and says what it could not take."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.commands.running import open_outlet, run

from corrigenda.lib.tests.servers import Ends

if TYPE_CHECKING:
    from conftest import Services

pytestmark = pytest.mark.on_both

Env = dict[str, str]

STORY = (
    "<html lang='en'><head><title>{0}</title>{1}</head><body><main><article><h1>{0}</h1>"
    "<p>The harbour office of Port Maren counted 1,204 visitors on Sunday, more than ever, and"
    " closed the stairs of the lighthouse in the evening.</p></article></main></body></html>"
)


@pytest.fixture
def env(own_service: Services, with_the_daily: Env) -> Env:
    return own_service.copy_of(with_the_daily)


class Site(Ends):
    """Serves what it was given, and notes what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, str | bytes]] = {}
        self.down: set[str] = set()
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                kind, text = site.pages.get(self.path, ("", ""))
                self.send_response(503 if self.path in site.down else 200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.end_headers()
                self.wfile.write(text if isinstance(text, bytes) else text.encode())

            def log_message(self, *_: object) -> None:
                return

        super().__init__(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def test_a_folder_is_taken_file_by_file_and_again_without_harm(env: Env, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    (folder / "old").mkdir(parents=True)
    (folder / "one.html").write_text(STORY.format("One", ""))
    (folder / "old" / "two.html").write_text(STORY.format("Two", ""))
    (folder / "three.txt").write_text("Three\n\nThe third story has a paragraph of its own.")
    (folder / "notes.pdf").write_bytes(b"%PDF")
    first = run(env, "ingest", str(folder))
    assert first.returncode == 0, first.stderr
    assert "3 new, 0 known already, 0 failed" in first.stdout
    assert "3/3" in first.stderr
    assert "0 new, 3 known already, 0 failed" in run(env, "ingest", str(folder)).stdout


def test_what_cannot_be_read_is_named_and_the_rest_is_taken(env: Env, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "good.html").write_text(STORY.format("Good", ""))
    (folder / "empty.html").write_bytes(b"")
    (folder / "large.html").write_bytes(b"<p>" + b"x" * 6_000_000)
    done = run(env, "ingest", str(folder))
    assert done.returncode == 1
    assert "1 new, 0 known already, 2 failed" in done.stdout
    assert "empty.html: " in done.stdout
    assert "large.html: is larger than" in done.stdout


def test_a_page_stands_where_its_canonical_link_says(env: Env, tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    link = "<link rel='canonical' href='https://daily.example/real/address'>"
    page.write_text(STORY.format("One", link))
    assert run(env, "ingest", str(page)).returncode == 0
    page.write_text(STORY.format("One", link.replace("daily.example", "other.example")))
    # A link to somebody else's origin is not believed: it is another article.
    assert "1 new" in run(env, "ingest", str(page)).stdout


def test_a_feed_file_leads_to_its_articles(
    own_service: Services, with_tables: Env, site: Site, tmp_path: Path
) -> None:
    env = own_service.copy_of(with_tables)
    open_outlet(env, "--private", origin=site.origin)
    site.pages["/a"] = ("text/html", STORY.format("A", ""))
    feed = tmp_path / "feed.xml"
    feed.write_text(
        "<rss version='2.0'><channel><title>Daily</title>"
        f"<item><link>{site.origin}/a</link></item><item><link>{site.origin}/gone</link></item>"
        "<item><link>file:///etc/hostname</link></item></channel></rss>"
    )
    done = run(env, "ingest", str(feed))
    assert "1 new, 0 known already, 1 failed" in done.stdout
    assert "404" in done.stdout
    assert site.asked == ["/a", "/gone"]


def test_a_feed_or_a_page_may_be_given_by_its_address(
    own_service: Services, with_tables: Env, site: Site
) -> None:
    env = own_service.copy_of(with_tables)
    open_outlet(env, "--private", origin=site.origin)
    site.pages["/a"] = ("text/html", STORY.format("A", ""))
    site.pages["/feed"] = (
        "application/atom+xml",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Daily</title>"
        f"<entry><link href='{site.origin}/a'/></entry></feed>",
    )
    assert "1 new" in run(env, "ingest", f"{site.origin}/feed").stdout
    assert "1 known already" in run(env, "ingest", f"{site.origin}/a").stdout
    assert "/robots.txt" not in site.asked


def test_an_address_inside_the_network_is_not_asked(env: Env, site: Site) -> None:
    done = run(env, "ingest", f"{site.origin}/a")
    assert done.returncode == 2
    assert "not at a public address" in done.stderr
    assert site.asked == []


@pytest.mark.parametrize("source", ["/no/such/file.html", "file:///etc/hostname", "ftp://a/b"])
def test_what_is_not_there_is_said_in_one_line(env: Env, source: str) -> None:
    done = run(env, "ingest", source)
    assert done.returncode == 2
    assert done.stderr.startswith("corrigenda: There is no ")


def test_without_an_outlet_it_says_what_to_do_first(
    own_service: Callable[..., Env], tmp_path: Path
) -> None:
    done = run(own_service(), "ingest", str(tmp_path))
    assert done.returncode == 2
    assert "corrigenda open-outlet" in done.stderr


def test_real_news_pages_are_taken_in(env: Env, shared: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in (shared / "data/pages/aeb").glob("*.html"):
        (pages / page.name).symlink_to(page)
    done = run(env, "ingest", str(pages))
    assert done.returncode == 0, done.stdout
    assert "181/181" in done.stderr
