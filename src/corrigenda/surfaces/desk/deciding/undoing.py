"""Taking one's decision back on the page of its case, while nothing of it has left."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.errors import UndoError
from corrigenda.flow.corrections.undoable import what_was_done
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed

EDITORS = "an editor, the standards editor or an administrator"
MOVED_ON = "Not taken back: the case has moved on meanwhile. Below is the case as it is now."
BACK = {
    "declined": "Taken back: the case is open again, and no reader was told.",
    "approved": "Taken back: it waits for approval again, and nothing of it has left.",
    "decided": "Taken back: nothing of it has left, and what you wrote stands in the form.",
}
"""What the page says of each thing that is taken back."""


@dataclass(frozen=True, slots=True)
class CaseUndo:
    """What somebody can take back of the case that they look at.

    Attributes:
        what: `declined`, `approved` or `decided`.
        seconds: how long it can be taken back from now on.
    """

    what: str
    seconds: int


def case_undo(case: Case, staff: Staff) -> CaseUndo | None:
    """None when the decision has taken effect, or is somebody else's."""
    if case.undo_by_id != staff.pk or case.effective_at is None or not case.can_be_undone:
        return None
    left = int((case.effective_at - clock.now()).total_seconds())
    return CaseUndo(what_was_done(case), max(1, left))


@for_staff
@require_POST
def undo_case(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Put the case back to where it was; others that were decided with it stay decided."""
    case = case_for(staff, pk)
    what = what_was_done(case)
    try:
        undo(case, by=actors.of(staff))
        messages.success(request, BACK[what])
    except NotAllowedError:
        return not_allowed(request, case.outlet, "taking a decision back", EDITORS)
    except UndoError as error:
        messages.warning(request, f"Not taken back. {error}")
    except TransitionError:
        messages.warning(request, MOVED_ON)
    return redirect("desk:case", pk=pk)
