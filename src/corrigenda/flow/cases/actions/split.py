"""Split reports off a case: they are a case of their own from now on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.index_twins import index_twins
from corrigenda.flow.cases.actions.lock_cases import lock_cases
from corrigenda.flow.cases.actions.recount import recount
from corrigenda.flow.cases.actions.release_cases import release_case
from corrigenda.flow.cases.actions.spread import spread, spread_lane
from corrigenda.flow.cases.actions.take_over import give_back
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.arriving import place_now
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, CasePlace, FoundBy, JoinedReport, Lane
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.cases.stretches import stretches
from corrigenda.flow.cases.triage import triage
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.actions.wait_again import wait_again
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.submission import words_hash
from corrigenda.lib import clock


def split(case: Case, reports: Iterable[int], *, by: Actor) -> Case:
    """Give the chosen reports of a case a case of their own.

    Where they are just those of a case that was merged into this one, that case is brought back
    as it was. Else a new one is opened where the chosen reports are; it takes lane, severity
    and due time from them. The passage of `case` narrows to what its other reports are about.

    Args:
        reports: their keys; at least one, and not all.

    Returns:
        the case that has them now.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: none or all were chosen, or one is not in this case.
    """
    require(by, "case.split", case.outlet)
    chosen = set(reports)
    with transaction.atomic():
        (old,) = lock_cases(case.pk)
        moving, staying = _parted(old, chosen)
        new = _merged_before(old, chosen)
        if new is None:
            new = _open(old, moving)
            _hand_over(old, new, chosen)
        else:
            _hand_over(old, new, chosen)
            _bring_back(old, new, moving)
        spread(old, stretches(staying, old.article_id))
        if old.state in UNDECIDED:
            spread_lane(old, staying)
        recount(old)
        recount(new)
        keys = sorted(chosen)[:100]
        record(by, "case.split", old.outlet, old, off=new.pk, reports=keys)
        record(by, "case.split_off", new.outlet, new, of=old.pk, reports=keys)
        want_index(old.pk, new.pk)
    return new


def _parted(case: Case, chosen: set[int]) -> tuple[list[Report], list[Report]]:
    """The reports that go and those that stay."""
    rows = list(reports_in(case).select_related("version").defer("version__block_data", "block"))
    moving = [one for one in rows if one.pk in chosen]
    staying = [one for one in rows if one.pk not in chosen]
    if not chosen:
        raise CaseError("Choose the reports that are to be a case of their own.")
    if len(moving) < len(chosen):
        raise CaseError("Some of these reports are not in this case any more: look at it again.")
    if not staying:
        raise CaseError("Leave at least one report in this case: a case without reports is none.")
    return moving, staying


def _merged_before(case: Case, chosen: set[int]) -> Case | None:
    """The merged case whose reports the chosen ones are, all of them and no others."""
    joined = JoinedReport.objects.filter(case=case)
    origins = set(joined.filter(report__in=chosen).values_list("came_from", flat=True))
    if len(origins) != 1:
        return None
    came_from = origins.pop()
    if came_from is None or joined.filter(came_from=came_from).count() != len(chosen):
        return None
    return (
        Case.with_merged.select_for_update(of=("self",))
        .select_related("outlet", "article__current", "version")
        .filter(pk=came_from, merged_into=case)
        .first()
    )


def _hand_over(old: Case, new: Case, chosen: set[int]) -> None:
    JoinedReport.objects.filter(case=old, report__in=chosen).update(case=new, came_from=old)


def _bring_back(old: Case, new: Case, moving: Sequence[Report]) -> None:
    """The merged case as it was, at its passage as that stands now."""
    new.merged_into = None
    new.save(update_fields=["merged_into"])
    own = CasePlace.objects.filter(case=old, merged_case=new)
    for row in own.select_related("version", "state_since", "followed_to"):
        if row.found_by == FoundBy.MERGE and row.article_id == new.article_id:
            new.put(row.place, followed_to=row.followed_to)
            new.save(update_fields=new.PLACE_FIELDS)
            row.delete()
        else:
            row.case, row.merged_case = new, None
            row.save(update_fields=["case", "merged_case"])
    give_back(old, new)
    release_case(new)
    if new.state in UNDECIDED:
        wait_again(moving)


def _open(old: Case, moving: Sequence[Report]) -> Case:
    first, found = moving[0], stretches(moving, old.article_id)
    article = found[0].article if found else old.article
    new = Case(
        outlet=old.outlet,
        article=article,
        lane=Lane.FACT,
        says=first.says,
        says_hash=first.says_hash,
        opened_at=clock.now(),
        last_report_at=moving[-1].received_at,
    )
    place = found[0].place if found else place_now(first, _with_text(article))
    new.says, new.says_hash = place.says, words_hash(place.says)
    new.put(place, followed_to=article.current)
    triage(new)  # before it has a key: what has one, and no reason, was set by hand
    new.save()
    spread(new, found)
    spread_lane(new, moving)
    index_twins(new)
    wait_again(moving)
    return new


def _with_text(article: Article) -> Article:
    return Article.objects.select_related("current").get(pk=article.pk)
