"""From invented stories to rows, as the line would have made them over two years."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from corrigenda.anchoring import Selector, State, describe
from corrigenda.flow.articles import blocks as block
from corrigenda.flow.articles.models import Article, ArticleUrl, Credit, Source, Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.cases.triage import due_at, suggested
from corrigenda.flow.newsroom.bylines import fold
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.flow.reports.submission import words_hash
from corrigenda.project.fill.stories import Invented, Mistaken, invent
from corrigenda.project.fill.words import DECLINED

CASES_A_STORY = 8
_DAYS = 690  # less than the 24 months after which words are erased
_DECIDED = {"typo": (7, 3), "fact": (4, 6)}  # closed, declined
_OPEN = 0.06  # of the cases older than a week; of the newer ones most are open


@dataclass
class Desk:
    """Whose desk is filled, from which moment back, and by what chance."""

    outlet: Outlet
    editors: list[Staff]
    now: datetime
    random: Random
    base_url: str


@dataclass
class Batch:
    """Rows that are stored together, in this order."""

    articles: list[Article] = field(default_factory=list)
    urls: list[ArticleUrl] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    """One a case, in their order: what its reports have in common."""
    mistakes: list[Mistaken] = field(default_factory=list)
    """One a case, in their order."""


def batch_of(desk: Desk, first: int, counts: list[int]) -> Batch:
    """Stories from number `first` on, with a case for each of `counts` reports."""
    batch = Batch()
    for at in range(0, len(counts), CASES_A_STORY):
        some = counts[at : at + CASES_A_STORY]
        _story(desk, batch, invent(desk.random, first + at // CASES_A_STORY, len(some)), some)
    return batch


def _story(desk: Desk, batch: Batch, story: Invented, counts: list[int]) -> None:
    # As reports go: many new ones, and a long tail.
    age = timedelta(days=_DAYS * desk.random.random() ** 2, seconds=1)
    seen = desk.now - age
    url = f"{desk.base_url}/filled/{story.section}/{uuid.UUID(int=desk.random.getrandbits(128))}"
    article = Article(outlet=desk.outlet, url=url, created_at=seen)
    version = Version(
        article=article,
        number=1,
        sha256=block.content_hash(story.blocks),
        block_data=block.to_json(story.blocks),
        text=block.text_of(story.blocks),
        headline=story.blocks[0].text,
        language=desk.outlet.language,
        published_at=seen,
        authors=[story.author],
        section=story.section,
        source=Source.PUSH,
        seen_at=seen,
        taken_at=seen,
    )
    batch.articles.append(article)
    batch.versions.append(version)
    batch.urls.append(ArticleUrl(article=article, url=url))
    batch.credits.append(Credit(article=article, name=fold(story.author)))
    for mistake, count in zip(story.mistakes, counts, strict=True):
        _case(desk, batch, version, mistake, count)
        batch.mistakes.append(mistake)


def door(random: Random) -> Channel:
    """By which a report comes in: most by the mark on the story."""
    return Channel.FORM if random.random() < 0.1 else Channel.WIDGET


def _case(desk: Desk, batch: Batch, version: Version, mistake: Mistaken, count: int) -> None:
    random, slip = desk.random, mistake.slip
    start = version.text.index(mistake.paragraph) + mistake.paragraph.index(slip.says)
    end = start + len(slip.says)
    selector = describe(version.text, start, end)
    opened = version.seen_at + (desk.now - version.seen_at) * random.random() ** 4
    last = opened + (desk.now - opened) * random.random() ** 3
    case = Case(
        state=_state(desk, desk.now - opened, slip.lane),
        outlet=desk.outlet,
        article=version.article,
        lane=slip.lane,
        lane_reason=slip.reason,
        says=slip.says,
        says_hash=words_hash(slip.says),
        selector_data=selector.to_dict(),
        version=version,
        start=start,
        end=end,
        anchor_state=State.UNCHANGED.value,
        state_since=version,
        followed_to=version,
        report_count=count,
        opened_at=opened,
        first_report_at=opened,
        first_door=door(random),
        last_report_at=max(last, opened),
    )
    _tended(desk, case)
    batch.cases.append(case)
    batch.reports.append(_reports(desk, case, mistake, selector))


def _state(desk: Desk, age: timedelta, lane: str) -> CaseState:
    random = desk.random
    if random.random() < (0.7 if age < timedelta(days=7) else _OPEN):
        return random.choices(UNDECIDED, (8, 2, 1))[0]
    return random.choices((CaseState.CLOSED, CaseState.DECLINED), _DECIDED[lane])[0]


def _tended(desk: Desk, case: Case) -> None:
    """What the desk did with the case so far."""
    random = desk.random
    case.severity, case.severity_reason = suggested(case)
    case.due_at = due_at(case)
    if case.state != CaseState.NEW:
        case.owner = random.choice(desk.editors)
        looked = case.opened_at + timedelta(hours=random.expovariate(0.5))
        case.first_looked_at = min(looked, desk.now)
    if case.state == CaseState.CHECKING:
        case.hold_since, case.hold_by = case.first_looked_at, case.owner
    if case.state == CaseState.DECLINED:
        case.decline_reason = random.choice(DECLINED)


def _reports(desk: Desk, case: Case, mistake: Mistaken, selector: Selector) -> Report:
    """What the reports of a case have in common."""
    slip = mistake.slip
    within = mistake.paragraph.index(slip.says)
    open_ = case.state in UNDECIDED
    return Report(
        outlet=desk.outlet,
        article=case.article,
        url=case.article.url,
        selector={"type": "TextQuoteSelector", "exact": slip.says, "prefix": selector.prefix},
        block=mistake.paragraph,
        block_hash=words_hash(mistake.paragraph),
        block_start=within,
        block_end=within + len(slip.says),
        says=slip.says,
        says_hash=case.says_hash,
        language=desk.outlet.language,
        state=ReportState.JOINED if open_ else ReportState.ANSWERED,
        answered_at=None if open_ else min(desk.now, case.last_report_at + timedelta(hours=6)),
        start=case.start,
        end=case.end,
    )
