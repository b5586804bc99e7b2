"""Note what else was made of a story: a newsletter, a push text, a post, a translation."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.copies.ledger import OF_A_PACKET, copy_of
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Copy, CopyKind
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock, urls
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError, check_text

BY_HAND = tuple(one for one in CopyKind if one is not CopyKind.STORY)
MOST = 500
"""Entries by hand on one case."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry that somebody makes, or the house's own system.

    Attributes:
        kind: what it is; a story is found by the sweep.
        title: by which people know it.
        external_id: by which the house's system names it, so that sending it again is harmless.
        state: where it is: `confirmed`, `requested`, `corrected`, `declined` or `gone`.
    """

    kind: str
    title: str
    url: str = ""
    says: str = ""
    external_id: str = ""
    state: str = CopyState.CONFIRMED.value


def note_copy(case: Case, noted: Noted, *, by: Actor) -> Copy:
    """Keep one, or what became of one with the same `external_id`.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CopyError: names the field, what is wrong with it and what to do.
        TransitionError: it cannot come to that state from where it is.
    """
    require(by, "copy.note", case.outlet)
    _check(noted)
    now = clock.now()
    with transaction.atomic():
        # The case's row is the lock under which its entries are counted.
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        known = _known(case, noted)
        copy = known or _made(case, noted, by)
        copy.title, copy.says = noted.title.strip(), noted.says.strip()
        copy.kind, copy.url = noted.kind, noted.url.strip()
        copy.save(update_fields=["title", "says", "kind", "url"])
        wanted = CopyState(noted.state)
        for step in _onward(CopyState(copy.state), wanted):
            COPY.advance(copy, step, state_at=now, judged_at=now, judged_by=by.staff)
        detail = {"kind": noted.kind, "title": copy.title, "state": copy.state}
        record(by, "copy.note", case.outlet, case, **detail)
    return copy


def note_copy_state(case: Case, key: int, state: str, *, by: Actor) -> Copy:
    """Say what became of an entry that is kept by hand, also when that was said wrongly before.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CopyError: there is no such entry, or it is a story's, which is looked at by itself.
        TransitionError: it cannot come to that state from where it is.
    """
    require(by, "copy.note", case.outlet)
    copy = copy_of(case, key)
    if not copy.by_hand:
        raise CopyError("state", "What becomes of a story is seen in the story itself.")
    wanted, now, was = _state(state), clock.now(), copy.state
    with transaction.atomic():
        for step in _way(CopyState(was), wanted):
            COPY.advance(copy, step, state_at=now, judged_at=now, judged_by=by.staff)
        detail = {"kind": copy.kind, "title": copy.title, "state": copy.state, "was": was}
        record(by, "copy.note", case.outlet, case, **detail)
    return copy


def _check(noted: Noted) -> None:
    if noted.kind not in [one.value for one in BY_HAND]:
        known = ", ".join(BY_HAND)
        raise CopyError("kind", f"kind is one of {known}; stories are found by the sweep.")
    if not noted.title.strip():
        raise CopyError("title", "Say what it is, as in: Morning briefing of 12 May.")
    limits = {"title": 300, "says": 2_000, "external_id": 200, "url": 2_000}
    for field, limit in limits.items():
        try:
            check_text(getattr(noted, field), field=field, max_chars=limit)
        except TextError as error:
            raise CopyError(field, str(error)) from error
    if noted.url.strip():
        try:
            urls.normalize(noted.url.strip())
        except urls.UrlError as error:
            raise CopyError("url", f"url: {error}") from error
    if noted.external_id.startswith(OF_A_PACKET):
        raise CopyError("external_id", f"Ids that begin with “{OF_A_PACKET}” are ours.")
    _state(noted.state)


def _state(state: str) -> CopyState:
    known = (*_JUDGED, CopyState.DECLINED, CopyState.GONE)
    if state not in known:
        raise CopyError("state", f"state is one of {', '.join(known)}.")
    return CopyState(state)


_JUDGED = (CopyState.CONFIRMED, CopyState.REQUESTED, CopyState.CORRECTED)


def _known(case: Case, noted: Noted) -> Copy | None:
    if not noted.external_id:
        return None
    rows = Copy.objects.filter(case=case, external_id=noted.external_id)
    return rows.exclude(kind=CopyKind.STORY).first()


def _made(case: Case, noted: Noted, by: Actor) -> Copy:
    by_hand = Copy.objects.filter(case=case).exclude(kind=CopyKind.STORY)
    # A packet that was acknowledged brings hundreds of places that nobody noted here.
    if by_hand.exclude(external_id__startswith=OF_A_PACKET).count() >= MOST:
        raise CopyError("", f"A case has {MOST} entries by hand at most.")
    now = clock.now()
    return Copy.objects.create(
        case=case,
        outlet=case.outlet,
        kind=noted.kind,
        selector_data={},
        external_id=noted.external_id,
        state_at=now,
        found_at=now,
    )


def _onward(here: CopyState, wanted: CopyState) -> list[CopyState]:
    """The steps of what a system sends, which may send an old state again: never back.

    Raises:
        TransitionError: it is beyond that state.
    """
    if here is not CopyState.FOUND and here != wanted and not _is_onward(here, wanted):
        raise TransitionError(f"An entry that is {here} cannot become {wanted}.")
    return _way(here, wanted)


def _is_onward(here: CopyState, wanted: CopyState) -> bool:
    back = wanted is CopyState.CONFIRMED and here is not CopyState.DECLINED
    return COPY.allows(here, wanted) and not back


def _way(here: CopyState, wanted: CopyState) -> list[CopyState]:
    """The steps that lead to a state: what somebody notes, or takes back, is confirmed by that."""
    if here == wanted:
        return []
    return [wanted] if COPY.allows(here, wanted) else [CopyState.CONFIRMED, wanted]
