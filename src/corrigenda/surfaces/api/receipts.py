"""`POST /api/receipts`: how far the reports have come that a reader sent from one device."""

from __future__ import annotations

import re
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from ninja import Router

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.publication.courses import Course, Outcome, courses_of
from corrigenda.flow.reports.queries import reports_of_receipts
from corrigenda.surfaces.api.origins import require_known_origin
from corrigenda.surfaces.api.receipt_words import LABELS
from corrigenda.surfaces.api.schemas import Problem, ReceiptsIn, ReceiptsOut, ReceiptState
from corrigenda.surfaces.caller import caller

router = Router(tags=["reports"])

IN_A_MINUTE = 60
"""Times that one address may ask in a minute, each for twenty receipts at most."""
_PAGE = re.compile(r".*/receipt/([^/?#]*)", re.DOTALL)


@router.post(
    "",
    response={200: ReceiptsOut, **dict.fromkeys((400, 403, 413, 422, 429), Problem)},
    summary="How far one's reports have come",
    operation_id="receipts",
)
def receipts(request: HttpRequest, payload: ReceiptsIn, response: HttpResponse) -> ReceiptsOut:
    """What their pages say in a word; who has no receipt learns nothing."""
    require_known_origin(request)
    key = f"receipts:{hash_address(caller(request))}"
    count(key, limit=IN_A_MINUTE, window=timedelta(minutes=1))
    response["Cache-Control"] = "no-store"
    tokens = [_token(one) for one in payload.receipts]
    reports = reports_of_receipts(set(tokens))
    courses = dict(zip(reports, courses_of(list(reports.values())), strict=True))
    told = {token: _told(one, payload.language) for token, one in courses.items()}
    return ReceiptsOut(receipts=[told.get(token) for token in tokens])


def _token(given: str) -> str:
    page = _PAGE.match(given)
    return page[1] if page else given


def _told(course: Course, language: str) -> ReceiptState:
    labels = LABELS[language or course.report.outlet.language]
    entry = course.entry
    label = entry.kind if course.outcome is Outcome.CORRECTED and entry else course.outcome
    return ReceiptState(state=course.outcome, label=labels[label], updated_at=course.since)
