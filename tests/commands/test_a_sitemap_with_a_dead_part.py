"""One part of a sitemap that is gone or broken keeps none of the others out."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.commands.running import open_outlet, run
from tests.commands.test_ingest import STORY, Env, Site, site

if TYPE_CHECKING:
    from conftest import Services

pytestmark = pytest.mark.on_both

__all__ = ["site"]

XML = "application/xml"
OF = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
Parts = Callable[[int], None]


@pytest.fixture
def env(own_service: Services, with_tables: Env, site: Site) -> Env:
    made = own_service.copy_of(with_tables)
    open_outlet(made, "--private", origin=site.origin)
    return made


@pytest.fixture
def parts(site: Site) -> Parts:
    """Serve an index of so many sitemaps with a story each."""

    def _serve(count: int) -> None:
        of_index = [
            f"<sitemap><loc>{site.origin}/part{one}</loc></sitemap>" for one in range(count)
        ]
        site.pages["/map.xml"] = (XML, f"<sitemapindex {OF}>{''.join(of_index)}</sitemapindex>")
        for one in range(count):
            url = f"<url><loc>{site.origin}/{one}</loc></url>"
            site.pages[f"/part{one}"] = (XML, f"<urlset {OF}>{url}</urlset>")
            site.pages[f"/{one}"] = ("text/html", STORY.format(f"Story {one}", ""))

    return _serve


def test_parts_that_cannot_be_had_are_passed_over_counted_and_named(
    env: Env, site: Site, parts: Parts
) -> None:
    parts(5)
    del site.pages["/part1"]
    site.pages["/part2"] = (XML, gzip.compress(b"<urlset/>" * 500)[:40])
    site.pages["/part3"] = ("image/png", "no map")
    done = run(env, "ingest", f"{site.origin}/map.xml")
    assert done.returncode == 1
    assert "2 new, 0 known already, 3 failed" in done.stdout, done.stderr
    assert f"sitemap 2: {site.origin}/part1: " in done.stdout
    assert "404" in done.stdout
    assert f"sitemap 3: {site.origin}/part2: is a broken gzip file" in done.stdout
    assert f"sitemap 4: {site.origin}/part3: " in done.stdout
    assert "/4" in site.asked
    assert "Traceback" not in done.stderr


def test_for_a_part_that_may_come_back_the_run_ends_and_the_next_one_takes_it(
    env: Env, site: Site, parts: Parts
) -> None:
    parts(3)
    site.down.add("/part1")
    done = run(env, "ingest", f"{site.origin}/map.xml")
    assert done.returncode == 2
    assert "run the same again to go on" in done.stderr
    site.down.clear()
    done = run(env, "ingest", f"{site.origin}/map.xml")
    assert "3 new, 0 known already, 0 failed" in done.stdout, done.stderr


def test_an_index_that_is_cut_off_leads_to_what_it_names_before(
    env: Env, site: Site, parts: Parts
) -> None:
    parts(2)
    kind, index = site.pages["/map.xml"]
    site.pages["/map.xml"] = (kind, index[: -len("</sitemap></sitemapindex>") - 10])
    done = run(env, "ingest", f"{site.origin}/map.xml")
    assert "1 new, 0 known already, 1 failed" in done.stdout, done.stderr
    assert "sitemap 2: is broken" in done.stdout
