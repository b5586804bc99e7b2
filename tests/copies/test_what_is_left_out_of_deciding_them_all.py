"""What somebody holds is not decided with the others, and what was refused keeps nobody waiting."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions import correct_copies as step
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.states import CopyState

from .conftest import NOTICE, Archive, names


@pytest.fixture
def confirmed(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """All three are confirmed: two copies, and the variant, which the fix does not fit."""
    for variant in copies_of(corrected, [CopyState.VARIANT]):
        confirm_copy(corrected, variant.pk, by=of(edda))
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    return corrected


def own(name: str) -> Case:
    return Case.objects.select_related("outlet").get(article__url__endswith=f"/{name}")


def decided(case: Case) -> list[str]:
    return names(Correction.objects.exclude(case=case).select_related("article"))


def test_a_case_whose_source_was_asked_waits_for_the_answer(confirmed: Case, edda: Staff) -> None:
    ask_source(own("barges"), Ask("Teo Marsk", own="Is it so, as the story says?"), by=of(edda))
    done = correct_copies(confirmed, NOTICE, by=of(edda))
    assert decided(confirmed) == ["herons"]
    assert own("barges").state == "awaiting_source"
    said = f"Case {own('barges').pk}: its source was asked and has not answered: open it."
    assert said in done.refused


def test_a_case_on_hold_stays_so(confirmed: Case, edda: Staff) -> None:
    check(own("barges"), reason="We ask the water office.", by=of(edda))
    done = correct_copies(confirmed, NOTICE, by=of(edda))
    assert decided(confirmed) == ["herons"]
    assert f"Case {own('barges').pk}: it is on hold: open it." in done.refused


def test_each_press_begins_with_what_was_not_tried_before(
    confirmed: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step, "MOST_TRIED", 1)
    check(own("herons"), reason="We ask the water office.", by=of(edda))
    presses = [correct_copies(confirmed, NOTICE, by=of(edda)) for _ in range(3)]
    assert [one.decided + len(one.refused) for one in presses] == [1, 1, 1]
    assert len({said for one in presses for said in one.refused}) == 2
    assert presses[0].left == 2
    assert decided(confirmed) == ["barges"]


def test_a_round_ends_where_nothing_untried_is_left(
    confirmed: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step, "MOST_TRIED", 2)
    for name in ("herons", "barges"):
        check(own(name), reason="We ask the water office.", by=of(edda))
    presses = [correct_copies(confirmed, NOTICE, by=of(edda)) for _ in range(2)]
    assert [(one.decided, one.left) for one in presses] == [(0, 1), (0, 0)]


def test_another_press_begins_another_round_with_all_of_them(
    confirmed: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step, "MOST_TRIED", 2)
    presses = [correct_copies(confirmed, words, by=of(edda)) for words in (" ", " ", NOTICE)]
    assert [one.left for one in presses] == [1, 0, 1]
    correct_copies(confirmed, NOTICE, by=of(edda))
    assert decided(confirmed) == ["barges", "herons"]
