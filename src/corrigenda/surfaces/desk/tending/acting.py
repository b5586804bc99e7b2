"""How every small form of a case is answered: done, refused, or overtaken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib.states import TransitionError
from corrigenda.surfaces.desk.access import case_for, not_allowed
from corrigenda.surfaces.desk.case_page import Typed, case_page

EDITORS = "an editor, the standards editor or an administrator"
OVERTAKEN = (
    "Somebody else changed this while you had it open. Nothing of yours was stored; below is the "
    "case as it is now."
)
_LABELS = {"reason": "Why", "until": "Until", "due": "Due", "text": "Note", "own": "Question"}

Act = Callable[[Case, dict[str, Any], Actor], str]
"""Takes the case, the form's values and who acts; answers with what the page says then."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, and its name in `Typed.forms`."""

    slot: str
    form: forms.Form


def tend(request: HttpRequest, staff: Staff, case: Case, sent: Sent, act: Act) -> HttpResponse:
    """Do it, and show the case; with the form in its place when it cannot be done so."""
    form = sent.form
    try:
        said = act(case, form.cleaned_data, actors.of(staff)) if form.is_valid() else ""
    except NotAllowedError:
        return not_allowed(request, case.outlet, "working on it", EDITORS)
    except CaseError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except TransitionError:
        typed = Typed(conflict=OVERTAKEN, unsent=_unsent(form))
        return case_page(request, staff, case_for(staff, case.pk), typed, status=409)
    if form.errors:
        typed = Typed(forms={sent.slot: form})
        return case_page(request, staff, case_for(staff, case.pk), typed, status=422)
    messages.success(request, said)
    return redirect("desk:case", pk=case.pk)


def _unsent(form: forms.Form) -> list[tuple[str, str]]:
    return [
        (label, value)
        for name, label in _LABELS.items()
        if name in form.fields and (value := str(form[name].value() or "").strip())
    ]
