"""A record stands at its own address, or is refused with what to do; a name is put on the site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.commands.running import run
from tests.commands.test_ingest import Env
from tests.commands.test_ingesting_an_archive import record

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.records import address_in
from corrigenda.project.sources.site import Site

if TYPE_CHECKING:
    from conftest import Services


@pytest.fixture
def site() -> Site:
    own = frozenset({"https://daily.example", "https://blog.daily.example"})
    moved = frozenset({"http://old.example"})
    return Site("https://daily.example/archive", own, moved)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://daily.example/a?b=c", "https://daily.example/a?b=c"),
        ("https://BLOG.daily.example:443/a#top", "https://blog.daily.example/a"),
        ("/world/a?id=5", "https://daily.example/world/a?id=5"),
        ("world/a", "https://daily.example/archive/world/a"),
        ("//blog.daily.example/a", "https://blog.daily.example/a"),
        ("http://old.example/a?b=c", "https://daily.example/a?b=c"),
        ("12", "https://daily.example/archive/12"),
        ("urn:tpa:1/2", "https://daily.example/archive/urn%3Atpa%3A1%2F2"),
        ("", ""),
    ],
)
def test_an_address_a_path_or_a_name_says_where(site: Site, given: str, url: str) -> None:
    assert site.at(given) == url
    assert site.notes() == []


@pytest.mark.parametrize(
    "origin",
    ["http://daily.example", "https://www.daily.example", "http://www.daily.example:8080"],
)
def test_an_origin_like_one_of_the_outlets_is_refused_with_what_to_do(
    site: Site, origin: str
) -> None:
    with pytest.raises(ReadingError, match=f"--moved-from {origin}") as refused:
        site.at(f"{origin}/a")
    assert f"change-outlet --add-origin {origin}" in str(refused.value)


def test_what_cannot_be_an_address_is_refused(site: Site) -> None:
    for given in ("https://daily.example/a b", "http://", f"https://daily.example/{'x' * 5_000}"):
        with pytest.raises(ReadingError, match="has an address that cannot be one"):
            site.at(given)


def test_addresses_on_origins_of_others_are_counted(site: Site) -> None:
    for number in range(3):
        site.at(f"https://agency.example/{number}")
    assert site.at("https://agency.example/0").startswith("https://daily.example/archive/https%3A")
    assert site.notes() == [
        "4 with an address on no origin of the outlet, so under https://daily.example/archive by "
        "that name: https://agency.example (4)"
    ]


@pytest.mark.parametrize(
    ("record", "name"),
    [({"id": 123}, "123"), ({"url": None, "id": 0}, "0"), ({"url": True, "id": "a"}, "a")],
)
def test_a_number_is_a_name_too(record: dict[str, object], name: str) -> None:
    assert address_in(record) == name


@pytest.mark.on_both
def test_a_dump_of_before_the_site_moved_is_taken_where_it_stands_now(
    own_service: Services, with_the_daily: Env, tmp_path: Path
) -> None:
    env = own_service.copy_of(with_the_daily)
    dump = tmp_path / "dump.jsonl"
    old = [json.loads(record(number)) for number in range(2)]
    for one in old:
        one["url"] = one["url"].replace("https://", "http://www.")
    dump.write_text("\n".join(map(json.dumps, old)), "utf-8")
    refused = run(env, "ingest", str(dump))
    assert refused.returncode == 1
    assert "give --moved-from http://www.daily.example" in refused.stdout
    moved = ("--moved-from", "http://www.daily.example")
    assert "2 new" in run(env, "ingest", str(dump), *moved).stdout
    dump.write_text("\n".join(map(record, range(2))), "utf-8")
    assert "2 known already" in run(env, "ingest", str(dump)).stdout
