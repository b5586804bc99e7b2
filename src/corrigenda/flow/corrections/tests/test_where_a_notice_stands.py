"""A notice stands where its gravity puts it, or elsewhere with a reason."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.placing import placed, placement_for
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.corrections.tests.proposing import policy
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.newsroom.policy import Policy

WORDS = "It said 28,000. It is 26,000 crowns."


def test_a_house_that_says_nothing_has_its_notices_by_kind() -> None:
    house = Policy()
    kinds = ("correction", "clarification", "editors_note", "withdrawal", "fix")
    places = [placement_for(house, kind, "normal") for kind in kinds]
    assert places == ["top", "end", "top", "top", ""]


def test_of_kind_and_severity_the_graver_place_counts() -> None:
    house = policy(placement={"correction": "end"}, placement_severities={"urgent": "top"})
    assert placement_for(house, "correction", "normal") == "end"
    assert placement_for(house, "correction", "urgent") == "top"
    low = policy(placement={"withdrawal": "top"}, placement_severities={"low": "end"})
    assert placement_for(low, "withdrawal", "low") == "top"


def test_another_place_needs_a_reason() -> None:
    with pytest.raises(CorrectionError, match="say why not here") as refused:
        placed(Policy(), "correction", "normal", "end", " ")
    assert refused.value.field == "placement_reason"
    assert placed(Policy(), "correction", "normal", "end", "A detail") == ("end", "A detail")


def test_the_houses_own_place_needs_none_and_a_fix_has_no_place() -> None:
    assert placed(Policy(), "correction", "normal", "top", "never mind") == ("top", "")
    assert placed(Policy(), "fix", "normal", "top", "x") == ("", "")


def test_a_place_that_there_is_not_is_refused() -> None:
    with pytest.raises(CorrectionError, match="A notice stands at"):
        placed(Policy(), "correction", "normal", "roof", "x")


def test_it_is_kept_with_the_correction_and_noted(report: Report, edda: Staff) -> None:
    case: Case = report("28,000")
    decision = Decision(
        "correction",
        after="26,000",
        words=WORDS,
        placement="passage",
        placement_reason="It is one line of a table",
    )
    made = decide(case, decision, by=of(edda))
    assert (made.placement, made.placement_reason) == ("passage", "It is one line of a table")
    assert AuditEntry.objects.get(verb="correction.decide").detail["placement"] == "passage"
