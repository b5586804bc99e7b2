"""Take a copy in a page that became an address of another story to that story."""

from __future__ import annotations

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.following import Place
from corrigenda.flow.propagation.copies.finds import overlap, own_place
from corrigenda.flow.propagation.models import Copy, CopyKind
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.lib import clock

_UNJUDGED = (CopyState.FOUND, CopyState.VARIANT)
_DEEPEST = 20


def settle_united(copy: Copy) -> None:
    """Let it stand in the story that its page is an address of, once; in a transaction.

    It is gone where that place is on the ledger already, or is the case's own. The caller saves
    `article` and `PLACE_FIELDS`; the state is stored here.
    """
    story = _story(copy.article)
    if story is None:
        return
    place = place_in(story, copy.place)
    if place.is_lost or story.current is None:
        copy.article = story
        return
    there = _at(copy, story, place)
    is_own = story.pk == copy.case.article_id and overlap(place, own_place(copy.case))
    # What somebody judged counts for more than a find that nobody looked at.
    if is_own or (there and (copy.state in _UNJUDGED or any(map(_is_judged, there)))):
        COPY.advance(copy, CopyState.GONE, state_at=clock.now())
        return
    Copy.objects.filter(pk__in=[one.pk for one in there]).delete()
    copy.article = story
    copy.put(place, followed_to=story.current)


def _story(article: Article | None) -> Article | None:
    """The story that a page is an address of; None for one of its own."""
    key = article.same_as_id if article else None
    for _ in range(_DEEPEST):
        story = Article.objects.select_related("current").filter(pk=key).first() if key else None
        if story is None or story.same_as_id is None:
            return story
        key = story.same_as_id
    return None


def _at(copy: Copy, story: Article, place: Place) -> list[Copy]:
    """The other copies of the case at a place of the story; what is gone stands nowhere."""
    rows = Copy.objects.filter(case=copy.case_id, article=story, kind=CopyKind.STORY)
    rows = rows.exclude(pk=copy.pk).exclude(state=CopyState.GONE).select_related("version")
    return [one for one in rows if overlap(place_in(story, one.place), place)]


def _is_judged(copy: Copy) -> bool:
    return copy.state not in _UNJUDGED or copy.report_id is not None
