"""Decide the cases of confirmed copies as the original was decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import Wording, context_of, wordings_of
from corrigenda.flow.corrections.actions.accept import offer_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.copies.likewise import Likewise, notice_for, waiting_of, why_not
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Copy
from corrigenda.lib.states import TransitionError

AT_ONCE = 50
"""Cases that are decided by one press; the next press goes on."""
_OF_A_COPY = ("own_case__outlet", "own_case__version", "own_case__article__current")


@dataclass(slots=True)
class Corrected:
    """What came of it.

    Attributes:
        decided: cases that are decided now.
        approving: of these, those that wait for a second person.
        refused: why others are not, one line each.
        left: further ones, for the next press.
        why: the keys of the cases that are not, by the reason.
    """

    decided: int = 0
    approving: int = 0
    refused: list[str] = field(default_factory=list)
    left: int = 0
    why: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def refuse(self, own: Case, why: str) -> None:
        """Note that a case is not decided."""
        self.refused.append(f"Case {own.pk}: {why}")
        self.why[why].append(own.pk)

    @property
    def said(self) -> str:
        """What was done, in a sentence."""
        many = "One copy is" if self.decided == 1 else f"{self.decided} copies are"
        waits = f", of which {self.approving} wait for a second person" if self.approving else ""
        more = f" {self.left} more wait: go on with another press." if self.left else ""
        return f"{many} decided like this case{waits}.{more}"


def correct_copies(case: Case, words: str, *, by: Actor) -> Corrected:
    """Decide up to `AT_ONCE` of them: the same kind, the fix in the words of each.

    Each is a decision of its own, with its own checks, notice, second person and taking back.

    Args:
        words: of the notice on each; empty for a fix.

    Raises:
        NotAllowedError: `by` may not decide for the outlet.
        CopyError: the original is not decided, or not in a way that is likewise for others.
    """
    require(by, "correction.decide", case.outlet)
    like = notice_for(case)
    if like is None:
        raise CopyError("", why_not(case))
    waiting = waiting_of(case)
    done = Corrected()
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), AT_ONCE):
        # Those whose fix does not fit wait on, and must not keep the later ones waiting.
        if done.decided >= AT_ONCE:
            break
        some = waiting.filter(pk__in=keys[first : first + AT_ONCE])
        copies = list(some.select_related(*_OF_A_COPY).order_by("pk"))
        wordings = wordings_of([one.own_case for one in copies if one.own_case])
        for own in (one.own_case for one in copies if one.own_case):
            if done.decided >= AT_ONCE:
                break
            made = Decision(like.kind, words=words, reason=f"As in case {case.pk}.")
            fitted = _fitted(made, like, own, wordings.get(own.pk, []))
            if fitted is None:
                done.refuse(own, "the fix does not fit its words: open it.")
                continue
            _decide(own, fitted, by, done)
    _keep_refusals(case, done)
    done.left = len(keys) - done.decided - len(done.refused)
    return done


def _fitted(made: Decision, like: Likewise, own: Case, wordings: list[Wording]) -> Decision | None:
    """The decision with the fix in the words of a copy's own case; None where it does not fit."""
    if not like.changes:
        return made
    if like.deletes:
        same = looks_same(like.before, context_of(own).passage)
        return replace(made, delete=True) if same else None
    offer = offer_of(own, wordings)
    return replace(made, after=offer.after) if offer is not None and offer.after else None


def _decide(own: Case, decision: Decision, by: Actor, done: Corrected) -> None:
    try:
        made = decide(own, decision, by=by)
    except (CorrectionError, TransitionError, NotAllowedError) as error:
        done.refuse(own, str(error))
        return
    done.decided += 1
    done.approving += made.state == CorrectionState.IN_APPROVAL


def _keep_refusals(case: Case, done: Corrected) -> None:
    """Keep on each copy why it was not decided, for whoever opens the list tomorrow."""
    for why, cases in done.why.items():
        Copy.objects.filter(case=case, own_case__in=cases).update(refused=why[:300])
