"""What came of the cases that were decided: corrections, changes to stories, entries of the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from corrigenda.flow.articles.sections import section_of
from corrigenda.flow.cases.models import Case, Note
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.decision import error_hash
from corrigenda.flow.corrections.models import Correction, Kind, Placement, StoryChange
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.publication.models import Entry
from corrigenda.lib.ids import short_id
from corrigenda.project.fill.rows import Batch, Desk
from corrigenda.project.fill.words import NOTES


@dataclass
class Outcome:
    """Rows about cases that are stored already, in the order in which they are stored."""

    corrections: list[Correction] = field(default_factory=list)
    changes: list[StoryChange] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def outcome_of(desk: Desk, batch: Batch) -> Outcome:
    """What the desk decided and wrote down about the cases of a batch."""
    outcome = Outcome()
    for case, mistake in zip(batch.cases, batch.mistakes, strict=True):
        if case.state == CaseState.CLOSED:
            _corrected(desk, outcome, case, mistake.slip.should_say)
        outcome.notes += _notes(desk, case)
    return outcome


def _corrected(desk: Desk, outcome: Outcome, case: Case, after: str) -> None:
    fix = case.lane == "typo"
    hours = desk.random.expovariate(1 / (3 if fix else 20)) + 0.1
    at = min(desk.now, case.opened_at + timedelta(hours=hours))
    second = not fix and desk.random.random() < 0.2
    correction = Correction(
        outlet=desk.outlet,
        case=case,
        article=case.article,
        kind=Kind.FIX if fix else Kind.CORRECTION,
        before=case.says,
        after=after,
        error_hash=error_hash(case.says, after),
        words="" if fix else f"A story said “{case.says}”. It is {after}.",
        placement="" if fix else Placement.TOP,
        state=CorrectionState.PUBLISHED,
        decided_by=case.owner,
        decided_at=at,
        approved_at=at,
        approved_by=desk.random.choice(desk.editors) if second else None,
    )
    outcome.corrections.append(correction)
    outcome.changes.append(
        StoryChange(
            correction=correction,
            state=ChangeState.VERIFIED,
            version=case.version,
            selector_data=case.selector_data,
            requested_at=at,
            due_at=at + timedelta(hours=24),
            applied_at=at + timedelta(minutes=4),
            verified_at=at + timedelta(minutes=5),
        )
    )
    if not fix:
        outcome.entries.append(_entry(desk, case, correction))


def _entry(desk: Desk, case: Case, correction: Correction) -> Entry:
    return Entry(
        public_id=short_id(),
        outlet=desk.outlet,
        article=case.article,
        correction=correction,
        kind=correction.kind,
        url=case.article.url,
        headline=case.version.headline if case.version else "",
        before=correction.before,
        after=correction.after,
        words=correction.words,
        placement=correction.placement,
        section=section_of(case.article.url),
        authors=case.version.authors if case.version else [],
        language=desk.outlet.language,
        published_at=correction.decided_at,
    )


def _notes(desk: Desk, case: Case) -> Iterator[Note]:
    if case.owner and desk.random.random() < 0.15:
        yield Note(
            case=case,
            staff=case.owner,
            who=case.owner.full_name,
            text=desk.random.choice(NOTES),
            at=case.first_looked_at or case.opened_at,
        )
