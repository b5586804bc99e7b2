"""Move the cases on an article to the one that stands at its addresses now."""

from __future__ import annotations

from django.db.models import Q

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.merge import MERGEABLE, merge
from corrigenda.flow.cases.actions.move_passages import move_passages
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.matching import following_ends, overlapping, takes
from corrigenda.flow.cases.models import Case, CasePlace
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.states import DECIDED
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM


def readdress(article: Article, to: Article) -> int:
    """Let all cases of `article` be on `to`, in whose text their passages are looked for.

    Called inside a transaction that holds the locks of both. A case that has not been decided
    and meets one there is merged into it, and the trail of both says so.

    Returns:
        how many cases were moved.
    """
    move_passages(to)
    rows = Case.with_merged.filter(article=article).select_related("version", "state_since")
    moved = list(rows.order_by("pk"))
    for case in moved:
        _move(case, to)
        case.save(update_fields=["article", *case.PLACE_FIELDS])
        record(SYSTEM, "case.readdress", case.outlet, case, url=to.url, was=article.url)
    for row in CasePlace.objects.filter(article=article).select_related("version", "state_since"):
        _move(row, to)
        row.save(update_fields=["article", *row.PLACE_FIELDS])
    for case in moved:
        if case.merged_into_id is None and case.state in MERGEABLE and not case.can_be_undone:
            _merge_where_it_meets(case, to)
    _drop_doubles(to)
    want_index(*(case.pk for case in moved))
    return len(moved)


def _move(row: Case | CasePlace, to: Article) -> None:
    row.article = to
    if to.current is not None:
        row.put(place_in(to, row.place), followed_to=to.current)


def _merge_where_it_meets(case: Case, article: Article) -> None:
    others, elsewhere = ~Q(pk=case.pk), ~Q(case=case)
    alive, further = ~following_ends(), ~following_ends("case__")
    found = overlapping(article, case.place, alive & others, further & elsewhere)
    # A decided case takes of these, too, only what is about the error that was decided.
    if found is not None and found.case.state in DECIDED:
        reports = reports_in(case).select_related("version")
        if not all(takes(found, report, case.place) for report in reports):
            alive &= ~Q(state__in=DECIDED)
            further &= ~Q(case__state__in=DECIDED)
            found = overlapping(article, case.place, alive & others, further & elsewhere)
    if found is not None and not case.place.is_lost:
        merge(case, into=found.case, by=SYSTEM)


def _drop_doubles(article: Article) -> None:
    """A further place at which its case stands itself by now is none."""
    places = CasePlace.objects.filter(article=article, case__article=article)
    for row in places.select_related("case"):
        case = row.case
        if row.version_id != case.version_id or row.start is None or row.end is None:
            continue
        if (case.start or 0) < row.end and row.start < (case.end or 0):
            row.delete()
