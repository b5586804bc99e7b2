"""Put the places where a passage was found on the ledger of its case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import F, Prefetch, Q

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.copies.elsewhere import Elsewhere, OtherLedgers, counted
from corrigenda.flow.propagation.copies.finds import Find, overlap
from corrigenda.flow.propagation.copies.guarding import as_it_stands, differences, state_of
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.copies.returning import is_back
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock

LOOK_AGAIN = timedelta(days=1)
_UNJUDGED = (CopyState.FOUND, CopyState.VARIANT)


def keep_finds(
    case: Case,
    origin: Origin,
    found: Sequence[Find],
    articles: Collection[int],
    same: Collection[int],
) -> Elsewhere:
    """Put what is new on the case, and the fix into the words of what nobody judged yet.

    Inside the caller's transaction; doing it again changes nothing that was judged. What is judged
    on the ledger of another case of the same error is left there.

    Args:
        articles: keys of those in which was looked.
        same: keys of the other cases of the same error, as of `same_errors`.

    Returns:
        how many were left on which ledger.
    """
    known = _known(case, articles, found)
    places = [(one, place_in(one.article, one.place)) for one in known if one.article is not None]
    others = OtherLedgers(origin, same, articles)
    new, left = [], []
    for said in found:
        find = as_it_stands(origin.what, said)
        there = [row for row, place in places if overlap(place, find.place)]
        # Where one stands and one is gone in the same words, it is the one that stands; of several
        # that are gone the one that was there, since two places may become one.
        before = min(there, key=lambda row: _how_far(row, find), default=None)
        other = others.judged(find.article.pk, find.place)
        comes_back = before is not None and _comes_back(before, origin, find)
        if other and (before is None or before.state in _UNJUDGED or comes_back):
            left.append(other)
            Copy.objects.filter(pk=before.pk if before else 0, state__in=_UNJUDGED).delete()
        elif before is None:
            new.append(_row(case, origin, find))
        elif before.state in _UNJUDGED:
            _update(before, origin, find)
        elif before.state == CopyState.CONFIRMED:
            # The original may have been corrected again since.
            fix = origin.fix_for(find.place.selector.exact)
            rows = Copy.objects.filter(pk=before.pk, state=CopyState.CONFIRMED)
            rows.exclude(should_say=fix).update(should_say=fix, **Copy.UNTRIED)
        elif comes_back:
            _revive(before, origin, find)
    Copy.objects.bulk_create(new, ignore_conflicts=True)
    return counted(left)


def _known(case: Case, articles: Collection[int], found: Sequence[Find]) -> list[Copy]:
    """Each text is read once, and not with each of the copies that stand in it."""
    near = _near(found) if len(articles) == 1 and found else Q()
    stories = Article.objects.select_related("current").defer("current__block_data")
    return list(
        Copy.objects.filter(near, case=case, article__in=articles)
        .select_related("state_since", "own_case")
        .defer("state_since__block_data", "state_since__text")
        .prefetch_related(
            Prefetch("article", stories),
            Prefetch("version", Version.objects.defer("block_data")),
        )
    )


def _near(found: Sequence[Find]) -> Q:
    """What may share words with what was found in one story: one that says it a thousand times is
    listed in portions, and those before are not read with each."""
    first = min(one.place.start or 0 for one in found)
    last = max(one.place.end or 0 for one in found)
    here = Q(version=F("article__current"))
    return ~here | Q(version=None) | Q(start__lt=last, end__gt=first)


def _comes_back(row: Copy, origin: Origin, find: Find) -> bool:
    """Whether what was gone or corrected stands there again."""
    if row.state == CopyState.CORRECTED:
        return is_back(row, origin, find.place)
    return row.state == CopyState.GONE


def _how_far(row: Copy, find: Find) -> tuple[bool, bool]:
    place = find.place
    version = place.version.pk if place.version else None
    return row.state == CopyState.GONE, (row.version_id, row.start) != (version, place.start)


def _row(case: Case, origin: Origin, find: Find) -> Copy:
    copy = Copy(
        case=case,
        outlet=find.article.outlet,
        article=find.article,
        says=find.place.says,
        state=state_of(find),
        found_at=clock.now(),
        **_as_found(origin, find),
    )
    copy.put(find.place, followed_to=find.article.current)
    return copy


def _revive(copy: Copy, origin: Origin, find: Find) -> None:
    """One that was gone or corrected stands there again, and is judged anew.

    It gets another key, so that confirming it files another report: the case that it had before
    is settled.
    """
    copy.put(find.place, followed_to=find.article.current)
    rows = Copy.objects.filter(pk=copy.pk)
    COPY.advance_all(
        rows,
        CopyState(copy.state),
        state_of(find),
        key=uuid4(),
        report=None,
        own_case=None,
        judged_by=None,
        judged_at=None,
        **Copy.UNTRIED,
        **{field: getattr(copy, field) for field in Copy.PLACE_FIELDS},
        **_as_found(origin, find),
    )


def _update(copy: Copy, origin: Origin, find: Find) -> None:
    """One that nobody judged yet, by what stands there now; a variant stays one."""
    rows = Copy.objects.filter(pk=copy.pk, state__in=_UNJUDGED)
    if state_of(find) is CopyState.VARIANT:
        COPY.advance_all(rows, CopyState.FOUND, CopyState.VARIANT, state_at=clock.now())
    rows.update(**_compared(origin, find))


def _as_found(origin: Origin, find: Find) -> dict[str, Any]:
    now = clock.now()
    return {"state_at": now, "look_at": now + LOOK_AGAIN, **_compared(origin, find)}


def _compared(origin: Origin, find: Find) -> dict[str, Any]:
    return {
        "distance": find.distance,
        "differs": differences(origin, find),
        "should_say": origin.fix_for(find.place.selector.exact),
    }
