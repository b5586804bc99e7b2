"""A case as a line of a list. Pure."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case
from corrigenda.surfaces.api.cases_schemas import CaseOut


def out(case: Case) -> CaseOut:
    """A case as the API tells it."""
    return CaseOut(
        id=case.pk,
        outlet=case.outlet.slug,
        url=case.article.url,
        headline=case.article.headline,
        state=case.state,
        lane=case.lane,
        lane_reason=case.lane_reason,
        says=case.says,
        anchor=case.anchor_state,
        readers=case.report_count,
        first_report_at=case.first_report_at,
        last_report_at=case.last_report_at,
        since_declined=case.since_declined,
        since_decided=case.since_decided,
    )
