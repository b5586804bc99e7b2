"""The towns' stories and reports go into the line, and come out as cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import uuid4

from bench.joining.town import Paragraph, Sent, Town

from corrigenda.anchoring import describe
from corrigenda.flow.articles.actions.keep_version import Story, keep_version
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, Source
from corrigenda.flow.cases.actions.join_reports import join_reports
from corrigenda.flow.cases.actions.move_passages import take_versions
from corrigenda.flow.cases.models import JoinedReport
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.locate import locate_received
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.flow.reports.submission import sha256, words_hash
from corrigenda.lib import clock

SITE = "https://town.example"


@dataclass(frozen=True)
class Told:
    """A version of a story that is published."""

    path: str
    paragraphs: tuple[str, ...]


def told(town: Town, *, edits: int, each: int) -> Iterator[Told | Sent]:
    """What happens in a town: versions, and each of their mistakes reported so many times."""
    path = f"/{town.code}/story"
    twin, alike = town.twin(), town.look_alike()
    older = [one for one in town.story if one.spots]
    yield _version(path, town.story)
    yield _version(f"/{town.code}/twin", twin)
    if alike:
        yield _version(f"/{town.code}/alike", alike)
    for round_ in range(edits + 1):
        before = [Paragraph(list(one.words), dict(one.spots)) for one in older]
        yield from _reports(town, older, path, "story", each)
        yield from _reports(town, twin, f"/{town.code}/twin", "story", 1)
        yield from _reports(town, alike, f"/{town.code}/alike", "alike", 1)
        if round_ < edits:
            town.edit()
            yield _version(path, town.story)
            yield from _reports(town, before, path, "story", 1)


def _version(path: str, paragraphs: Iterable[Paragraph]) -> Told:
    return Told(path, tuple(one.text for one in paragraphs))


def _reports(
    town: Town, paragraphs: Iterable[Paragraph], path: str, which: str, times: int
) -> Iterator[Sent]:
    for one in paragraphs:
        for spot in one.spots:
            for _ in range(times):
                yield town.report(one, spot, path, which)


def joined(happens: Iterable[Told | Sent]) -> list[tuple[str, str, int]]:
    """Truth, page and case of each report, after all was done as the job process does it."""
    outlet = open_outlet(
        "town",
        name="The Town",
        language="en",
        desk_url="https://desk.example",
        origins=[SITE],
        by=OPERATOR,
    ).outlet
    truths: dict[int, Sent] = {}
    for one in happens:
        if isinstance(one, Told):
            _work()
            _publish(outlet, one)
        else:
            truths[_receive(outlet, one).pk] = one
    _work()
    cases = dict(JoinedReport.objects.values_list("report", "case"))
    return [(sent.spot, sent.path, cases[pk]) for pk, sent in truths.items()]


def _work() -> None:
    take_versions(limit=1000)
    while locate_received():
        pass
    while join_reports():
        pass


def _publish(outlet: Outlet, one: Told) -> None:
    article = register(outlet, SITE + one.path, read=False)
    blocks = [Block(Role.body, text) for text in one.paragraphs]
    keep_version(article, Story(blocks), source=Source.PUSH)
    # As if its page had been read just now: no page of the town can be.
    Article.objects.filter(pk=article.pk).update(read_tried_at=clock.now())


def _receive(outlet: Outlet, sent: Sent) -> Report:
    selector = describe(sent.block, sent.start, sent.end)
    article = register(outlet, SITE + sent.path, read=False)
    now = clock.now()
    return Report.objects.create(
        outlet=outlet,
        article=article,
        client_id=uuid4(),
        fingerprint="",
        receipt_hash=uuid4().hex,
        url=article.url,
        selector=selector.to_dict(),
        block=sent.block,
        block_hash=sha256(sent.block),
        block_start=sent.start,
        block_end=sent.end,
        says=selector.exact,
        says_hash=words_hash(selector.exact),
        channel=Channel.WIDGET,
        received_at=now,
    )
