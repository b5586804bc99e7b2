"""A correction or kill that is an item of its own leads to what it is about, or to the desk."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import AgencyChange
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, OLD, newsml, ninjs
from corrigenda.flow.reports.models import Report
from corrigenda.lib.tests.post_office import PostOffice

Work = Callable[[], None]

EARLIER = "urn:newsml:wire.example:ferry"
LATER = "urn:newsml:wire.example:ferry-correction"
ADDRESS = "https://daily.example/wire/ferry"


@pytest.fixture
def ferry(daily: Outlet, story: Article) -> Article:
    """The agency's story, as the daily has it."""
    blocks = [Block(Role.headline, "Ferry aground"), *(Block(Role.body, one) for one in OLD)]
    return push(daily, ADDRESS, Story(blocks))[0].article


def entry(title: str, body: str, more: str = "", guid: str = LATER) -> bytes:
    """A feed with one entry."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Wire Example</title><entry>'
        f'<id>{guid}</id><title>{title}</title>{more}<content type="html">{body}</content>'
        "</entry></feed>"
    ).encode()


def its_own(data: bytes, more: str = "") -> bytes:
    """The same NewsML-G2 under a name of its own, with more in its management data."""
    renamed = data.replace(EARLIER.encode(), LATER.encode())
    return renamed.replace(b"</itemMeta>", f"{more}</itemMeta>".encode())


def g2_link(rel: str) -> str:
    return f'<link rel="{rel}" residref="{EARLIER}"/>'


CORRECTED = newsml(1, NEW, signal="sig:correction").replace(b"Ferry aground", b"A ferry")
TEXT = "\n\n".join(NEW)
NOTE = "CORRECTION: number of people."
NAMING = {
    "NewsML-G2, previous version": its_own(CORRECTED, g2_link("irel:previousVersion")),
    "NewsML-G2, evolved from": its_own(CORRECTED, g2_link("irel:evolvedFrom")),
    "ninjs 3, an association": ninjs(
        1, NEW, uri=LATER, headlines=[], edNote=NOTE,
        associations=[{"name": "previousVersion", "uri": EARLIER}],
    ),
    "ninjs 1, an association": ninjs(
        1, NEW, uri=LATER, headlines=[], edNote=NOTE, associations={"corrected": {"uri": EARLIER}}
    ),
    "ninjs, evolved from": ninjs(1, NEW, uri=LATER, headlines=[], edNote=NOTE, evolvedFrom=EARLIER),
    "ninjs, another id of it": ninjs(
        1, NEW, uri=LATER, headlines=[], edNote=NOTE,
        altIds=[{"role": "internal", "value": EARLIER}],
    ),
    "a feed, in reply to": entry("CORRECTION: People", TEXT, f'<thr:in-reply-to ref="{EARLIER}"/>'),
    "a feed, via": entry("CORRECTION: People", TEXT, f'<link rel="via" href="{EARLIER}"/>'),
    "a feed, related": entry("CORRECTION: People", TEXT, f'<link rel="related" href="{EARLIER}"/>'),
    "the headline after its label": entry("CORRECTION: Ferry aground", TEXT),
}  # fmt: skip


@pytest.mark.parametrize("way", NAMING)
def test_a_correction_of_its_own_is_compared_with_the_item_that_it_names(
    way: str, ferry: Article, daily: Outlet, work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    take_items(daily, NAMING[way])
    work()
    (report,) = Report.objects.all()
    assert (report.article, report.says, report.should_say) == (ferry, OLD[0], NEW[0])


def test_a_note_on_what_was_wrong_leads_to_the_stories_that_have_the_item(
    ferry: Article, daily: Outlet, work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    said = "In a story on Sunday the Wire reported wrongly how many people were on board."
    take_items(daily, entry("CORRECTION: Ferry aground", said))
    work()
    (report,) = Report.objects.all()
    assert (report.article, report.says, report.should_say) == (ferry, OLD[0], "")


def kill(**more: object) -> bytes:
    """A kill without a text, in ninjs."""
    said = {"uri": LATER, "version": "2", "pubStatus": "canceled", "headline": "The ferry"}
    return json.dumps({**said, **more}).encode()


KILLS = {
    "at its address": kill(uri=ADDRESS),
    "at the address of its link": entry(
        "KILL: A ferry", "", f'<link rel="alternate" href="{ADDRESS}"/>'
    ),
    "by its headline": kill(headline="Ferry aground"),
    "by its headline, after the label": entry("KILL: Ferry aground", ""),
}


@pytest.mark.parametrize("way", KILLS)
def test_a_kill_of_a_story_whose_item_never_came_finds_the_story(
    way: str, ferry: Article, daily: Outlet, work: Work
) -> None:
    assert take_items(daily, KILLS[way]).changes == 1
    assert take_items(daily, KILLS[way]).changes == 0, "it comes with each reading of the feed"
    work()
    (report,) = Report.objects.all()
    assert (report.article, report.says, report.should_say) == (ferry, OLD[0], "")
    assert "took back its item" in report.why


def test_a_kill_finds_what_ingest_took_in_under_the_items_own_name(
    daily: Outlet, story: Article, work: Work
) -> None:
    address = f"{daily.origins.get().origin}/urn%3Anewsml%3Awire.example%3Aferry"
    kept = push(daily, address, Story([Block(Role.body, one) for one in OLD]))[0].article
    take_items(daily, kill(uri=EARLIER))
    work()
    assert Report.objects.get().article == kept


@pytest.mark.parametrize("lost", [kill(), entry("KILL: The ferry", "")], ids=["ninjs", "a feed"])
def test_the_desk_is_told_once_of_a_kill_that_fits_nothing(
    lost: bytes,
    ferry: Article,
    daily: Outlet,
    edda: Staff,
    addresses: None,
    office: PostOffice,
    work: Work,
) -> None:
    for _ in range(3):
        assert take_items(daily, lost).changes == 0
        work()
    assert not Report.objects.exists()
    assert AgencyChange.objects.get().swept_at
    (letter,) = [one for one in office.came if one["To"] == "edda@daily.example"]
    assert "An agency’s item fits no story" in str(letter["Subject"])
    assert "The ferry" in letter.get_body(("plain",)).get_content()


def test_news_about_a_film_takes_nothing_back(ferry: Article, daily: Outlet, work: Work) -> None:
    take_items(daily, entry("Kill Bill returns to cinemas", OLD[0]))
    work()
    assert not Report.objects.exists()
    assert not AgencyChange.objects.exists()
