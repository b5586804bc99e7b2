"""Why confirmed copies are not corrected yet: those that need somebody first."""

from __future__ import annotations

from enum import IntEnum

from django.db.models import Case as Choose
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.propagation.copies.ledger import WITH_THEIR_STORIES, without_texts
from corrigenda.flow.propagation.models import Copy, CopyKind, Sweep
from corrigenda.flow.propagation.states import CopyState

NOT_YET = (CopyState.CONFIRMED, CopyState.REQUESTED)


class Standing(IntEnum):
    """What a copy that is not corrected waits for, in the order in which they are listed."""

    UNFIT = 0
    """Its case could not be decided like the original's, or is on hold, or waits for its source,
    or the fix does not fit its words."""
    OVERDUE = 1
    """The CMS was asked, and did not do it in time."""
    UNDECIDED = 2
    """Somebody has to decide its case, or say what became of what is kept by hand."""
    IN_APPROVAL = 3
    """A second person has to approve."""
    REQUESTED = 4
    """The CMS was asked."""
    OPENING = 5
    """Its case is being opened."""
    DECLINED = 6
    """Its own case was declined a moment ago, and that can still be taken back."""


def not_yet(case: Case, sweep: Sweep | None, *, first: int = 0, most: int = 100) -> QuerySet[Copy]:
    """So many of the copies that are not corrected, each with its `standing`."""
    ranked = _ranked(Copy.objects.filter(case=case, state__in=NOT_YET), sweep)
    order = ("standing", "distance", "pk")
    keys = ranked.order_by(*order).values("pk")[first : first + most]
    rows = _ranked(Copy.objects.filter(pk__in=keys), sweep)
    return without_texts(rows.select_related(*WITH_THEIR_STORIES)).order_by(*order)


def _ranked(rows: QuerySet[Copy], sweep: Sweep | None) -> QuerySet[Copy]:
    # By the case that its report is in now: a merge shows before anybody looks at the copy.
    now = Coalesce("report__joined__case", "own_case")
    rows = rows.annotate(case_now=now)
    of_its_case = Correction.objects.filter(case=OuterRef("case_now"))
    in_approval = Exists(of_its_case.filter(state=CorrectionState.IN_APPROVAL))
    late = StoryChange.objects.filter(state=ChangeState.OVERDUE)
    let_through = (CorrectionState.APPROVED, CorrectionState.PUBLISHED)
    overdue = Exists(
        late.filter(correction__case=OuterRef("own_case"), correction__state__in=let_through)
    )
    unfit = ~Q(refused="") | Q(own_case__hold_since__isnull=False)
    unfit |= Q(own_case__state=CaseState.AWAITING_SOURCE)
    if sweep is not None and sweep.changes and sweep.after:
        unfit |= Q(should_say="")
    ranks = [
        # What a row says by itself before what others are asked for: ten thousand are ranked.
        (Q(state=CopyState.REQUESTED) & Q(overdue), Standing.OVERDUE),
        (Q(state=CopyState.REQUESTED), Standing.REQUESTED),
        (~Q(kind=CopyKind.STORY), Standing.UNDECIDED),
        (Q(own_case=None), Standing.OPENING),
        (Q(in_approval), Standing.IN_APPROVAL),
        (Q(own_case__state__in=UNDECIDED) & unfit, Standing.UNFIT),
        (Q(own_case__state__in=UNDECIDED), Standing.UNDECIDED),
        (Q(own_case__state=CaseState.DECLINED), Standing.DECLINED),
    ]
    whens = [When(condition, then=int(standing)) for condition, standing in ranks]
    rank = Choose(*whens, default=int(Standing.REQUESTED), output_field=IntegerField())
    return rows.annotate(standing=rank)
