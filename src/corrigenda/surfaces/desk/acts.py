"""A case's corrections, with the way of each into log and story."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.queries import corrections_in
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.corrections.troubles import Report, trouble_of
from corrigenda.flow.publication.models import Entry, LiveCheck
from corrigenda.flow.publication.queries import permalink
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.desk.wording import CORRECTION_STATES, KINDS, TROUBLES, TroubleWords


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way.

    Attributes:
        tone: `done`, `now` (waited for), `late`, `refused` or `later`.
        at: when it was done; of a late one, when it was due.
    """

    name: str
    tone: str
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Late:
    """A change that was not made as it was asked, or not in time.

    Attributes:
        trouble: what stands there now, as far as it can be told.
    """

    change: StoryChange
    trouble: Report | None
    words: TroubleWords | None

    @property
    def overdue(self) -> bool:
        """Whether the house's time for it is over."""
        return self.change.state == ChangeState.OVERDUE


@dataclass(frozen=True, slots=True)
class Act:
    """A correction as the case shows it.

    Attributes:
        telling: whether the CMS has heard of the change, in a sentence.
        unheard: it has not, after at least one try, and the story has not changed either.
        pending: something of it happens by itself.
        applied: a version of the story with the change was seen.
        missing: what the last look at the story did not find.
        late: what the CMS did instead of what was asked, or that it is overdue.
    """

    correction: Correction
    kind: str
    state: str
    tone: str
    diff: list[Piece]
    steps: list[Step]
    telling: str
    permalink: str
    pending: bool
    overdue: bool = False
    applied: bool = False
    unheard: bool = False
    missing: list[str] = field(default_factory=list)
    late: Late | None = None


def acts_in(case: Case) -> list[Act]:
    """The corrections of a case, the newest first."""
    rows = _corrections_of(case.pk)
    for correction in rows:
        # The case has read them, with the texts.
        if correction.article_id == case.article_id:
            correction.article = case.article
        change: StoryChange | None = getattr(correction, "change", None)
        if change is not None and change.version_id == case.version_id:
            change.version = case.version
    return [_act(correction) for correction in reversed(rows)]


@prepared
def _corrections_of(case: int) -> QuerySet[Correction]:
    return corrections_in(case).select_related("change__message", "entry__outlet", "entry__live")


def _act(correction: Correction) -> Act:
    change: StoryChange | None = getattr(correction, "change", None)
    entry = getattr(correction, "entry", None)
    overdue = change is not None and change.state == ChangeState.OVERDUE
    unverified = change is not None and change.state != ChangeState.VERIFIED
    approved = correction.state == CorrectionState.APPROVED
    fixed = approved and correction.is_silent and not unverified
    live = correction.state in (CorrectionState.APPROVED, CorrectionState.PUBLISHED)
    return Act(
        correction=correction,
        kind=KINDS[correction.kind].name,
        state="Fixed" if fixed else _state(correction),
        tone="verified" if fixed else correction.state,
        diff=shown_diff(correction.before, correction.after) if correction.changes_story else [],
        steps=_steps(correction, change, entry),
        telling=telling(change, correction) if change else "",
        permalink=permalink(entry) if entry else "",
        pending=live and (unverified or (approved and not correction.is_silent)),
        overdue=overdue,
        applied=change is not None and change.applied_at is not None,
        unheard=unverified and _failed(change),
        missing=list(change.missing) if change and unverified else _not_live(entry),
        late=_late(change) if live else None,
    )


def _not_live(entry: Entry | None) -> list[str]:
    check: LiveCheck | None = getattr(entry, "live", None)
    return list(check.missing) if check and (check.lost_at or check.overdue_at) else []


def _state(correction: Correction) -> str:
    """Its state in a word; what its own author took back was not sent back."""
    if correction.state == CorrectionState.DRAFT and correction.undone_at is not None:
        return "Taken back"
    return CORRECTION_STATES[correction.state]


def _steps(correction: Correction, change: StoryChange | None, entry: Entry | None) -> list[Step]:
    steps = [Step("Decided", "done", correction.decided_at, _by(correction.decided_by))]
    if correction.second_person_because and correction.undone_at is None:
        steps.append(_approval(correction))
    if correction.state in (CorrectionState.DRAFT, CorrectionState.IN_APPROVAL):
        return steps
    if not correction.is_silent:
        steps.append(
            Step("Published", "done", entry.published_at) if entry else Step("Published", "now")
        )
    if change is not None:
        steps += _change_steps(change)
    return steps + _live_steps(entry)


def _live_steps(entry: Entry | None) -> list[Step]:
    """What later looks at the page have shown, which readers see."""
    check: LiveCheck | None = getattr(entry, "live", None)
    if check is None:
        return []
    if check.live_at is None:
        late = [Step("Overdue", "late", check.due_at, "was due then")] if check.overdue_at else []
        return [*late, Step("Live", "now", note="on the page that readers see")]
    if check.lost_at is not None:
        lost = Step("Not live any more", "late", check.lost_at, ", ".join(check.missing))
        return [Step("Was live", "done", check.live_at, "last seen so"), lost]
    return [Step("Live", "done", check.live_at, "last seen so on the page")]


def _approval(correction: Correction) -> Step:
    if correction.state == CorrectionState.DRAFT:
        return Step("Sent back", "refused", note=correction.approval_reason)
    if correction.approved_at is None:
        return Step("Approved", "now", note="waiting for a second person")
    return Step("Approved", "done", correction.approved_at, _by(correction.approved_by))


def _change_steps(change: StoryChange) -> list[Step]:
    if change.requested_at > clock.now():
        return [Step("Requested", "now"), Step("Applied", "later"), Step("Verified", "later")]
    steps = [Step("Requested", "done", change.requested_at)]
    overdue = change.state == ChangeState.OVERDUE
    late = Step("Overdue", "late", change.due_at, "was due then")
    if change.applied_at is None:
        waiting = [Step("Applied", "now"), Step("Verified", "later")]
        return [*steps, *([late] if overdue else []), *waiting]
    steps.append(Step("Applied", "done", change.applied_at))
    if change.state == ChangeState.VERIFIED:
        seen = {"page": "notice in the page", "script": "notice by our script"}
        note = seen.get(change.notice_seen, "")
        return [*steps, Step("Verified", "done", change.verified_at, note)]
    return [*steps, *([late] if overdue else []), Step("Verified", "now")]


def telling(change: StoryChange, correction: Correction) -> str:
    """Whether the CMS has heard of a change, in a sentence."""
    message: FixMessage | None = getattr(change, "message", None)
    if message is None:
        return (
            f"{correction.outlet.name} has no webhook: its CMS asks for fixes by itself, "
            "or somebody changes the story by hand."
        )
    if change.requested_at > clock.now():
        return "The CMS is told when it cannot be taken back any more."
    tries = f"{message.tries} failed {'try' if message.tries == 1 else 'tries'}"
    if message.heard_at is not None:
        return "The CMS was told" + (f", after {tries}." if message.tries else ".")
    if message.due_at is None:
        return f"The CMS was not reached: given up after {tries}. Last error: {message.error}"
    if message.tries:
        wait = max(0, int((message.due_at - clock.now()).total_seconds()))
        again = f"in {wait} s" if wait < 120 else f"in {wait // 60} min"
        return f"The CMS has not heard yet: {tries}, again {again}. Last error: {message.error}"
    return "The CMS is being told."


def _failed(change: StoryChange | None) -> bool:
    message: FixMessage | None = getattr(change, "message", None)
    return message is not None and message.heard_at is None and message.tries > 0


def _late(change: StoryChange | None) -> Late | None:
    trouble = trouble_of(change) if change is not None else None
    if change is None or (trouble is None and change.state != ChangeState.OVERDUE):
        return None
    return Late(change, trouble, TROUBLES[trouble.trouble.value] if trouble else None)


def _by(staff: object) -> str:
    name = getattr(staff, "full_name", "")
    return f"by {name}" if name else "by somebody who has left"
