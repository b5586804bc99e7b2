"""What the desk wrote down about a case, and whom it asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from corrigenda.flow.cases.models import Note, SourceAnswer, SourceCheck
from corrigenda.flow.cases.source_checks import is_open
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.desk.notemarks import Bit, bits

NOTES = 100
CHECKS = 50
QUESTION_NAMES = {
    "said": "Did you say this?",
    "correct": "Is this correct?",
    "name": "Is your name, or your organisation’s, right here?",
    "figures": "Are these figures right?",
    "told": "Were you asked about this before it was published?",
}
"""The house's questions as the desk reads them; the page of the source has its own language's."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note, with the names in it told apart."""

    note: Note
    bits: list[Bit]


@dataclass(frozen=True, slots=True)
class Asked:
    """A source check as the case shows it.

    Attributes:
        open: its link still takes an answer.
        answer: what came of it, in a word or two; `tone` colours it.
    """

    check: SourceCheck
    question: str
    answer: str
    tone: str
    open: bool


def notes_in(cases: Iterable[int]) -> list[NoteLine]:
    """The notes of cases by their keys, the newest first."""
    return [NoteLine(one, bits(one.text)) for one in _notes(list(cases))]


@prepared
def _notes(cases: list[int]) -> QuerySet[Note]:
    return Note.objects.filter(case_id__in=cases).order_by("-at", "-pk")[:NOTES]


def asked_in(cases: Iterable[int]) -> list[Asked]:
    """Who was asked about cases by their keys, the newest first."""
    return [_asked(one) for one in _checks(list(cases))]


@prepared
def _checks(cases: list[int]) -> QuerySet[SourceCheck]:
    rows = SourceCheck.objects.filter(case_id__in=cases).select_related("asked_by")
    return rows.order_by("-asked_at", "-pk")[:CHECKS]


def _asked(check: SourceCheck) -> Asked:
    words, tone = _answer(check)
    question = QUESTION_NAMES.get(check.question, check.question)
    return Asked(check, question, words, tone, is_open(check))


def _answer(check: SourceCheck) -> tuple[str, str]:
    if check.answer == SourceAnswer.CONFIRMED:
        return "Confirmed", "verified"
    if check.answer == SourceAnswer.DISPUTED:
        return "Disputed", "overdue"
    if check.withdrawn_at:
        return "Taken back", ""
    return ("No answer yet", "checking") if check.expires_at > clock.now() else ("No answer", "")
