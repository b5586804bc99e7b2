"""Keep a search as a tab of the queue, or give it up."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import SavedFilter
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock, text

MOST = 12
MAX_NAME, MAX_QUERY = 40, 300


def save_filter(
    outlet: Outlet, *, name: str, query: str, sort: str = "", shared: bool = False, by: Actor
) -> SavedFilter:
    """Keep a search under a name; one of the same name is replaced.

    Args:
        outlet: one that `by` works for; with `shared` everybody there has the filter.

    Raises:
        NotAllowedError: `by` may not do this at the outlet.
        CaseError: no name, one that is too long, or too many filters.
    """
    require(by, "filter.share" if shared else "filter.save", outlet)
    name, query = " ".join(name.split()), " ".join(query.split())
    if not name or by.staff is None:
        raise CaseError("Give the filter a name.")
    try:
        text.check_text(name, field="name", max_chars=MAX_NAME)
        text.check_text(query, field="search", max_chars=MAX_QUERY)
        text.check_text(sort, field="sort", max_chars=10)
    except text.TextError as error:
        raise CaseError(str(error)) from error
    mine = SavedFilter.objects.filter(staff=by.staff)
    if mine.exclude(name=name).count() >= MOST:
        raise CaseError(f"You have {MOST} filters: give one up before you save another.")
    with transaction.atomic():
        saved, _ = SavedFilter.objects.update_or_create(
            staff=by.staff,
            name=name,
            defaults={
                "query": query,
                "sort": sort,
                "outlet": outlet if shared else None,
                "created_at": clock.now(),
            },
        )
        record(by, "filter.save", outlet, saved, name=name, query=query, shared=shared)
    return saved


def drop_filter(saved: SavedFilter, outlet: Outlet, *, by: Actor) -> None:
    """Give a filter up, for everybody who had it.

    One whose maker was deleted is the house's: whoever may share one there gives it up.

    Args:
        outlet: one that `by` works for; of a filter of the house its own is taken.

    Raises:
        NotAllowedError: `by` may not do this at the outlet.
        CaseError: it is somebody else's.
    """
    if saved.staff is None:
        outlet = saved.outlet or outlet
    require(by, "filter.save" if saved.staff else "filter.share", outlet)
    if saved.staff and saved.staff != by.staff:
        raise CaseError(f"“{saved.name}” is {saved.staff.full_name}’s: ask them to give it up.")
    with transaction.atomic():
        record(by, "filter.drop", outlet, saved, name=saved.name)
        saved.delete()
