"""Of a packed dump and of a sitemap is known how far they are, so that the time left is shown."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from corrigenda.project.sources.dumps import Lines
from corrigenda.project.sources.site import Site
from corrigenda.project.sources.web import Sitemap

SITE = Site("https://daily.example", frozenset({"https://daily.example"}))
OF = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"


def packed(path: Path) -> Path:
    draw = random.Random(1)
    lines = [f'{{"id": {one}, "text": "{draw.randbytes(200).hex()}"}}' for one in range(2_000)]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def of_pages(*names: str) -> bytes:
    urls = "".join(f"<url><loc>https://daily.example/{name}</loc></url>" for name in names)
    return f"<urlset {OF}>{urls}</urlset>".encode()


def test_a_packed_dump_is_as_far_as_its_packed_bytes_were_read(tmp_path: Path) -> None:
    dump = Lines(packed(tmp_path / "dump.jsonl.gz"), SITE)
    sizes = [one.size for one in dump.items("")]
    assert dump.total is not None
    assert 0.97 * dump.total < sum(sizes) <= dump.total
    assert 0.4 * dump.total < sum(sizes[:1_000]) < 0.6 * dump.total


def test_a_packed_dump_that_goes_on_counts_what_is_left(tmp_path: Path) -> None:
    path = packed(tmp_path / "dump.jsonl.gz")
    middle = list(Lines(path, SITE).items(""))[999].place
    dump = Lines(path, SITE)
    assert dump.total is not None
    left = sum(one.size for one in dump.items(middle))
    assert 0.4 * dump.total < left < 0.6 * dump.total


def test_of_a_sitemap_the_pages_are_counted() -> None:
    source = Sitemap("key", of_pages("a", "b", "c"), lambda _: b"")
    next(iter(source.items("")))
    assert source.total == 3


def test_of_an_index_the_parts_that_were_read_say_how_many_there_may_be() -> None:
    parts = {
        "https://daily.example/1": of_pages("a", "b"),
        "https://daily.example/2": of_pages("c"),
    }
    listed = "".join(f"<sitemap><loc>{part}</loc></sitemap>" for part in parts)
    index = f"<sitemapindex {OF}>{listed}</sitemapindex>".encode()
    source = Sitemap("key", index, parts.__getitem__)
    totals = [source.total, *(source.total for _ in source.items(""))]
    assert totals == [None, 4, 4, 3]
