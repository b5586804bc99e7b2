"""The tables of transitions are the design's, and nobody can step outside them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from itertools import product
from typing import Any

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.corrections.states import CHANGE, CORRECTION, ChangeState, CorrectionState
from corrigenda.flow.newsroom.states import ERASURE, ErasureState
from corrigenda.flow.propagation.delivery_states import DELIVERY, DeliveryState
from corrigenda.flow.propagation.states import COPY, CopyState
from corrigenda.flow.reports.states import LETTER, REPORT, LetterState, ReportState
from corrigenda.lib.states import StaleStateError, Table, TransitionError

# Each line: a state, and all that may follow it. The first is where a row begins.
DESIGN: dict[str, tuple[Table[Any], type[StrEnum], str]] = {
    "report": (
        REPORT,
        ReportState,
        """
        received: held joined
        held: received rejected
        joined: answered
        answered: joined
        rejected: received
        """,
    ),
    "letter": (
        LETTER,
        LetterState,
        """
        waiting: placed rejected
        rejected: waiting
        placed:
        """,
    ),
    "case": (
        CASE,
        CaseState,
        """
        new: checking awaiting_source decided declined
        checking: new awaiting_source decided declined
        awaiting_source: new checking decided declined
        decided: published closed new checking awaiting_source
        published: closed decided
        declined: new checking awaiting_source
        closed: decided
        """,
    ),
    "correction": (
        CORRECTION,
        CorrectionState,
        """
        draft: in_approval approved
        in_approval: approved draft
        approved: published draft in_approval
        published: superseded
        superseded:
        """,
    ),
    "change": (
        CHANGE,
        ChangeState,
        """
        requested: applied overdue
        applied: verified overdue
        verified: requested
        overdue: applied verified requested
        """,
    ),
    "erasure": (
        ERASURE,
        ErasureState,
        """
        asked: confirmed withdrawn
        confirmed: done
        done:
        withdrawn:
        """,
    ),
    "delivery": (
        DELIVERY,
        DeliveryState,
        """
        waiting: sent failed given_up
        failed: failed sent given_up waiting
        sent:
        given_up: waiting
        """,
    ),
    "copy": (
        COPY,
        CopyState,
        """
        found: variant confirmed declined gone
        variant: confirmed declined gone
        confirmed: variant requested corrected declined gone
        requested: confirmed corrected declined gone
        corrected: found variant confirmed
        declined: confirmed
        gone: found variant confirmed
        """,
    ),
}
BEGINNINGS = {"copy": {"found", "variant"}}


def designed(kind: str) -> dict[str, set[str]]:
    rows = (line.split(":") for line in DESIGN[kind][2].split("\n") if line.strip())
    return {state.strip(): set(to.split()) for state, to in rows}


@pytest.mark.parametrize("kind", DESIGN)
def test_a_table_has_the_designs_states_and_transitions(kind: str) -> None:
    table, states, _ = DESIGN[kind]
    assert {str(one) for one in states} == set(designed(kind))
    actual = {str(one): {str(to) for to in after} for one, after in table.transitions.items()}
    assert actual == designed(kind)


@pytest.mark.parametrize("kind", DESIGN)
def test_every_state_can_be_reached(kind: str) -> None:
    steps = designed(kind)
    reached = set(BEGINNINGS.get(kind, {next(iter(steps))}))
    while more := {to for state in reached for to in steps[state]} - reached:
        reached |= more
    assert reached == set(steps)


@pytest.mark.parametrize("kind", DESIGN)
def test_a_table_allows_what_it_lists_and_nothing_else(kind: str) -> None:
    table, states, _ = DESIGN[kind]
    for before, after in product(states, states):
        assert table.allows(before, after) is (str(after) in designed(kind)[str(before)])
        assert table.allows(str(before), after) is table.allows(before, after)
    assert not table.allows("", next(iter(states)))
    assert not table.allows("unheard of", next(iter(states)))


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    """A new case about “afer”."""
    send("afer", "after")
    work()
    return Case.objects.get()


@pytest.mark.parametrize(("before", "after"), list(product(CaseState, CaseState)))
def test_a_row_moves_where_its_table_allows_it_and_nowhere_else(
    case: Case, before: CaseState, after: CaseState
) -> None:
    Case.objects.update(state=before)
    case.refresh_from_db()
    if after in designed("case")[before]:
        CASE.advance(case, after)
        assert case.state == after
        assert Case.objects.get().state == after
    else:
        with pytest.raises(TransitionError, match=f"is {before} cannot become {after}"):
            CASE.advance(case, after)
        assert Case.objects.get().state == before


def test_what_changes_with_a_state_is_written_with_it(case: Case) -> None:
    CASE.advance(case, CaseState.DECLINED, decline_reason="It is right as it stands.")
    assert case.decline_reason == "It is right as it stands."
    assert Case.objects.get().decline_reason == "It is right as it stands."


def test_of_two_who_move_the_same_row_the_second_is_told(case: Case) -> None:
    eddas, stans = Case.objects.get(), Case.objects.get()
    CASE.advance(eddas, CaseState.DECLINED, decline_reason="It is right.")
    with pytest.raises(StaleStateError, match="look at it again"):
        CASE.advance(stans, CaseState.DECIDED)
    assert stans.state == CaseState.NEW
    assert Case.objects.get().state == CaseState.DECLINED


def test_a_policy_names_the_kinds_that_a_correction_has() -> None:
    """The newsroom stands before the corrections and cannot ask them (rule 2)."""
    from corrigenda.flow.corrections.models import Kind
    from corrigenda.flow.newsroom.policy import KINDS

    assert {*KINDS, "fix"} == set(Kind.values)
