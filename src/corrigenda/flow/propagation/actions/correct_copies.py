"""Decide the cases of confirmed copies as the original was decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import wordings_of
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.actions.accept import offer_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.lib.states import TransitionError

AT_ONCE = 50
"""Cases that are decided by one press; the next press goes on."""
_LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)


@dataclass(slots=True)
class Corrected:
    """What came of it.

    Attributes:
        decided: cases that are decided now.
        approving: of these, those that wait for a second person.
        refused: why others are not, one line each.
        left: further ones, for the next press.
    """

    decided: int = 0
    approving: int = 0
    refused: list[str] = field(default_factory=list)
    left: int = 0

    @property
    def said(self) -> str:
        """What was done, in a sentence."""
        many = "One copy is" if self.decided == 1 else f"{self.decided} copies are"
        waits = f", of which {self.approving} wait for a second person" if self.approving else ""
        more = f" {self.left} more wait: go on with another press." if self.left else ""
        return f"{many} decided like this case{waits}.{more}"


@dataclass(frozen=True, slots=True)
class Likewise:
    """How copies would be decided.

    Attributes:
        kind: of the original's correction.
        words: its notice; empty for a fix.
        waiting: copies that have a case, and nobody decided it yet.
    """

    kind: str
    words: str
    waiting: int


def notice_for(case: Case) -> Likewise | None:
    """How the copies of a case would be decided; None while it is not decided itself."""
    correction = _original(case)
    if correction is None or not correction.changes_story or not correction.after:
        return None
    return Likewise(correction.kind, correction.words, _waiting(case).count())


def correct_copies(case: Case, words: str, *, by: Actor) -> Corrected:
    """Decide up to `AT_ONCE` of them: the same kind, the fix in the words of each.

    Each is a decision of its own, with its own checks, notice, second person and taking back.

    Args:
        words: of the notice on each; empty for a fix.

    Raises:
        NotAllowedError: `by` may not decide for the outlet.
        CopyError: the original is not decided, or deletes words, which is said one by one.
    """
    require(by, "correction.decide", case.outlet)
    like = notice_for(case)
    if like is None:
        raise CopyError("", "Decide this case first: its copies are then decided like it.")
    waiting = _waiting(case)
    done, total = Corrected(), waiting.count()
    copies = list(
        waiting.select_related(
            "own_case__outlet", "own_case__version", "own_case__article__current"
        ).order_by("pk")[:AT_ONCE]
    )
    wordings = wordings_of([one.own_case for one in copies if one.own_case])
    for copy in copies:
        own = copy.own_case
        if own is None:
            continue
        offer = offer_of(own, wordings.get(own.pk, []))
        if offer is None or not offer.after:
            done.refused.append(f"Case {own.pk}: the fix does not fit its words: open it.")
            continue
        _decide(own, Decision(like.kind, offer.after, words, f"As in case {case.pk}."), by, done)
    done.left = total - len(copies)
    return done


def _decide(own: Case, decision: Decision, by: Actor, done: Corrected) -> None:
    try:
        made = decide(own, decision, by=by)
    except (CorrectionError, TransitionError, NotAllowedError) as error:
        done.refused.append(f"Case {own.pk}: {error}")
        return
    done.decided += 1
    done.approving += made.state == CorrectionState.IN_APPROVAL


def _original(case: Case) -> Correction | None:
    rows = Correction.objects.filter(case=case, state__in=_LET_THROUGH)
    return rows.order_by("-approved_at", "-pk").first()


def _waiting(case: Case) -> QuerySet[Copy]:
    return Copy.objects.filter(
        case=case, state=CopyState.CONFIRMED, own_case__state__in=UNDECIDED
    )
