"""`POST /api/reports`: a reader's report."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.submission import Submission
from corrigenda.lib.languages import first_spoken
from corrigenda.surfaces.api.origins import require_known_origin
from corrigenda.surfaces.api.schemas import Problem, ReportIn, ReportOut
from corrigenda.surfaces.caller import caller
from corrigenda.surfaces.held import HELD

router = Router(tags=["reports"])

PROBLEMS = dict.fromkeys((400, 403, 409, 413, 422, 428, 429), Problem)


@router.post(
    "",
    response={201: ReportOut, 200: ReportOut, **PROBLEMS},
    summary="Report a passage",
    operation_id="report",
)
def report(request: HttpRequest, payload: ReportIn) -> Status[ReportOut]:
    """Acknowledged only when it is durable; sending it again is harmless and answers 200."""
    require_known_origin(request)
    sent = payload.model_dump(exclude={"proof", "appeal"})
    manner = Manner(proof=payload.proof, appeal=payload.appeal)
    received = receive(Submission(**sent), address=caller(request), manner=manner)
    language = first_spoken(payload.language, received.report.outlet.language)
    answer = ReportOut(
        receipt=received.receipt,
        receipt_url=received.receipt_url,
        already_reported=received.already_reported,
        held=received.held,
        held_text=HELD[language] if received.held else "",
    )
    return Status(201 if received.new else 200, answer)
