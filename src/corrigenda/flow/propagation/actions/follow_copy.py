"""Follow a copy to the newest version of its story, and ask the guard about its words there."""

from __future__ import annotations

from corrigenda.archive import MAX_DISTANCE
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.propagation.copies.guarding import differences, find_at, state_of
from corrigenda.flow.propagation.copies.origin import Origin, origin_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock

_UNFILED = (CopyState.FOUND, CopyState.VARIANT, CopyState.CONFIRMED)


def follow_copy(copy: Copy, origin: Origin | None = None) -> None:
    """Set its place to where it stands now, inside the caller's transaction.

    What says something else by now is a variant, for somebody to look at. The caller saves
    `PLACE_FIELDS`, `distance` and `differs`; the state and the fix are stored here.
    """
    article = copy.article
    if article is None or article.current_id in (None, copy.followed_to_id):
        return
    if copy.version is None:
        return  # the version that had it was expunged
    place = place_in(article, copy.place)
    copy.put(place, followed_to=article.current)
    if copy.state in _UNFILED and copy.report_id is None and not place.is_lost:
        _guard(copy, origin or origin_of(copy.case))


def _guard(copy: Copy, origin: Origin) -> None:
    if copy.article is None or copy.version is None:
        return
    find = find_at(origin.what, copy.article, copy.place)
    differs = differences(origin, find)
    strays = find.distance > MAX_DISTANCE >= copy.distance
    # Who confirmed a variant saw what differs, and that alone.
    is_news = strays or differs != copy.differs
    copy.distance, copy.differs = find.distance, differs
    fix = origin.fix_for(copy.selector.exact)
    if fix != copy.should_say:
        copy.should_say = fix
        Copy.objects.filter(pk=copy.pk).update(should_say=fix, **Copy.UNTRIED)
    if is_news and copy.state != CopyState.VARIANT and state_of(find) is CopyState.VARIANT:
        now = clock.now()
        COPY.advance(copy, CopyState.VARIANT, state_at=now, judged_by=None, judged_at=None)
