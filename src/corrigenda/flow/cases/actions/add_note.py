"""Write a note on a case, and name who is to read it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from corrigenda.flow.articles.reach import require_on
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.mentions import readers_named
from corrigenda.flow.cases.models import Case, Mention, Note
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.lib import clock
from corrigenda.lib.text import TextError, check_text

MAX_NOTE = 20_000
"""Code points of a note."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A note that was kept.

    Attributes:
        mentioned: the names of those who are told of it.
        unknown: names after an @ that are nobody's who may read the case.
    """

    note: Note
    mentioned: tuple[str, ...]
    unknown: tuple[str, ...]


def add_note(case: Case, text: str, *, by: Actor) -> Noted:
    """Keep a note for the desk; it is never public and never changed.

    Raises:
        NotAllowedError: `by` may not read the case.
        CaseError: it is empty, too long, or holds what cannot be shown.
    """
    require_on(by, "case.note", case.article)
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise CaseError("The note is empty: write a word.")
    try:
        check_text(words, field="The note", max_chars=MAX_NOTE)
    except TextError as error:
        raise CaseError(str(error)) from error
    named = readers_named(case, words)
    with transaction.atomic():
        note = Note.objects.create(
            case=case, staff=by.staff, who=by.name, text=words, at=clock.now()
        )
        told = [one for one in named.staff if one != by.staff]
        Mention.objects.bulk_create(Mention(note=note, staff=one) for one in told)
        want_index(case.pk)
        record(by, "case.note", case.outlet, case, note=note.pk)
    return Noted(note, tuple(one.full_name for one in told), named.unknown)
