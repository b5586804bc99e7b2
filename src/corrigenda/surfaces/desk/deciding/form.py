"""What the decision form shows: the kinds, what stands in its fields, and what helps with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.corrections.decision import second_person_because
from corrigenda.flow.corrections.models import Draft, Kind
from corrigenda.flow.corrections.offering import offers
from corrigenda.flow.corrections.placing import placement_for
from corrigenda.flow.corrections.queries import draft_of, drafts_on
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.corrections.wording.of_case import story_at
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.casefile import Casefile
from corrigenda.surfaces.desk.deciding.words import words_of
from corrigenda.surfaces.desk.fields import WRITTEN
from corrigenda.surfaces.desk.forms import DecisionForm
from corrigenda.surfaces.desk.wording import KINDS, PLACES

Values = dict[str, str | bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of correction in the form.

    Attributes:
        offer: the draft of its notice in the house's words; empty where there is none.
        place: where the house has its notice.
    """

    value: str
    name: str
    hint: str
    start: str
    button: str
    second: bool
    offer: str
    place: str


def decision_context(
    request: HttpRequest, staff: Staff, file: Casefile, form: DecisionForm | None
) -> dict[str, object]:
    """All that the decision form needs.

    Args:
        form: as it came back with an error; None for a fresh one.
    """
    case = file.case
    draft = _draft(staff, file)
    drafted = form is None and draft is not None and not is_lost(draft) and bool(draft.typed)
    initial = _prefilled(request, file)
    if drafted and draft is not None and "use" not in request.GET:
        initial = _drafted(draft, file)
    shown = form or DecisionForm(initial=initial)
    choices = _choices(case, file, str(shown["after"].value() or ""))
    return {
        "form": shown,
        "choices": choices,
        "has_offers": any(one.offer for one in choices),
        "fix_because": _fix_because(case, file),
        "places": PLACES.items(),
        "draft": draft if drafted else None,
        "draft_moved": drafted and draft is not None and _moved(draft, file),
        "checked": words_of(case, {name: shown[name].value() for name in shown.fields}),
        "saved": None,
    }


def lost_draft(staff: Staff, file: Casefile) -> dict[str, object]:
    """What somebody was writing when another decided the case: for the page to hand back."""
    draft = _draft(staff, file)
    if draft is None or not is_lost(draft):
        return {"lost": []}
    return {"lost": _written(draft), "lost_draft": draft}


def merged_drafts(file: Casefile, staff: Staff) -> list[tuple[Draft, list[tuple[str, str]]]]:
    """What somebody was writing about cases that were merged into this one, to be copied.

    It is not put into the form: it was written about other words.
    """
    found = ((draft, _written(draft)) for draft in drafts_on(file.merged, staff))
    return [(draft, written) for draft, written in found if written]


def _written(draft: Draft) -> list[tuple[str, str]]:
    return [(name, draft.typed[key]) for key, name in WRITTEN.items() if draft.typed.get(key)]


def _draft(staff: Staff, file: Casefile) -> Draft | None:
    return draft_of(file.case, staff) if file.there.draft else None


def is_lost(draft: Draft) -> bool:
    """Whether somebody else decided the case meanwhile, and that stands."""
    by = draft.superseded_by
    return by is not None and by.state != CorrectionState.DRAFT


def offered(case: Case, kind: str, after: str) -> str:
    """The draft of the notice for what stands in the form; empty where the house has none."""
    return _offers(case, after).get(kind, "")


def _offers(case: Case, after: str) -> dict[str, str]:
    version = case.version or case.article.current
    passage = context_of(case).passage
    return offers(
        case.outlet.policy,
        (version.language if version else "") or case.outlet.language,
        before=passage,
        after=" ".join(after.split()) or passage,
        headline=case.article.headline,
        story_at=story_at(case),
        now=clock.now(),
    )


def _choices(case: Case, file: Casefile, after: str) -> list[Choice]:
    drafts = _offers(case, after)
    return [
        Choice(
            kind.value,
            words.name,
            words.hint,
            words.start,
            words.button,
            kind != Kind.FIX and bool(second_person_because(case, kind.value, after)),
            drafts.get(kind.value, ""),
            PLACES.get(placement_for(case.outlet.policy, kind.value, case.severity), ""),
        )
        for kind in Kind
        # A fix is a change to the story and nothing else.
        if (words := KINDS[kind.value]) and (kind != Kind.FIX or file.place.stands)
    ]


def _prefilled(request: HttpRequest, file: Casefile) -> Values:
    after, kind = file.context.passage, Kind.CORRECTION.value
    if file.fitting:
        after = _chosen(request, file)
    if file.case.lane == "typo" and file.place.stands:
        # Of one that was fixed meanwhile there is nothing left to fix: nothing is proposed.
        kind = "" if file.place.readers else Kind.FIX.value
    sent_back = file.latest.correction if file.latest else None
    if sent_back is None or sent_back.state != CorrectionState.DRAFT:
        return {"kind": kind, "after": after, "seen": file.seen}
    return {
        "kind": sent_back.kind,
        "after": after if "use" in request.GET or sent_back.deletes else sent_back.after,
        "delete": sent_back.deletes and "use" not in request.GET,
        "words": sent_back.words,
        "reason": sent_back.reason,
        "placement": sent_back.placement if sent_back.placement_reason else "",
        "placement_reason": sent_back.placement_reason,
        "seen": file.seen,
    }


def _drafted(draft: Draft, file: Casefile) -> Values:
    typed = {name: value for name, value in draft.typed.items() if isinstance(value, str)}
    return {**typed, "delete": bool(typed.get("delete")), "seen": file.seen}


def _moved(draft: Draft, file: Casefile) -> bool:
    """Whether the passage is another than the one that the draft was written about."""
    had = str(draft.typed.get("seen", "")).partition(":")[2]
    return bool(had) and had != file.seen.partition(":")[2]


def _chosen(request: HttpRequest, file: Casefile) -> str:
    """The suggestion that a link asked for, or the one of most readers."""
    wanted = request.GET.get("use", "")
    place = int(wanted) - 1 if wanted.isascii() and wanted.isdigit() else 0
    fitting = file.fitting
    return fitting[place if 0 <= place < len(fitting) else 0].after


def _fix_because(case: Case, file: Casefile) -> str:
    """Why the readers' suggestion, made a fix, would wait for a second person."""
    if not file.fitting:
        return ""
    return second_person_because(case, Kind.FIX, file.fitting[0].after)
