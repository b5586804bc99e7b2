"""Which case a passage belongs to.

Reports join by where their passage stands: the case whose passage, or one of whose further places,
overlaps it; of several the one with more overlap. Next come declined cases on the very same words,
then cases on the same passage in the same surroundings of another story of the outlet.

A case that has been decided takes only reports about what was decided (`same_error.py`), at the
place that is changed for it, or where it stands right already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from corrigenda.anchoring import State
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.following import Place
from corrigenda.flow.cases.models import Case, CasePlace, DecidedWords, Shingle
from corrigenda.flow.cases.same_error import Change, is_same_error, stands_right
from corrigenda.flow.cases.states import DECIDED, ENDED, CaseState
from corrigenda.flow.cases.twins import counterpart, shingles
from corrigenda.flow.reports.models import Report

MOST_SHINGLES = 200
"""Rows of the index that are looked at, the newest cases first."""
MOST_TWINS = 10
"""Cases whose surroundings are compared word by word."""
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Match:
    """The case that a report joins.

    Attributes:
        row: the place of it that the report is on: the case itself or a further place;
            None when only readers saw the words.
        twin: where the case's passage stands in the report's article, when it was found there.
        others: further cases whose passage the report overlaps, by their keys.
    """

    case: Case
    row: Case | CasePlace | None = None
    twin: tuple[int, int] | None = None
    others: list[int] = field(default_factory=list)


def following_ends(prefix: str = "") -> Q:
    """The condition on cases that rest: ended, and not to be taken back any more."""
    return Q(**{f"{prefix}state__in": ENDED, f"{prefix}effective_at": None})


def match(article: Article, place: Place, report: Report) -> Match | None:
    """The case that is at work on a passage of `article`."""
    alive = ~following_ends()
    found = overlapping(article, place, alive, ~following_ends("case__"), of=report)
    if found is not None or place.version is None:
        return found or _by_words(article, report, alive)
    # Words that stand several times were reported without saying where: not these, for sure.
    return _by_words(article, report, alive & ~Q(anchor_state=State.AMBIGUOUS))


def match_declined(article: Article, place: Place, report: Report) -> Match | None:
    """The declined case on the very words; words that were edited since are another matter."""
    resting = Q(state=CaseState.DECLINED, effective_at=None)
    same = Q(anchor_state=State.UNCHANGED)
    if place.version is None:
        return _by_words(article, report, resting)
    further = Q(case__state=CaseState.DECLINED, case__effective_at=None)
    return overlapping(article, place, resting & same, further & same)


def overlapping(
    article: Article, place: Place, cases: Q, places: Q, *, of: Report | None = None
) -> Match | None:
    """The case with the most overlap; of one that is gone, in the version that had it last.

    Args:
        cases, places: conditions on the cases, and on their further places.
        of: the report that is to join; leaves out the decided cases that it is not about.
    """
    if place.version is None or place.start is None or place.end is None:
        return None
    here = Q(article=article, version=place.version, start__lt=place.end, end__gt=place.start)
    rows: list[Case | CasePlace] = [
        *Case.objects.filter(here & cases).select_related("version", "outlet"),
        *CasePlace.objects.filter(here & places).select_related("version", "case__outlet"),
    ]
    if of is not None:
        rows = [row for row in rows if _takes(row, of, place)]
    if not rows:
        return None
    best = min(rows, key=lambda row: (-_overlap(row, place), _length(row), _case(row).pk))
    case = _case(best)
    others = sorted({_case(row).pk for row in rows} - {case.pk})
    return Match(case, best, others=others)


def takes(found: Match, report: Report, place: Place) -> bool:
    """Whether the case of a match takes a report that stands at a place."""
    return found.row is None or _takes(found.row, report, place)


def _is_about_decided(case: Case, report: Report) -> bool:
    return case.state not in DECIDED or is_same_error(report, decided_of(case))


def _takes(row: Case | CasePlace, report: Report, place: Place) -> bool:
    """Whether a report at a place of a case is about what was decided, if anything was."""
    case = _case(row)
    if isinstance(row, Case):
        return _is_about_decided(case, report)
    return _takes_elsewhere(case, report, place, (row.start or 0, row.end or 0))


def _takes_elsewhere(case: Case, report: Report, place: Place, at: tuple[int, int]) -> bool:
    """The same away from the passage: no change is asked for there, so none may be promised."""
    if case.state not in DECIDED:
        return True
    changes = decided_of(case)
    text = place.version.text if place.version else ""
    return stands_right(text, *at, changes) and is_same_error(report, changes)


def is_about_decided(case: Case, decided: Case) -> bool:
    """Whether all that a case reports is about what was decided on another one at its place."""
    changes = decided_of(decided)
    reports = Report.objects.filter(joined__case=case)
    return all(is_same_error(one, changes) for one in reports.iterator())


def decided_of(case: Case) -> list[Change]:
    """What was decided about a case, the oldest first."""
    rows = DecidedWords.objects.filter(case=case).order_by("at", "pk")
    found = [Change(before, after) for before, after in rows.values_list("before", "after")]
    return found or [Change(case.says, case.says)]


def match_twin(article: Article, place: Place, report: Report) -> Match | None:
    """The case on the same passage in the same surroundings of another story of the outlet."""
    if place.version is None or place.start is None or place.end is None or place.is_lost:
        return None
    text, here = place.version.text, (place.start, place.end)
    for case in twin_candidates(article, shingles(text, *here)):
        if case.version is None or case.start is None or case.end is None:
            continue
        found = counterpart(case.version.text, (case.start, case.end), text, here)
        alive = standing_for(case)
        if found is None or alive is None or not joins(alive):
            continue
        if _takes_elsewhere(alive, report, place, found):
            return Match(alive, None, twin=found)
    return None


def joins(case: Case) -> bool:
    """Whether a report from another story may still join a case."""
    return case.state != CaseState.CLOSED


def twin_candidates(article: Article, hashes: Iterable[int]) -> list[Case]:
    """Cases on other articles of the outlet that share the most of these hashes."""
    rows = (
        Shingle.objects.filter(outlet=article.outlet_id, hash__in=list(hashes))
        .exclude(case__article=article)
        .exclude(case__state=CaseState.CLOSED)
        .order_by("-case_id")
    )
    shared = Counter(rows.values_list("case_id", flat=True)[:MOST_SHINGLES])
    likely = [pk for pk, _ in shared.most_common(MOST_TWINS)]
    cases = Case.with_merged.select_related("version", "outlet").in_bulk(likely)
    return [cases[pk] for pk in likely if pk in cases]


def standing_for(case: Case) -> Case | None:
    """The case that a merged case's reports are in now; itself when it was not merged."""
    for _ in range(_DEEPEST):
        if case.merged_into_id is None:
            return case
        case = Case.with_merged.select_related("outlet").get(pk=case.merged_into_id)
    return None


def now_of(pk: int) -> Case | None:
    """The case that has the reports of a case now, by that one's key."""
    case = Case.with_merged.filter(pk=pk).first()
    return standing_for(case) if case is not None else None


def _by_words(article: Article, report: Report, cases: Q) -> Match | None:
    """The case on words that only readers saw, be it merged by now."""
    seen = Case.with_merged.filter(article=article, says_hash=report.says_hash, start=None)
    for one in seen.filter(cases).select_related("outlet").order_by("opened_at")[:5]:
        case = standing_for(one)
        if case is not None and joins(case) and _is_about_decided(case, report):
            return Match(case)
    return None


def _case(row: Case | CasePlace) -> Case:
    return row if isinstance(row, Case) else row.case


def _overlap(row: Case | CasePlace, place: Place) -> int:
    return min(row.end or 0, place.end or 0) - max(row.start or 0, place.start or 0)


def _length(row: Case | CasePlace) -> int:
    return (row.end or 0) - (row.start or 0)
