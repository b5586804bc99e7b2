"""What an editor types is kept, until the case is decided; then it is handed back."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.drop_draft import drop_draft
from corrigenda.flow.corrections.actions.save_draft import MOST, save_draft
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Draft
from corrigenda.flow.corrections.queries import draft_of
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff


@pytest.fixture
def case(report: Report) -> Case:
    """“afer” is to be “after”."""
    return report("afer", "after")


def test_the_last_words_are_kept_one_draft_an_editor(case: Case, edda: Staff, stan: Staff) -> None:
    save_draft(case, {"kind": "correction", "words": "It s"}, by=of(edda))
    save_draft(case, {"kind": "correction", "words": "It said"}, by=of(edda))
    save_draft(case, {"words": "Stan's own"}, by=of(stan))
    draft = draft_of(case, edda)
    assert draft is not None
    assert draft.typed == {"kind": "correction", "words": "It said"}
    assert Draft.objects.count() == 2


def test_other_fields_are_not_kept_and_no_length_breaks_it(case: Case, edda: Staff) -> None:
    typed = {"words": "w" * 50_000, "csrfmiddlewaretoken": "x", "reason": "a\x00b\ud800"}
    draft = save_draft(case, typed, by=of(edda))
    draft.refresh_from_db()
    assert draft.typed == {"words": "w" * MOST, "reason": "a\ufffdb\ufffd"}


def test_deciding_ends_ones_own_draft_and_supersedes_the_others(
    case: Case, edda: Staff, stan: Staff
) -> None:
    save_draft(case, {"words": "Edda's"}, by=of(edda))
    save_draft(case, {"words": "Stan's"}, by=of(stan))
    made = decide(case, Decision("fix", after="after"), by=of(stan))
    assert draft_of(case, stan) is None
    left = draft_of(case, edda)
    assert left is not None
    assert (left.typed, left.superseded_by) == ({"words": "Edda's"}, made)


def test_a_draft_is_thrown_away_by_who_wrote_it(case: Case, edda: Staff, stan: Staff) -> None:
    save_draft(case, {"words": "Edda's"}, by=of(edda))
    drop_draft(case, by=of(stan))
    assert draft_of(case, edda) is not None
    drop_draft(case, by=of(edda))
    assert draft_of(case, edda) is None


def test_a_reporter_decides_nothing_and_drafts_nothing(case: Case, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        save_draft(case, {"words": "x"}, by=of(rolf))
