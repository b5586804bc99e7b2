"""`/desk/changes`: the changes that a CMS was asked for and has not made, or made otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.corrections.actions.ask_again import ask_again
from corrigenda.flow.corrections.actions.give_up import give_up
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.queries import changes_for, corrections_for
from corrigenda.flow.corrections.states import ChangeState
from corrigenda.flow.corrections.troubles import trouble_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib.states import TransitionError
from corrigenda.surfaces.desk.access import for_staff, not_allowed, page
from corrigenda.surfaces.desk.acts import Late, telling
from corrigenda.surfaces.desk.wording import KINDS, TROUBLES

MOST = 50
EDITORS = "an editor, the standards editor or an administrator"
LISTS = {
    "overdue": ("Overdue", (ChangeState.OVERDUE,)),
    "asked": ("Asked for", (ChangeState.REQUESTED, ChangeState.APPLIED)),
}
MEANWHILE = "The story or the case changed meanwhile: look at it, and try again if it is needed."


@dataclass(frozen=True, slots=True)
class Row:
    """A change in the list, with what became of it."""

    correction: Correction
    kind: str
    diff: list[Piece]
    late: Late
    told: str


@for_staff
@require_safe
def changes(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The overdue ones, or all that are asked for."""
    shown = request.GET.get("show", "overdue")
    if shown not in LISTS:
        raise Http404
    found = list(changes_for(staff, *LISTS[shown][1])[: MOST + 1])
    context: dict[str, object] = {
        "lists": [(name, words) for name, (words, _) in LISTS.items()],
        "shown": shown,
        "rows": [_row(change) for change in found[:MOST]],
        "more": len(found) > MOST,
    }
    return page(request, staff, "desk/deciding/changes.html", context)


def _row(change: StoryChange) -> Row:
    correction = change.correction
    trouble = trouble_of(change)
    return Row(
        correction,
        KINDS[correction.kind].name,
        shown_diff(correction.before, correction.after),
        Late(change, trouble, TROUBLES[trouble.trouble.value] if trouble else None),
        telling(change, correction),
    )


@for_staff
@require_POST
def ask_cms_again(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Ask the CMS once more."""
    correction = _correction(staff, pk)
    try:
        ask_again(correction, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, correction.outlet, "asking the CMS again", EDITORS)
    except CorrectionError as error:
        messages.warning(request, str(error))
    except TransitionError:
        messages.warning(request, MEANWHILE)
    else:
        messages.success(request, "The CMS is asked again, and the page is read.")
    return _back(request, correction)


@for_staff
@require_POST
def give_fix_up(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Stop asking for a fix, so that the case is decided again."""
    correction = _correction(staff, pk)
    reason = str(request.POST.get("reason", ""))[:2_000]
    try:
        give_up(correction, reason=reason, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, correction.outlet, "giving a fix up", EDITORS)
    except CorrectionError as error:
        messages.warning(request, str(error))
    except TransitionError:
        messages.warning(request, MEANWHILE)
    else:
        messages.success(request, "The fix is not asked for any more: decide the case again.")
    return redirect("desk:case", pk=correction.case_id)


def _correction(staff: Staff, pk: int) -> Correction:
    correction = corrections_for(staff).filter(pk=pk).first()
    if correction is None:
        raise Http404
    return correction


def _back(request: HttpRequest, correction: Correction) -> HttpResponse:
    if request.POST.get("from") == "changes":
        return redirect("desk:changes")
    return redirect("desk:case", pk=correction.case_id)
