"""Say which of several places a case means."""

from __future__ import annotations

from django.db import transaction

from corrigenda.anchoring import State
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.errors import CaseError, PlaceHeldError
from corrigenda.flow.cases.following import placed
from corrigenda.flow.cases.matching import is_about_decided
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import spots_of
from corrigenda.flow.cases.states import DECIDED, ENDED, UNDECIDED
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require


def point_out(case: Case, *, version: int, start: int, by: Actor) -> None:
    """Put the case at one of the places where its words stand.

    Args:
        version: the number of the version that was looked at.
        start: where one of its `spots_of` begins, in code points.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: the story or the case is another meanwhile.
        PlaceHeldError: the place is another case's, and this one is about the same.
    """
    require(by, "case.check", case.outlet)
    with transaction.atomic():
        article = (
            Article.objects.select_for_update(of=("self",))
            .select_related("current")
            .get(pk=case.article_id)
        )
        now = Case.objects.select_related("version", "article__current").get(pk=case.pk)
        current = article.current
        if current is None or current.number != version:
            raise CaseError("The story was edited meanwhile: look at the places again.")
        if now.anchor_state != State.AMBIGUOUS or now.state not in UNDECIDED:
            raise CaseError("The case has its place already: look at it again.")
        spot = next((one for one in spots_of(now) if one.start == start), None)
        if spot is None:
            raise CaseError("The words do not stand at this place: choose one of those shown.")
        _require_free(now, version=current.pk, start=spot.start, end=spot.end)
        now.put(placed(now.says, current, spot.start, spot.end, since=current), followed_to=current)
        now.save(update_fields=now.PLACE_FIELDS)
        record(by, "case.place", now.outlet, now, version=version, start=start)


def _require_free(case: Case, *, version: int, start: int, end: int) -> None:
    """All reports on one passage are one case, but for those on something else than was decided."""
    others = (
        Case.objects.filter(article_id=case.article_id, version_id=version)
        .filter(start__lt=end, end__gt=start)
        .exclude(pk=case.pk)
        .exclude(state__in=ENDED)
        .order_by("pk")
    )
    for other in others:
        if other.state not in DECIDED:
            raise PlaceHeldError(other.pk)
        if is_about_decided(case, other):
            raise PlaceHeldError(other.pk, decided=True)
