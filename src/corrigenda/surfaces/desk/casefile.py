"""All that the page of a case shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from corrigenda.anchoring import Piece, word_diff
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import Context, context_of, reports_in, wordings_of
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import AuditEntry
from corrigenda.flow.newsroom.queries import trail_of_all
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.desk.acts import Act, acts_in
from corrigenda.surfaces.desk.proposals import Proposal, clipped, proposals
from corrigenda.surfaces.desk.standing import Standing, Surroundings, standing
from corrigenda.surfaces.desk.status import Status, status_of
from corrigenda.surfaces.desk.wording import CHANNELS, KINDS, REPORT_KINDS, VERBS

FIRST_REPORTS = 20
_AROUND = 300


@dataclass(frozen=True, slots=True)
class ReportCard:
    """One report."""

    report: Report
    kind: str
    channel: str
    diff: list[Piece]
    source: str


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the audit trail."""

    entry: AuditEntry
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Casefile:
    """A case with everything around it.

    Attributes:
        suggested: whether any reader says what it should say, be it what it says by now.
    """

    case: Case
    context: Context
    text: Surroundings
    place: Standing
    suggested: bool
    proposals: list[Proposal]
    reports: list[ReportCard]
    more_reports: int
    acts: list[Act]
    trail: list[TrailLine]
    status: Status
    seen: str

    @property
    def fitting(self) -> list[Proposal]:
        """The suggestions that can be put into the passage."""
        return [proposal for proposal in self.proposals if proposal.fits]

    @property
    def latest(self) -> Act | None:
        """The newest correction."""
        return self.acts[0] if self.acts else None

    @property
    def pending(self) -> bool:
        """Whether something of the newest correction happens by itself."""
        return self.latest is not None and self.latest.pending


def casefile(case: Case, *, all_reports: bool = False) -> Casefile:
    """Read everything around a case."""
    context = context_of(case, _AROUND)
    acts = acts_in(case)
    latest = acts[0].correction if acts else None
    reports = reports_in(case)
    shown = list(reports if all_reports else reports[:FIRST_REPORTS])
    targets = [target_of(case), *(target_of(act.correction) for act in acts)]
    wordings = wordings_of([case]).get(case.pk, [])
    return Casefile(
        case=case,
        context=context,
        text=Surroundings.of(context, _AROUND),
        place=standing(case, context.passage, wordings, acts),
        suggested=bool(wordings),
        proposals=proposals(case, context.passage, wordings),
        reports=[_card(report) for report in shown],
        more_reports=max(0, case.report_count - len(shown)),
        acts=acts,
        trail=[_line(entry) for entry in trail_of_all(targets)],
        status=status_of(case, latest),
        seen=seen(case, latest.pk if latest else 0, context.passage),
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


def _card(report: Report) -> ReportCard:
    source = report.source_url
    diff = clipped(word_diff(report.says, report.should_say)) if report.should_say else []
    return ReportCard(
        report=report,
        kind=REPORT_KINDS.get(report.kind, ""),
        channel=CHANNELS.get(report.channel, report.channel),
        diff=diff,
        # Nothing but the web is made a link, whatever came in at the door.
        source=source if urlsplit(source).scheme in ("http", "https") else "",
    )


def _line(entry: AuditEntry) -> TrailLine:
    detail = entry.detail if isinstance(entry.detail, dict) else {}
    parts = []
    if entry.verb == "correction.decide":
        kind = KINDS.get(str(detail.get("kind")))
        parts.append(kind.name if kind else "")
        parts.append(str(detail.get("second_person_because") or ""))
    missing = detail.get("missing")
    if isinstance(missing, list):
        parts.append("missing: " + ", ".join(str(item) for item in missing))
    parts.append(str(detail.get("reason") or ""))
    shown = "; ".join(part for part in parts if part)
    return TrailLine(entry, VERBS.get(entry.verb, entry.verb), shown)
