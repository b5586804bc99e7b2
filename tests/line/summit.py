"""A story of a summit, and what its readers are told."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import case_of_report
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.publication.receipt import receipt_of
from corrigenda.flow.reports.actions.receive import Received

HEAD = "The two leaders met in Port Maren on the second day of the summit, officials said."
LINE = "They inspected a guard of honour, afer which they signed the treaty in the great hall."
OTHER = "Ferries will run every twenty minutes from the first of the month, the port said."
FIX = Decision("fix", after="after which they signed")


def outcome(sent: Received) -> str:
    """What the reader's receipt says."""
    sent.report.refresh_from_db()
    return str(receipt_of(sent.report).outcome)


def case_of(sent: Received) -> Case:
    """The case that has the report now."""
    case = case_of_report(sent.report)
    assert case is not None
    return case
