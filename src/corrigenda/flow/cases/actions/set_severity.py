"""Say how grave a case is."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.put import as_it_is, put
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, Severity
from corrigenda.flow.cases.triage import due_at
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require


def set_severity(case: Case, severity: str, *, was: str | None = None, by: Actor) -> None:
    """Set it; from then on the rule suggests nothing for this case.

    Args:
        was: the severity that was looked at; None for the one that `case` was read with.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: there is no such severity.
        StaleStateError: somebody else changed it first.
    """
    require(by, "case.severity", case.outlet)
    if severity not in Severity.values:
        raise CaseError(f"A severity is one of {', '.join(Severity.values)}.")
    seen = was if was in Severity.values else case.severity
    if severity == seen == case.severity:
        return
    with transaction.atomic():
        now = as_it_is(case)
        now.severity = severity
        due = now.due_at if now.due_by_hand else due_at(now)
        put(
            case,
            "case.severity",
            by=by,
            seen={"severity": seen},
            detail={"severity": severity, "was": seen},
            severity=severity,
            severity_reason="",
            due_at=due,
        )
