"""`GET /corrections/<id>/copies.json`: in how many other places the error stood. Counts only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.propagation.copies.ledger import Ledger, public_counts
from corrigenda.surfaces.problems import problem
from corrigenda.surfaces.public.formats import MAX_AGE
from corrigenda.surfaces.public.words import WORDS

NO_COUNTS = (
    "There are no counts at this address: the house does not publish them, or the words stood in "
    "no other place."
)


@require_safe
def data(request: HttpRequest, public_id: str) -> HttpResponse:
    """The counts; 404 where the house does not show them."""
    ledger = public_counts(public_id)
    response: HttpResponse
    if ledger is None:
        response = problem(404, "no-counts", NO_COUNTS)
    else:
        response = JsonResponse(counts(ledger))
        response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def counts(ledger: Ledger) -> dict[str, int]:
    """What the public is told: other places with the error, those corrected, those gone since."""
    return {"places": ledger.followed, "corrected": ledger.corrected, "gone": ledger.gone}


def said(public_id: str, language: str) -> str:
    """The same in a sentence; empty where nothing is said."""
    ledger = public_counts(public_id)
    if ledger is None:
        return ""
    words = WORDS[language]
    parts = [words["copies_corrected"].format(corrected=ledger.corrected, places=ledger.followed)]
    if ledger.gone:
        parts.append(words["copies_gone"].format(gone=ledger.gone))
    return "; ".join(parts)
