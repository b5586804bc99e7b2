"""Decide the cases of confirmed copies as the original was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.copies.likewise import (
    Likewise,
    held_back,
    newest_of,
    notice_for,
    waiting_of,
    why_not,
)
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Copy
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError

AT_ONCE = 50
"""Cases that are decided by one press; the next press goes on."""
MOST_TRIED = 200
"""Cases that one press tries to decide: the fix may fit hardly any of them."""
_NO_FIT = "the fix does not fit its words: open it."
_OF_A_COPY = tuple(
    f"{own}__{one}"
    for own in ("report__joined__case", "own_case")
    for one in ("outlet", "version", "article__current")
)


@dataclass(slots=True)
class Corrected:
    """What came of it.

    Attributes:
        decided: cases that are decided now.
        approving: of these, those that wait for a second person.
        refused: why others are not, one line each.
        left: further ones that were not tried yet, for the next press.
        cases: why not, by the keys of those that were looked at, of which two copies may have one;
            empty where one is decided.
    """

    decided: int = 0
    approving: int = 0
    refused: list[str] = field(default_factory=list)
    left: int = 0
    cases: dict[int, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """What was done, in a sentence."""
        many = "One copy is" if self.decided == 1 else f"{self.decided} copies are"
        waits = f", of which {self.approving} wait for a second person" if self.approving else ""
        more = f" {self.left} more wait: go on with another press." if self.left else ""
        return f"{many} decided like this case{waits}.{more}"


def correct_copies(case: Case, words: str, *, by: Actor) -> Corrected:
    """Decide up to `AT_ONCE` of them: the same kind, the fix in the words of each.

    One that is on hold, or waits for its source, is left to who asked for that.
    Each is a decision of its own, with its own checks, notice, second person and taking back.

    Presses make a round: `left` counts what it has not tried yet since the original was decided,
    and is none at its end, however many were refused. A further press begins another round.

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
    done = Corrected()
    waiting = waiting_of(case)
    untried = _untried(case)
    done.left = waiting.filter(untried).count()
    if not done.left:
        Copy.objects.filter(pk__in=waiting.values("pk")).update(tried_at=None)
        done.left = waiting.count()
    for copy in _in_order(waiting, untried):
        if done.decided >= AT_ONCE:
            break
        done.left -= copy.is_untried
        _correct(copy, like, words, by, done)
    return done


def _untried(case: Case) -> Q:
    """Of a decision that is newer than the last try nothing was tried."""
    newest = newest_of(case)
    since = newest.approved_at if newest else None
    return Q(tried_at=None) | (Q(tried_at__lt=since) if since else Q())


def _in_order(waiting: QuerySet[Copy], untried: Q) -> Iterator[Any]:
    """Up to `MOST_TRIED`: what was refused in this round comes last, and keeps nobody waiting."""
    rows = waiting.annotate(is_untried=ExpressionWrapper(untried, output_field=BooleanField()))
    order = "-is_untried", F("tried_at").asc(nulls_first=True), "pk"
    keys = list(rows.order_by(*order).values_list("pk", flat=True)[:MOST_TRIED])
    for first in range(0, len(keys), AT_ONCE):
        some = rows.filter(pk__in=keys[first : first + AT_ONCE])
        yield from some.select_related(*_OF_A_COPY).order_by(*order)


def _correct(copy: Copy, like: Likewise, words: str, by: Actor, done: Corrected) -> None:
    own = copy.report.joined.case if copy.report else copy.own_case
    if own is None:
        return
    rows = Copy.objects.filter(pk=copy.pk)
    if own.pk not in done.cases:
        made = Decision(like.kind, words=words, reason=f"As in case {copy.case_id}.")
        refused = held_back(own)
        if not refused:
            fitted = _fitted(made, like, own)
            refused = _decide(own, fitted, by, done) if fitted else _NO_FIT
            if fitted and fitted.after and not refused:
                # What is looked for in the story from now on is what was decided.
                rows.update(should_say=fitted.after)
        done.cases[own.pk] = refused
        if refused:
            done.refused.append(f"Case {own.pk}: {refused}")
    refused = done.cases[own.pk]
    # For whoever opens the list tomorrow; that it is held shows on its case, and may end by then.
    said = "" if held_back(own) else refused[:300]
    # The next look would say so, too; the list must not call it unopened until then.
    rows.update(own_case=own, refused=said, tried_at=clock.now() if refused else None)


def _fitted(made: Decision, like: Likewise, own: Case) -> Decision | None:
    """The decision with the fix in the words of a copy's own case; None where it does not fit.

    By the original's corrections alone: readers of the copy may have asked for something else, and
    the notice says what the original became.
    """
    if not like.changes:
        return made
    passage = context_of(own).passage
    if like.deletes:
        return replace(made, delete=True) if like.origin.is_to_go(passage) else None
    after = like.origin.fix_for(passage)
    return replace(made, after=after) if after else None


def _decide(own: Case, decision: Decision, by: Actor, done: Corrected) -> str:
    """Decide one; why that cannot be, empty once it is."""
    try:
        made = decide(own, decision, by=by)
    except (CorrectionError, TransitionError, NotAllowedError) as error:
        return str(error)
    done.decided += 1
    done.approving += made.state == CorrectionState.IN_APPROVAL
    return ""
