"""The log is for search engines; receipts, forms, desk and API are not, by rule and by header."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client, override_settings
from protego import Protego

from corrigenda.conftest import STORY_URL
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.surfaces.public.tests.conftest import Publish
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db

DOCS = Path(__file__).parents[5] / "docs"
PRIVATE = (
    "/receipt/abcdefgh",
    "/receipt/abcdefgh/delete",
    f"/report?url={STORY_URL}",
    "/check/abcdefgh",
    "/mail/confirm/abcdefgh",
)
OF_THE_DESK = ("/", "/desk/", "/desk/cases/1", "/api/reports", "/api/fixes", "/api/openapi.json")
PUBLIC = (
    "/corrections/",
    "/corrections/2027/05",
    "/corrections/feed.atom",
    "/corrections/policy?outlet=daily",
    "/c/w.js",
    "/c/static/house.css",
    f"/api/notices?url={STORY_URL}",
    "/api/related?url=x",
    "/.well-known/corrigenda.json",
)


def rules(client: Client) -> Protego:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    return Protego.parse(answer.content.decode())


def canonical(client: Client, address: str, **more: str) -> list[str]:
    page = read_page(client.get(address, **more).content)
    return [str(one) for one in page.xpath("//link[@rel='canonical']/@href")]


@pytest.mark.parametrize("address", (*PRIVATE, *OF_THE_DESK))
def test_what_is_private_is_not_gathered(client: Client, address: str) -> None:
    assert not rules(client).can_fetch(f"https://desk.example{address}", "anybot")


@pytest.mark.parametrize("address", PUBLIC)
def test_the_log_and_what_a_story_draws_of_it_are(client: Client, address: str) -> None:
    assert rules(client).can_fetch(f"https://desk.example{address}", "anybot")


@pytest.mark.parametrize("address", (*PRIVATE, *OF_THE_DESK))
def test_whoever_gathers_it_all_the_same_is_told_to_forget_it(
    client: Client, daily: Outlet, address: str
) -> None:
    assert "noindex" in client.get(address)["X-Robots-Tag"]


def test_the_log_tells_nobody_to_forget_it(client: Client, publish: Publish) -> None:
    entry = publish("The fund holds 82,000 crowns.")
    for address in ("/corrections/", f"/corrections/{entry.public_id}", "/corrections/feed.atom"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not answer.has_header("X-Robots-Tag")
        assert "noindex" not in answer.content.decode()


def test_the_invented_newspaper_is_gathered_as_any_other_site(client: Client) -> None:
    story = "https://desk.example/demo/stories/bridge"
    for demo in (True, False):
        with override_settings(CORRIGENDA_DEMO=demo):
            assert rules(client).can_fetch(story, "anybot") is demo


def test_a_site_that_passes_our_addresses_on_has_rules_for_its_own_robots_txt(
    client: Client,
) -> None:
    recipe = (DOCS / "developers/recipes/proxy.md").read_text("utf-8")
    block = recipe.split("```robots\n")[1].split("```")[0]
    told = Protego.parse(block)
    for address in PRIVATE:
        assert not told.can_fetch(f"https://daily.example{address}", "anybot"), address
    for address in (*PUBLIC, "/world/report-on-mail", "/reports/2027"):
        assert told.can_fetch(f"https://daily.example{address}", "anybot"), address


@pytest.mark.parametrize(
    "path", ["", "months", "2027/05", "policy", "scorecard", "transparency", "?kind=correction"]
)
def test_each_page_of_the_log_names_its_one_address(
    client: Client, publish: Publish, path: str
) -> None:
    publish("The fund holds 82,000 crowns.")
    found = canonical(client, f"/corrections/{path}")
    assert len(found) == 1
    (address,) = found
    assert "//testserver" not in address
    base, _, query = address.partition("?")
    assert base.endswith(f"/corrections/{path.partition('?')[0]}")
    assert query in ("", "kind=correction", "outlet=daily")


def test_so_do_the_older_pages_and_those_of_one_outlet(
    client: Client, daily: Outlet, publish: Publish
) -> None:
    publish("The fund holds 82,000 crowns.")
    open_outlet(
        "nahar",
        name="نهار",
        language="ar",
        desk_url="https://nahar.example",
        origins=["https://nahar.example"],
        by=OPERATOR,
    )
    log = "https://desk.example/corrections/"
    assert canonical(client, "/corrections/?outlet=daily") == [f"{log}?outlet=daily"]
    older = "/corrections/2027/05?outlet=daily&before=2027-06-01T00:00:00Z"
    assert canonical(client, older) == [
        f"{log}2027/05?outlet=daily&before=2027-06-01T00%3A00%3A00Z"
    ]
    assert canonical(client, "/corrections/policy")[0].endswith("/corrections/policy")


@pytest.mark.parametrize("asked", ["q=crowns", "author=Edda", f"url={STORY_URL}"])
def test_what_is_looked_for_in_the_log_is_no_page_of_a_search_engine(
    client: Client, daily: Outlet, publish: Publish, asked: str
) -> None:
    daily.policy_data = {**daily.policy_data, "log_authors": True}
    daily.save()
    publish("The fund holds 82,000 crowns.")
    answer = client.get(f"/corrections/?{asked}")
    assert answer.status_code == 200
    page = read_page(answer.content)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//link[@rel='canonical']")
