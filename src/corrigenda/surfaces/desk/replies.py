"""What readers of a case wrote to the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import replies_in, reports_before
from corrigenda.flow.reports.models import Reply, Report


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies of a case.

    Attributes:
        by_report: each by the key of its report.
        new: those that no editor has read, the oldest first.
        link: where the first new one stands, on whatever page of the reports; empty for none.
    """

    by_report: dict[int, Reply] = field(default_factory=dict)
    new: tuple[Reply, ...] = ()
    link: str = ""


def replies(case: Case, shown: Sequence[Report], *, a_page: int) -> Replies:
    """Read them.

    Args:
        shown: the reports on the page.
        a_page: how many reports a page has.
    """
    found = replies_in(case)
    new = tuple(one for one in found if one.seen_at is None)
    return Replies({one.report_id: one for one in found}, new, _link(case, new, shown, a_page))


def _link(case: Case, new: Sequence[Reply], shown: Sequence[Report], a_page: int) -> str:
    if not new:
        return ""
    here = {one.pk for one in shown}
    first = next((one for one in new if one.report_id in here), new[0])
    if first.report_id in here:
        return f"#report-{first.report_id}"
    page = reports_before(case, first.report) // a_page + 1
    return f"?reports={page}#report-{first.report_id}"
