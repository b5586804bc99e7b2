"""What there is none of, the page of a case does not ask for; what there is, it shows."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.there import There, there_of


def any_of(case: Case, staff: Staff) -> set[str]:
    there = there_of(Case.objects.get(pk=case.pk), staff)
    return {name for name in There._fields if getattr(there, name)}


def test_of_a_new_case_there_is_nothing(edda: Staff, typo: Case) -> None:
    assert any_of(typo, edda) == set()


def test_somebody_else_is_there_while_they_look(edda: Staff, stan: Staff, typo: Case) -> None:
    see(typo, by=of(edda))
    assert any_of(typo, edda) == set()
    assert any_of(typo, stan) == {"others"}
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        assert any_of(typo, stan) == set()


def test_a_note_is_there_at_once(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    desk = at_desk(edda)
    desk.get(f"/desk/cases/{typo.pk}")
    with CaptureQueriesContext(connection) as bare:
        desk.get(f"/desk/cases/{typo.pk}")
    add_note(typo, "Ask the harbour master.", by=of(edda))
    assert any_of(typo, edda) == {"notes"}
    with CaptureQueriesContext(connection) as noted:
        page = desk.get(f"/desk/cases/{typo.pk}").content.decode()
    assert "Ask the harbour master." in page
    assert len(noted) == len(bare) + 1


def test_the_notes_of_a_merged_case_are_its_own(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    add_note(figure, "The ministry has two tables.", by=of(edda))
    merge(figure, into=typo, by=of(edda))
    assert any_of(typo, edda) >= {"merged"}
    page = at_desk(edda).get(f"/desk/cases/{typo.pk}").content.decode()
    assert "The ministry has two tables." in page
