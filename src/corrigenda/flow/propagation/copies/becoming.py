"""What became of a copy, as far as that shows: by its own case, and by the words of its story."""

from __future__ import annotations

from corrigenda.anchoring import fold
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.matching import standing_for
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.looking import new_words_stand, old_words_stand
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import withdrawn_at
from corrigenda.flow.corrections.states import ChangeState
from corrigenda.flow.propagation.copies.likewise import is_to_go, newest_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState


def joined_of(copy: Copy) -> JoinedReport | None:
    """Where the report of a copy is now: cases are merged, split and opened anew."""
    if copy.report_id is None:
        return None
    rows = JoinedReport.objects.select_related("case__outlet")
    return rows.filter(report=copy.report_id).first()


def case_of(joined: JoinedReport | None) -> Case | None:
    """The case that has a report now."""
    return standing_for(joined.case) if joined else None


def became(copy: Copy, joined: JoinedReport | None) -> CopyState | None:
    """What a copy is by now, as far as that shows."""
    article = copy.article
    if article is None or article.gone_at is not None or withdrawn_at(article) is not None:
        return CopyState.GONE
    by_case = _by_its_case(copy, copy.own_case, joined) if copy.own_case else None
    if by_case in (CopyState.CORRECTED, CopyState.DECLINED):
        return by_case
    return _by_its_words(copy, article) or by_case


def is_declined(case: Case | None) -> bool:
    """Whether a case is declined, and that cannot be taken back any more."""
    return case is not None and case.state == CaseState.DECLINED and case.effective_at is None


def _by_its_case(copy: Copy, case: Case, joined: JoinedReport | None) -> CopyState | None:
    if is_declined(case):
        return CopyState.DECLINED
    correction = newest_of(case)
    if correction is None:
        # Parted from what was decided, or taken back: it waits for a decision again.
        return CopyState.CONFIRMED if case.state in UNDECIDED else None
    if not _is_about(correction, copy, joined):
        return CopyState.CONFIRMED
    if not correction.changes_story:
        told = (CaseState.PUBLISHED, CaseState.CLOSED)
        return CopyState.CORRECTED if case.state in told else CopyState.REQUESTED
    change = getattr(correction, "change", None)
    done = change is not None and change.state in (ChangeState.APPLIED, ChangeState.VERIFIED)
    return CopyState.CORRECTED if done else CopyState.REQUESTED


def _is_about(correction: Correction, copy: Copy, joined: JoinedReport | None) -> bool:
    """Whether a correction puts a copy right: one of a case that it was merged into may not."""
    if joined is None or joined.came_from_id is None:
        return True
    if correction.article_id != copy.article_id:
        return False
    here = fold(copy.selector.exact).text.strip()
    sides = [fold(words).text.strip() for words in (correction.before, correction.after)]
    return any(one and here and (here in one or one in here) for one in sides)


def _by_its_words(copy: Copy, article: Article) -> CopyState | None:
    """Corrected where the new words stand and the old ones do not, whoever changed the story.

    Of words that were to be deleted nothing stands there: they are out of the story.
    """
    version, current = copy.version, article.current
    if version is None or current is None or version.pk == current.pk:
        return None
    to_go = not copy.should_say and is_to_go(copy.case, copy.selector.exact)
    if (copy.should_say or to_go) and version.article_id == article.pk:
        here = copy.selector, version.text, copy.should_say, current.text
        if new_words_stand(*here) and not old_words_stand(*here):
            return CopyState.CORRECTED
    if not place_in(article, copy.place).is_lost:
        return None
    return CopyState.CORRECTED if to_go else CopyState.GONE
