"""Answer the readers of a case, but for those who ask for something else."""

from __future__ import annotations

from corrigenda.flow.cases.actions.note_decided import part_again
from corrigenda.flow.cases.leaving import about_else
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.reports.actions.answer import answer


def answer_case(case: Case) -> None:
    """Answer those whom the decision is about; the reports of others leave it (`part_reports`)."""
    left_out = about_else(case)
    answer(one for one in reports_in(case) if one.pk not in left_out)
    if left_out:
        part_again(case)
