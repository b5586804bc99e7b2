"""Which remembered errors a new version may say again."""

from __future__ import annotations

from collections import Counter

from django.db.models import Exists, OuterRef, Q, QuerySet

from corrigenda.flow.articles.models import Version
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.propagation.actions.remember import MOST_ALIKE
from corrigenda.flow.propagation.copies.memory import grams_of
from corrigenda.flow.propagation.copies.remembering import as_of_now
from corrigenda.flow.propagation.models import (
    AgencyChange,
    ErrorGram,
    IncomingPacket,
    Remembered,
    Subscriber,
)

MOST = 20
"""Errors that one version is compared with, those first that share the most with it: so many of the
house's own, and as many of what others told."""
_AT_ONCE = 900
_SAME = ("words", "start", "end", "after")
_LIVE = (CorrectionState.APPROVED, CorrectionState.PUBLISHED, CorrectionState.SUPERSEDED)


def likely_errors(version: Version) -> list[Remembered]:
    """The errors of which the version has a run of words, those with the most first.

    The same error in the same words once, however many stories it was put right in.
    """
    if not ErrorGram.objects.exists():
        return []
    shared: Counter[int] = Counter()
    grams = grams_of(version.text)
    for first in range(0, len(grams), _AT_ONCE):
        known = ErrorGram.objects.filter(hash__in=grams[first : first + _AT_ONCE])
        shared.update(known.values_list("remembered_id", flat=True))
    keys = [key for key, _ in shared.most_common(MOST * MOST_ALIKE)]
    outlet = version.article.outlet_id
    rows = _standing(outlet).only(*_SAME, "packet", "item").in_bulk(keys)
    errors: dict[tuple[object, ...], int] = {}
    for key in keys:
        if row := rows.get(key):
            what = (row.words, row.start, row.end, row.after)
            errors.setdefault((*what, row.packet_id, row.item_id), key)
    own = [key for key in errors.values() if not (rows[key].packet_id or rows[key].item_id)]
    told = [key for key in errors.values() if rows[key].packet_id or rows[key].item_id]
    first_ones = own[:MOST] + told[:MOST]
    by = ("entry__outlet", "correction__case", "packet", "item")
    whole = _standing(outlet).select_related(*by).in_bulk(first_ones)
    now = (as_of_now(whole[key]) for key in first_ones if key in whole)
    return [row for row in now if row is not None]


def _standing(outlet: int) -> QuerySet[Remembered]:
    """Those that nobody took back; of a fix also none whose case was decided anew since.

    What another house or an agency told an outlet counts there, as long as the house is heard.
    """
    live = Correction.objects.filter(state__in=_LIVE)
    later = live.filter(case=OuterRef("correction__case"), pk__gt=OuterRef("correction"))
    # Asked of each row: joined, SQLite goes through all corrections in these states instead, and
    # a hundred thousand of them took a fifth of a second for every version.
    own = Exists(live.filter(pk=OuterRef("correction")))
    heard = Subscriber.objects.filter(outlet=outlet, is_heard=True, ended_at=None)
    packets = IncomingPacket.objects.filter(pk=OuterRef("packet"), subscriber__in=heard)
    items = AgencyChange.objects.filter(pk=OuterRef("item"), outlet=outlet)
    rows = Remembered.objects.filter(own | Exists(packets) | Exists(items))
    return rows.exclude(Q(entry=None) & Exists(later))
