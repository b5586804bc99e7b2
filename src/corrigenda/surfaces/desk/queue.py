"""The queue: the cases that wait, and what is done to one or many of them from the list."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.corrections.actions.undo import undo_batch
from corrigenda.flow.corrections.undoable import undo_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.lib.languages import ENGLISH
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.answers import Outcome, Said, said_of, wants_part
from corrigenda.surfaces.desk.asked import act_on, read_asked
from corrigenda.surfaces.desk.listing import listing
from corrigenda.surfaces.desk.wording import DECLINE_WORDS

REASON = "queue_decline_reason"


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The cases that somebody may see, by tab or by search."""
    asked = request.GET
    queue = listing(
        staff, query=asked.get("q"), sort=asked.get("sort", ""), after=asked.get("after", "")
    )
    context: dict[str, object] = {
        "queue": queue,
        "undo": undo_of(staff),
        "reason": _reason(request, staff),
        "may_decide": any(row.decidable for row in queue.rows),
    }
    return page(request, staff, "desk/queue.html", context)


@for_staff
@require_POST
def act(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Accept, decline or move what was chosen; where one cannot, the rest goes through."""
    asked = read_asked(request.POST)
    if asked.reason and asked.verb == "decline":
        request.session[REASON] = asked.reason
    if not asked.chosen or not asked.verb:
        return _answer(request, staff, Outcome(nothing="Nothing was chosen: mark a case first."))
    done = act_on(asked, staff)
    return _answer(request, staff, Outcome(asked.verb, done, undo_of(staff, asked.batch)))


@for_staff
@require_POST
def undo(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Take back what was decided in one go."""
    try:
        batch = UUID(str(request.POST.get("batch", "")))
    except ValueError:
        batch = UUID(int=0)
    done = undo_batch(batch, by=actors.of(staff))
    late = "" if done else "The time to take it back is over, or somebody moved it on."
    return _answer(request, staff, Outcome("undo", done, nothing=late))


def _answer(request: HttpRequest, staff: Staff, outcome: Outcome) -> HttpResponse:
    """What was done: as a part of the page for our script, else as the page again."""
    lines = said_of(outcome)
    if wants_part(request):
        context: dict[str, object] = {"lines": lines, "outcome": outcome, "undo": outcome.undo}
        return page(request, staff, "desk/queue_said.html", context)
    for line in lines:
        _say(request, line)
    return redirect(_back(request.POST))


def _say(request: HttpRequest, line: Said) -> None:
    (messages.success if line.good else messages.warning)(request, line.words)


def _back(given: Mapping[str, object]) -> str:
    """The page of the queue that the form came from, and nowhere else."""
    back = str(given.get("back", ""))
    queue = reverse("desk:queue")
    return queue + back if back.startswith("?") and len(back) < 2_000 else queue


def _reason(request: HttpRequest, staff: Staff) -> str:
    """What was last said to readers, or the words that the desk begins with."""
    known = request.session.get(REASON)
    if isinstance(known, str):
        return known
    outlet = next(iter(outlets_of(staff)), None)
    return DECLINE_WORDS[outlet.language if outlet else ENGLISH]
