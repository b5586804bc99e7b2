"""How grave a case is and when it is due, by rule; a person's own choice stands. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from corrigenda.flow.cases.models import Case, Lane, Severity

MANY = 10
"""Reports from which a case is a step graver: those readers speak for many who did not write."""
GRAVE = ("negation", "quotation")
"""A sense turned round, or words in somebody's mouth; see `touches.Touch`."""
TRIAGE_FIELDS = ("severity", "severity_reason", "due_at")

_STEPS = (Severity.LOW, Severity.NORMAL, Severity.HIGH, Severity.URGENT)


def triage(case: Case) -> None:
    """Set `TRIAGE_FIELDS` by what the case is now; the caller saves them.

    A severity that a person has set (it has no reason) and a due time set by hand stay.
    """
    if case.severity_reason or case.pk is None:
        case.severity, case.severity_reason = suggested(case)
    if not case.due_by_hand:
        case.due_at = due_at(case)


def suggested(case: Case) -> tuple[Severity, str]:
    """The severity that the rule suggests, and why in plain words.

    A typo begins at low, a fact at normal; each of these adds a step: standing in the headline,
    a negation or a quotation touched, `MANY` readers.
    """
    step, why = (0, "a typo") if case.lane == Lane.TYPO else (1, "a fact")
    reasons = [why]
    if _in_headline(case):
        reasons.append("in the headline")
    grave = next((one for one in GRAVE if one in case.lane_reason), "")
    if case.lane == Lane.FACT and grave:
        reasons.append(f"touches a {grave}")
    if case.report_count >= MANY:
        reasons.append(f"{case.report_count} readers")
    step = min(step + len(reasons) - 1, len(_STEPS) - 1)
    return _STEPS[step], ", ".join(reasons)


def is_graver(one: str, other: str) -> bool:
    """Whether one severity is graver than another."""
    return _STEPS.index(Severity(one)) > _STEPS.index(Severity(other))


def due_at(case: Case) -> datetime:
    """By when policy wants the case decided: hours as a clock that is never changed counts them."""
    policy = case.outlet.policy
    hours = policy.typo_due_hours if case.lane == Lane.TYPO else policy.fact_due_hours
    if case.severity == Severity.URGENT:
        hours = min(hours, policy.urgent_due_hours)
    return case.opened_at + timedelta(hours=hours)


def look_due_at(case: Case) -> datetime | None:
    """By when policy wants somebody to have looked at the case; None once somebody has."""
    if case.first_looked_at is not None:
        return None
    return case.opened_at + timedelta(hours=case.outlet.policy.first_look_hours)


def _in_headline(case: Case) -> bool:
    headline = case.version.headline if case.version else ""
    return (
        bool(headline)
        and case.start is not None
        and case.version is not None
        and case.version.text.startswith(headline)
        and case.start < len(headline)
    )
