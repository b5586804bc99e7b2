"""`corrigenda ingest` takes dumps, sitemaps and agency items, and goes on after a crash."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.commands.running import COMMAND, open_outlet, run
from tests.commands.test_ingest import STORY, Env, Site, site
from tests.service.conftest import children, is_alive

from corrigenda.lib.tests.waiting import until

if TYPE_CHECKING:
    from conftest import Services

pytestmark = pytest.mark.on_both

__all__ = ["site"]

TEXT = "The harbour office of Port Maren counted {0} visitors on Sunday, more than ever before."
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:tpa:1" version="1"'
    ' standard="NewsML-G2" standardversion="2.35" xml:lang="en"><itemMeta>'
    "<versionCreated>2026-03-04T10:00:00Z</versionCreated></itemMeta><contentMeta>"
    "<headline>Port counts visitors</headline><by>By Ines Vellin</by></contentMeta><contentSet>"
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<body><p>{TEXT.format(7)}</p><p>It was the warmest day of spring.</p></body></html>"
    "</inlineXML></contentSet></newsItem>"
)


@pytest.fixture
def env(own_service: Services, with_the_daily: Env) -> Env:
    return own_service.copy_of(with_the_daily)


def record(number: int, **more: object) -> str:
    return json.dumps(
        {
            "url": f"https://daily.example/archive/{number}",
            "headline": f"Visitors, day {number}",
            "text": TEXT.format(number),
            "published": "2026-03-04",
            "authors": ["Ines Vellin"],
            **more,
        }
    )


def test_a_dump_of_json_lines_is_taken_line_by_line(env: Env, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    lines = [record(1), record(2), "no json", "[1]", record(3, text=""), "", record(4)]
    dump.write_text("\n".join(lines), "utf-8")
    done = run(env, "ingest", str(dump))
    assert "3 new, 0 known already, 3 failed" in done.stdout, done.stderr
    assert "dump.jsonl, line 3: is no JSON" in done.stdout
    assert "dump.jsonl, line 5: has none of text" in done.stdout
    assert "0 new, 3 known already" in run(env, "ingest", str(dump)).stdout


def test_a_line_of_any_length_is_passed_over_and_the_next_is_taken(
    env: Env, tmp_path: Path
) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text(f"{record(1)}\n{'x' * 12_000_000}\n{record(2)}\n", "utf-8")
    done = run(env, "ingest", str(dump))
    assert "2 new, 0 known already, 1 failed" in done.stdout
    assert "line 2: is larger than 5,242,880 bytes" in done.stdout


def test_a_packed_dump_and_a_parquet_file_are_the_same_articles(env: Env, tmp_path: Path) -> None:
    from pyarrow import Table, parquet

    packed = tmp_path / "dump.jsonl.gz"
    packed.write_bytes(gzip.compress("\n".join(map(record, range(5))).encode()))
    assert "5 new" in run(env, "ingest", str(packed)).stdout
    rows = [json.loads(record(number)) for number in range(7)]
    parquet.write_table(Table.from_pylist(rows), tmp_path / "dump.parquet")
    done = run(env, "ingest", str(tmp_path / "dump.parquet"))
    assert "2 new, 5 known already" in done.stdout
    assert "7/7" in done.stderr


@pytest.mark.parametrize("name", ["cut.jsonl.gz", "cut.parquet"])
def test_a_dump_that_is_broken_is_named(env: Env, tmp_path: Path, name: str) -> None:
    whole = gzip.compress(("\n".join(map(record, range(500)))).encode())
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    done = run(env, "ingest", str(tmp_path / name))
    assert done.returncode == 2
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_items_of_an_agency_are_stories(env: Env, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "one.xml").write_text(NEWSML, "utf-8")
    ninjs = {
        "uri": "urn:ninjs:tpa:2",
        "language": "en",
        "headlines": [{"role": "main", "value": "Port counts again"}],
        "bodies": [{"contentType": "text/html", "value": f"<p>{TEXT.format(8)}</p>"}],
    }
    (folder / "two.json").write_text(json.dumps(ninjs), "utf-8")
    (folder / "other.json").write_text('{"a": 1}', "utf-8")
    done = run(env, "ingest", str(folder))
    assert "2 new, 0 known already, 1 failed" in done.stdout, done.stderr
    assert "other.json: is no ninjs item" in done.stdout


def test_a_sitemap_leads_to_its_pages_by_way_of_its_parts(
    own_service: Services, with_tables: Env, site: Site
) -> None:
    env = own_service.copy_of(with_tables)
    open_outlet(env, "--private", origin=site.origin)
    kind = "application/xml"
    of = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    parts = [f"<sitemap><loc>{site.origin}/part{number}</loc></sitemap>" for number in (1, 2)]
    site.pages["/map.xml"] = (kind, f"<sitemapindex {of}>{''.join(parts)}</sitemapindex>")
    for number in (1, 2):
        urls = f"<url><loc>{site.origin}/{number}</loc><lastmod>2026-01-01</lastmod></url>"
        site.pages[f"/part{number}"] = (kind, f"<urlset {of}>{urls}</urlset>")
        site.pages[f"/{number}"] = ("text/html", STORY.format(f"Story {number}", ""))
    done = run(env, "ingest", f"{site.origin}/map.xml")
    assert "2 new, 0 known already, 0 failed" in done.stdout, done.stderr
    assert sorted(site.asked) == ["/1", "/2", "/map.xml", "/part1", "/part2"]


def test_a_run_that_was_killed_goes_on_where_it_was(env: Env, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text("\n".join(map(record, range(1_000))), "utf-8")
    begun = subprocess.Popen(
        [*COMMAND, "ingest", str(dump)], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    places = Path(env["CORRIGENDA_HOME"]) / "ingest"
    until(lambda: list(places.glob("*.json")), seconds=60)
    helpers = children(begun.pid)
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    until(lambda: not any(map(is_alive, helpers)))
    done = run(env, "ingest", str(dump))
    assert "Going on behind" in done.stdout, done.stderr
    new = int(done.stdout.split(" new")[0].rsplit(maxsplit=1)[-1])
    assert 0 < new < 1_000
    assert not list(places.glob("*.json"))
    again = run(env, "ingest", "--from-start", str(dump))
    assert "0 new, 1000 known already, 0 failed" in again.stdout
