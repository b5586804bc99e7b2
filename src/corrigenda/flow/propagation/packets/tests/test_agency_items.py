"""An agency's item that says that it is a correction opens cases as a packet does."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.agency import items_in
from corrigenda.flow.propagation.packets.agency.changes import changes
from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.flow.publication.renderers import newsml as own_newsml
from corrigenda.flow.publication.renderers import ninjs as own_ninjs
from corrigenda.flow.publication.tests.made import a_record
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]

OLD = (
    "A ferry with 240 people on board ran aground off Port Maren on Sunday.",
    "Nobody was hurt, the harbour board said. The Halvard had left Tolva at noon.",
)
NEW = (OLD[0].replace("240", "140"), OLD[1])


def newsml(
    version: int, paragraphs: tuple[str, ...], *, signal: str = "", status: str = "usable"
) -> bytes:
    """An item as an agency sends it, in NewsML-G2."""
    note = "Corrects number of people." if signal else "For the ferries page."
    signals = f'<signal qcode="{signal}"/>' if signal else ""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
        f'guid="urn:newsml:wire.example:ferry" version="{version}"><itemMeta>'
        '<provider literal="wire"><name>Wire Example</name></provider>'
        f'<pubStatus qcode="stat:{status}"/><edNote>{note}</edNote>{signals}'
        "</itemMeta><contentMeta><headline>Ferry aground</headline></contentMeta><contentSet>"
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{body}</body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def ninjs(version: int, paragraphs: tuple[str, ...], **more: object) -> bytes:
    """The same in ninjs."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    item = {
        "uri": "urn:newsml:wire.example:ferry",
        "version": str(version),
        "headlines": [{"value": "Ferry aground"}],
        "bodies": [{"contentType": "text/html", "value": body}],
        "infoSources": [{"name": "Wire Example"}],
        **more,
    }
    return json.dumps(item).encode()


def atom(title: str, paragraphs: tuple[str, ...], category: str = "") -> bytes:
    """The same as an entry of an Atom feed."""
    body = "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in paragraphs)
    term = f'<category term="{category}"/>' if category else ""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire Example</title><entry>'
        f"<id>urn:newsml:wire.example:ferry</id><title>{title}</title>{term}"
        f'<content type="html">{body}</content></entry></feed>'
    ).encode()


@pytest.fixture
def ferry(daily: Outlet, story: Article) -> Article:
    """A story of the daily that has the agency's paragraph."""
    blocks = [
        Block(Role.headline, "Ferry aground off Port Maren"),
        Block(Role.body, OLD[0]),
        Block(Role.body, "Our reporter watched from the shore."),
    ]
    return push(daily, "https://daily.example/ferry", Story(blocks))[0].article


FORMS = {
    "NewsML-G2": (newsml(1, OLD), newsml(2, NEW, signal="sig:correction")),
    "ninjs": (
        ninjs(1, OLD),
        ninjs(2, NEW, edNote="CORRECTION: number of people in the first paragraph."),
    ),
    "a feed that says so in a title": (atom("Ferry", OLD), atom("CORRECTED: Ferry", NEW)),
    "a feed that says so in a category": (atom("Ferry", OLD), atom("Ferry", NEW, "Correction")),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_correction_opens_a_case_with_the_agencys_words_ready(
    form: str, ferry: Article, daily: Outlet, work: Work
) -> None:
    first, second = FORMS[form]
    assert take_items(daily, first).corrections == 0
    taken = take_items(daily, second)
    assert (taken.corrections, taken.changes) == (1, 1)
    work()

    (report,) = Report.objects.all()
    assert (report.article, report.channel) == (ferry, "packet")
    assert (report.says, report.should_say) == (OLD[0], NEW[0])
    assert "Wire Example corrected its item" in report.why
    assert Case.objects.get().report_count == 1


def test_taking_it_again_opens_nothing_again(ferry: Article, daily: Outlet, work: Work) -> None:
    first, second = FORMS["NewsML-G2"]
    for data in (first, second, second, first, second):
        take_items(daily, data)
        work()
    assert (AgencyChange.objects.count(), Report.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "kill",
    [
        newsml(2, (), status="canceled"),
        ninjs(2, (), pubStatus="canceled"),
        ninjs(2, (), pubstatus="withheld"),
        atom("KILL: Ferry", ()),
        atom("ZURÜCKGEZOGEN: Fähre", ()),
    ],
)
def test_an_item_that_is_taken_back_leads_to_the_stories_that_have_it(
    kill: bytes, ferry: Article, daily: Outlet, work: Work
) -> None:
    take_items(daily, FORMS["NewsML-G2"][0])
    take_items(daily, kill)
    work()

    report = Report.objects.get()
    assert (report.article, report.should_say) == (ferry, "")
    assert "took back its item" in report.why


def test_a_correction_of_an_item_that_never_came_leads_to_its_story_without_a_fix(
    ferry: Article, daily: Outlet, work: Work
) -> None:
    take_items(daily, newsml(2, OLD, signal="sig:correction"))
    work()
    report = Report.objects.get()
    assert (report.article, report.should_say) == (ferry, "")
    assert "What was changed is not known here" in report.why


def test_an_update_that_is_no_correction_opens_nothing(
    ferry: Article, daily: Outlet, work: Work
) -> None:
    plain = ninjs(1, OLD, edNote="Updates with quote."), ninjs(2, NEW, edNote="Adds detail.")
    for data in plain:
        assert take_items(daily, data).corrections == 0
    work()
    assert not Report.objects.exists()


def test_the_daily_goes_by_its_own_items_too(daily: Outlet) -> None:
    record = a_record()
    (item,) = items_in(own_newsml.render(record))
    assert item.is_correction
    (other,) = items_in(json.dumps(own_ninjs.render(record)).encode())
    assert other.guid == item.guid
    (gone,) = items_in(json.dumps(own_ninjs.render(a_record("withdrawal"))).encode())
    assert gone.is_canceled


def test_what_changes_is_told_sentence_by_sentence() -> None:
    old = "\n\n".join((*OLD, "It sank. Divers went down."))
    new = "\n\n".join((NEW[0], OLD[1].replace("noon", "one"), "Divers went down."))
    found = [(one.before.exact, one.after) for one in changes(old, new)]
    assert found == [
        (OLD[0], NEW[0]),
        ("The Halvard had left Tolva at noon.", "The Halvard had left Tolva at one."),
        ("It sank.", ""),
    ]
    assert changes(old, old) == []


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"nothing",
        b"<newsItem",
        b"<html><p>Hello</p></html>",
        b"{}",
        b"[1, 2]",
        b"\xff\xfe{",
        b"[" * 100_000,
        b"<a>" * 50_000,
        b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><newsItem>&c;</newsItem>',
        b"{" + b" " * (5 * 1024 * 1024),
    ],
)
def test_what_is_no_item_is_refused(broken: bytes) -> None:
    with pytest.raises(PacketError):
        items_in(broken)


def test_a_file_of_the_server_is_not_read_through_an_entity() -> None:
    data = newsml(1, ("&x;",)).replace(
        b'<?xml version="1.0"?>',
        b'<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    )
    (item,) = items_in(data)
    assert "root:" not in item.text
