"""The log cut into pages, and a page into days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import log, notice_of
from corrigenda.flow.publication.record import Notice

SIZE = 50


class MomentError(ValueError):
    """A moment that cannot be read."""


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of one day, in UTC."""

    date: date
    notices: Sequence[Notice]


@dataclass(frozen=True, slots=True)
class Page:
    """Part of the log.

    Attributes:
        older: the `before` of the page after this one; None on the last.
        newer: the `before` of the page in front of it; empty when that is the first one,
            None on the first page itself.
    """

    days: Sequence[Day]
    older: str | None = None
    newer: str | None = None


def moment(value: str) -> datetime:
    """An aware moment from ISO 8601; UTC where it names no zone.

    Raises:
        MomentError: it is none.
    """
    try:
        # A plus that was not escaped arrives as a space.
        at = datetime.fromisoformat(value.replace(" ", "+") if "T" in value else value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise MomentError(value) from error


def page_of(outlet: Outlet | None, before: datetime | None) -> Page:
    """Fifty entries, the newest first, and any more of the very same moment as the last."""
    entries = log(outlet, before=before)
    found = list(entries[: SIZE + 1])
    older = None
    if len(found) > SIZE:
        last = found[SIZE - 1].published_at
        # The next page begins before this moment, so what shares it belongs here.
        shown = [one for one in found[:SIZE] if one.published_at != last]
        found = [*shown, *entries.filter(published_at=last)]
        more = log(outlet, before=last).exists()
        older = _written(last) if more else None
    return Page(_days(found), older, _newer(outlet, before))


def _newer(outlet: Outlet | None, before: datetime | None) -> str | None:
    if before is None:
        return None
    later = log(outlet).filter(published_at__gte=before).order_by("published_at", "pk")
    following = list(later[: SIZE + 1])
    if not following:
        return None
    return _written(following[SIZE].published_at) if len(following) > SIZE else ""


def _days(entries: Sequence[Entry]) -> list[Day]:
    notices = [notice_of(entry) for entry in entries]
    return [
        Day(day, list(group))
        for day, group in groupby(notices, key=lambda one: one.published_at.astimezone(UTC).date())
    ]


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
