"""`GET /api/words`: the house's own words over some of the dialog's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from corrigenda.flow.newsroom.queries import outlet_named
from corrigenda.flow.newsroom.reader_words import IN_DIALOG
from corrigenda.lib.languages import spoken
from corrigenda.surfaces.api.schemas import Problem, WordsIn, WordsOut

router = Router(tags=["reports"])

MAX_AGE = 600
"""Seconds for which a browser and a cache between keep an answer: a wording is seldom changed."""


@router.get(
    "",
    response={200: WordsOut, 422: Problem},
    summary="The outlet's own words in the dialog",
    operation_id="words",
    exclude_none=True,
)
def words(request: HttpRequest, asked: Query[WordsIn], response: HttpResponse) -> WordsOut:
    """Only those that its policy has; none for an outlet that is not known."""
    outlet = outlet_named(asked.outlet)
    own = outlet.own_words(spoken(asked.language)) if outlet else {}
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return WordsOut(**{name: own.get(name) for name in IN_DIALOG})
