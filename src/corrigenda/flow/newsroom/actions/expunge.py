"""Erase words from rows: what every stage does with its own tables, and the newsroom's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from corrigenda.flow.newsroom.expunging.eraser import Eraser
from corrigenda.flow.newsroom.expunging.kept import address
from corrigenda.flow.newsroom.models import (
    AuditEntry,
    Byline,
    Erasure,
    Invitation,
    Outlet,
    StaffToken,
)
from corrigenda.flow.newsroom.states import ErasureState

CHUNK = 500


@dataclass(slots=True)
class Job:
    """One erasure as the stages do it.

    Attributes:
        outlet: None for all of the desk.
        looks: only count what would go.
        counts: rows that lost words, by place.
        versions: keys of the versions whose text is another now, for indexes that hold texts.
        reports: keys of the reports that lost words.
        cases: keys of the cases of which other things are said now.
        entries: keys of the entries of the log that lost words.
    """

    eraser: Eraser
    outlet: Outlet | None = None
    looks: bool = False
    reason_class: str = "other"
    counts: Counter[str] = field(default_factory=Counter)
    versions: list[int] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    cases: set[int] = field(default_factory=set)
    entries: list[int] = field(default_factory=list)

    def of(self, path: str) -> Q:
        """The condition on rows whose outlet is at `path`."""
        return Q(**{path: self.outlet.pk}) if self.outlet else Q()


def expunge_rows(
    job: Job,
    place: str,
    model: type[models.Model],
    fields: Sequence[str],
    *,
    within: Q | None = None,
    also: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
) -> list[Any]:
    """Mask the words in these columns, some hundred rows at a time.

    Reading holds no lock. A row that holds words is read again under one, changed and let go, so
    that the desk works on meanwhile.

    Args:
        place: what it counts as.
        fields: columns of text or JSON.
        within: which rows, as `Job.of` says.
        also: what else follows of a row's values as they are then; in the same UPDATE, so that a
            process that is killed leaves no hash of the words behind.

    Returns:
        the keys of the rows that had the words.
    """
    keys = list(expunge_find(job, model, fields, within=within))
    job.counts[place] += len(keys)
    if job.looks:
        return keys
    manager = model._base_manager
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            rows = manager.select_for_update(of=("self",)).filter(
                pk__in=keys[start : start + CHUNK]
            )
            for pk, *values in rows.values_list("pk", *fields):
                row = dict(zip(fields, values, strict=True))
                changed = expunge_values(job.eraser, row)
                if changed and also:
                    changed |= also(row | changed)
                if changed:
                    manager.filter(pk=pk).update(**changed)
    return keys


def expunge_addresses(
    job: Job, place: str, model: type[models.Model], within: Q, **also: Any
) -> None:
    """Mask the words in the `url` of rows, but for those in a house's own domain, which stays.

    Args:
        place: what it counts as.
        also: what else is written to such a row.
    """
    rows = model._base_manager
    for key in list(expunge_find(job, model, ("url",), within)):
        old = rows.values_list("url", flat=True).get(pk=key)
        url = address(old, eraser=job.eraser)
        if url == old:
            continue
        job.counts[place] += 1
        if not job.looks:
            rows.filter(pk=key).update(url=url, **also)


def expunge_delete(
    job: Job, place: str, model: type[models.Model], fields: Sequence[str], within: Q | None = None
) -> None:
    """Delete the rows that hold the words: what they are for is gone with them."""
    keys = list(expunge_find(job, model, fields, within=within))
    job.counts[place] += len(keys)
    if not job.looks:
        for start in range(0, len(keys), CHUNK):
            model._base_manager.filter(pk__in=keys[start : start + CHUNK]).delete()


def expunge_find(
    job: Job, model: type[models.Model], fields: Sequence[str], within: Q | None = None
) -> Iterable[Any]:
    """The keys of the rows that hold the words in one of these columns."""
    rows = model._base_manager.filter(within or Q()).order_by("pk").values_list("pk", *fields)
    last: Any = None
    while True:
        chunk = list((rows if last is None else rows.filter(pk__gt=last))[:CHUNK])
        for pk, *values in chunk:
            if expunge_values(job.eraser, dict(zip(fields, values, strict=True))):
                yield pk
        if len(chunk) < CHUNK:
            return
        last = chunk[-1][0]


def expunge_values(eraser: Eraser, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are others without the words."""
    masked = {name: eraser.mask_json(value) for name, value in values.items()}
    return {name: value for name, value in masked.items() if value != values[name]}


def expunge(job: Job) -> None:
    """Erase from the newsroom's own tables."""
    expunge_rows(job, "audit", AuditEntry, ("detail",), within=job.of("outlet"))
    expunge_rows(job, "settings", Outlet, ("policy_data", "former_origins"), within=job.of("pk"))
    expunge_rows(job, "people", Invitation, ("name",), within=job.of("outlet"))
    expunge_rows(job, "people", StaffToken, ("name",))
    expunge_delete(job, "people", Byline, ("name", "folded"), job.of("membership__outlet"))
    expunge_rows(job, "erasures", Erasure, ("reason",), within=job.of("outlet"))
    if not job.looks:
        _expunge_wishes(job)


def _expunge_wishes(job: Job) -> None:
    """What others asked for there stays asked, without the phrases that hold what is gone.

    A phrase with blocks in it would go on to erase what stands beside them.
    """
    asked = Erasure.objects.filter(job.of("outlet"), state=ErasureState.ASKED)
    for wish in asked:
        left = [one for one in wish.words if not job.eraser.holds(one)]
        if left != wish.words:
            asked.filter(pk=wish.pk).update(words=left)
