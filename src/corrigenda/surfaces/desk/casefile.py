"""All that the page of a case shows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from corrigenda.anchoring import Piece, State, word_diff
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import Context, context_of, reports_in, wordings_of
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import AuditEntry
from corrigenda.flow.newsroom.queries import trail_of_all
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.desk.acts import Act, acts_in
from corrigenda.surfaces.desk.proposals import Proposal, clipped, proposals
from corrigenda.surfaces.desk.status import Status, status_of
from corrigenda.surfaces.desk.wording import CHANNELS, KINDS, REPORT_KINDS, VERBS

FIRST_REPORTS = 20
_AROUND = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where the passage stands now, in words.

    Attributes:
        stands: whether a change to it can be asked for.
    """

    title: str
    detail: str
    tone: str
    diff: list[Piece]
    stands: bool


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
    """A case with everything around it."""

    case: Case
    context: Context
    place: Place
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
    def above(self) -> str:
        """Of the text before the passage, the paragraphs before its own."""
        far, blank, _ = self.context.before.rpartition("\n\n")
        return far + blank

    @property
    def before(self) -> str:
        """The text before the passage in its own paragraph."""
        return self.context.before.rpartition("\n\n")[2]

    @property
    def after(self) -> str:
        """The text after the passage in its own paragraph."""
        return self.context.after.partition("\n\n")[0]

    @property
    def below(self) -> str:
        """Of the text after the passage, the paragraphs after its own."""
        _, blank, far = self.context.after.partition("\n\n")
        return blank + far

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
    return Casefile(
        case=case,
        context=_on_word_ends(context),
        place=_place(case, context.passage, acts),
        proposals=proposals(case, context.passage, wordings_of([case]).get(case.pk, [])),
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


def _on_word_ends(context: Context) -> Context:
    before, after = context.before, context.after
    if len(before) >= _AROUND and " " in before:
        before = "…" + before[before.index(" ") :]
    if len(after) >= _AROUND and " " in after:
        after = after[: after.rindex(" ") + 1] + "…"
    return Context(before, context.passage, after)


def _place(case: Case, passage: str, acts: Sequence[Act]) -> Place:
    version = case.version.number if case.version else 0
    decided = _as_decided(acts[0], passage, version) if acts else None
    if decided is not None:
        return decided
    if case.anchor_state == State.UNCHANGED:
        detail = f"Word for word as it was reported, in version {version} of the story."
        return Place("Still there", detail, "plain", [], True)
    if case.anchor_state == State.CHANGED:
        detail = f"The story was edited here after the report; this is version {version}."
        diff = clipped(word_diff(case.says, passage))
        return Place("Changed since it was reported", detail, "warn", diff, True)
    last = f"Shown below is where it stood last, in version {version}."
    if case.anchor_state == State.GONE:
        detail = f"The story no longer has these words. {last}"
        return Place("Gone from the story", detail, "bad", [], False)
    if case.anchor_state == State.AMBIGUOUS:
        detail = f"It is not clear which of the places is meant. {last}"
        return Place("Stands several times in the story", detail, "warn", [], False)
    error = case.article.read_error
    detail = "Our own reading of the page does not have these words" + (
        f": {error}" if error else "; below they stand as the reader saw them."
    )
    return Place("Only readers saw it", detail, "warn", [], False)


def _as_decided(act: Act, passage: str, version: int) -> Place | None:
    """The place of a passage that reads as its newest correction wants it."""
    if act.correction.deletes and act.applied:
        detail = "The story no longer has these words; shown below is where they stood."
        return Place("As decided", detail, "good", [], False)
    if act.correction.changes_story and passage.split() == act.correction.after.split():
        return Place("As decided", f"The story reads so in version {version}.", "good", [], True)
    return None


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
