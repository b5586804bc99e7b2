"""All that the page of a case shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Count, QuerySet, Subquery

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.proposals import Proposal, proposals, shown_diff
from corrigenda.flow.cases.queries import Context, context_of, family_of, reports_in, wordings_of
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.publication.guarded import change_of
from corrigenda.flow.reports.models import OF_READERS, Channel, Reply, Report
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.desk.acts import Act, acts_in
from corrigenda.surfaces.desk.around import Around, around
from corrigenda.surfaces.desk.notebook import Asked, NoteLine, asked_in, notes_in
from corrigenda.surfaces.desk.replies import Replies, replies
from corrigenda.surfaces.desk.said import SaidView, said_view
from corrigenda.surfaces.desk.standing import Standing, Surroundings, standing
from corrigenda.surfaces.desk.status import Status, status_of
from corrigenda.surfaces.desk.there import There
from corrigenda.surfaces.desk.tongues import Tongue, tongue
from corrigenda.surfaces.desk.trail import TrailLine, targets, trail_of
from corrigenda.surfaces.desk.wording import CHANNELS, REPORT_KINDS

REPORTS = 20
"""Reports on one page of a case."""
_AROUND = 300


@dataclass(frozen=True, slots=True)
class ReportCard:
    """One report.

    Attributes:
        tongue: the language that it is written in.
        reply: what its reader wrote to the desk later.
    """

    report: Report
    reply: Reply | None
    kind: str
    channel: str
    diff: list[Piece]
    source: str
    tongue: Tongue


@dataclass(frozen=True, slots=True)
class Pages:
    """Which of a case's reports are shown.

    Attributes:
        first, last: numbers of the reports, from 1.
        before, after: numbers of the neighbouring pages; 0 where there is none.
    """

    first: int
    last: int
    all: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Casefile:
    """A case with everything around it.

    Attributes:
        merged: the keys of the cases that were merged into it.
        suggested: whether any reader says what it should say, be it what it says by now.
        said: who said the passage; None where our own reading lacks it.
        revision: the newest entry of the audit trail that the page shows.
    """

    case: Case
    there: There
    merged: list[int]
    context: Context
    text: Surroundings
    place: Standing
    suggested: bool
    proposals: list[Proposal]
    reports: list[ReportCard]
    pages: Pages
    replies: Replies
    acts: list[Act]
    trail: list[TrailLine]
    status: Status
    seen: str
    notes: list[NoteLine]
    asked: list[Asked]
    around: Around
    said: SaidView | None
    revision: int

    @property
    def fitting(self) -> list[Proposal]:
        """The suggestions that can be put into the passage."""
        return [proposal for proposal in self.proposals if proposal.fits]

    @property
    def unasked(self) -> ReportCard | None:
        """The first report, where no reader wrote any: a machine found what it says."""
        whole = self.pages.all == len(self.reports)
        own = all(one.report.channel not in OF_READERS for one in self.reports)
        return self.reports[0] if self.reports and whole and own else None

    @property
    def latest(self) -> Act | None:
        """The newest correction."""
        return self.acts[0] if self.acts else None

    @property
    def pending(self) -> bool:
        """Whether something of the newest correction happens by itself."""
        return self.latest is not None and self.latest.pending


def casefile(case: Case, there: There, *, page: str = "") -> Casefile:
    """Read everything around a case.

    Args:
        page: which page of its reports, from 1; what is none means the first.
    """
    context = context_of(case, _AROUND)
    acts = acts_in(case) if there.corrections else []
    latest = acts[0].correction if acts else None
    pages, shown = _page_of(case, page)
    family = family_of(case) if there.merged else [case.pk]
    wordings = wordings_of([case]).get(case.pk, [])
    written = replies(case, shown, a_page=REPORTS) if there.replies else Replies()
    trail = trail_of(targets(family, [act.correction for act in acts]))
    return Casefile(
        case=case,
        there=there,
        merged=family[1:],
        context=context,
        text=Surroundings.of(context, _AROUND),
        place=standing(case, context.passage, wordings, acts),
        suggested=bool(wordings),
        proposals=proposals(case, context.passage, wordings),
        reports=[_card(report, case, written.by_report.get(report.pk)) for report in shown],
        pages=pages,
        replies=written,
        acts=acts,
        trail=trail,
        status=status_of(case, latest),
        seen=seen(case, latest.pk if latest else 0, context.passage),
        notes=notes_in(family) if there.notes or there.merged else [],
        asked=asked_in(family) if there.asked or there.merged else [],
        around=around(case, there),
        said=said_view(case),
        revision=max((line.entry.pk for line in trail), default=0),
    )


def _page_of(case: Case, page: str) -> tuple[Pages, list[Report]]:
    first = _first_reports(case.pk)
    pages = _pages(getattr(first[0], "of_all", 0) if first else 0, page)
    if not pages.before:
        return pages, first
    return pages, list(reports_in(case)[pages.first - 1 : pages.last])


@prepared
def _first_reports(case: int) -> QuerySet[Report]:
    joined = JoinedReport.objects.filter(case=case).order_by().values("case")
    of_all = Subquery(joined.annotate(all=Count("pk")).values("all"))
    return reports_in(case).annotate(of_all=of_all)[:REPORTS]


def _pages(count: int, page: str) -> Pages:
    last = max(1, -(-count // REPORTS))
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1
    number = min(max(wanted, 1), last)
    first = (number - 1) * REPORTS + 1
    return Pages(
        first=min(first, count),
        last=min(first + REPORTS - 1, count),
        all=count,
        before=number - 1,
        after=number + 1 if number < last else 0,
    )


def seen(case: Case, correction: int, passage: str) -> str:
    """What an editor has before them, so that a decision on something else is noticed.

    In two parts: where the case is, and the words that are to be replaced. That somebody
    began to check, or that a published change was verified, is no reason to refuse.
    """
    where: str = case.state
    if case.state in UNDECIDED:
        where = "open"
    elif case.state in (CaseState.PUBLISHED, CaseState.CLOSED):
        where = "settled"
    words = hashlib.sha256(passage.encode()).hexdigest()[:16]
    return f"{where}-{correction}:{words}"


def _card(report: Report, case: Case, reply: Reply | None) -> ReportCard:
    source = report.source_url
    return ReportCard(
        report=report,
        reply=reply,
        kind=REPORT_KINDS.get(report.kind, ""),
        channel=CHANNELS.get(report.channel, report.channel),
        diff=_diff(report),
        # Nothing but the web is made a link, whatever came in at the door.
        source=source if urlsplit(source).scheme in ("http", "https") else "",
        tongue=tongue(report.language, case.outlet.language),
    )


def _diff(report: Report) -> list[Piece]:
    """What would become of the passage; of what the guard saw, what became of its sentence."""
    if report.should_say:
        return shown_diff(report.says, report.should_say)
    change = change_of(report) if report.channel == Channel.GUARD else None
    return shown_diff(*change) if change else []
