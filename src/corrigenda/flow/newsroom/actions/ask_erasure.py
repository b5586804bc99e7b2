"""Ask that words be erased by law; another administrator has to confirm it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import ErasureError
from corrigenda.flow.newsroom.expunging.scope import outlets_in
from corrigenda.flow.newsroom.expunging.words import (
    MOST_CHARS,
    MOST_PHRASES,
    MOST_WORDS,
    phrases_of,
    words_of,
)
from corrigenda.flow.newsroom.models import Erasure, ErasureReason, Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock
from corrigenda.lib.text import TextError, check_text

MAX_REASON = 2_000


def ask_erasure(
    words: Sequence[str],
    *,
    outlet: Outlet | None,
    reason_class: str,
    reason: str,
    by: Actor,
    stands: bool = True,
) -> Erasure:
    """Write down what is to be erased; nothing is erased yet.

    Args:
        words: phrases, each as it stands in the texts; other forms of a name are other phrases.
        outlet: None for all outlets of the desk.
        reason_class: see `ErasureReason`; it is public.
        reason: for the desk.
        stands: what comes in afterwards loses the words as well.

    Raises:
        NotAllowedError: `by` is not an administrator, of every outlet that is meant.
        ErasureError: what was given cannot be erased.
    """
    for one in outlets_in(outlet):
        require(by, "erasure.ask", one)
    if by.staff is None:
        raise ErasureError("Somebody has to ask by name: give the user name of an administrator.")
    phrases = checked_phrases(words)
    if reason_class not in ErasureReason.values:
        known = ", ".join(ErasureReason.values)
        raise ErasureError(f"There is no such class of reasons. Give one of: {known}.")
    with transaction.atomic():
        erasure = Erasure.objects.create(
            outlet=outlet,
            words=phrases,
            reason_class=reason_class,
            reason=_checked_reason(reason),
            stands=stands,
            asked_by=by.staff,
            asked_at=clock.now(),
        )
        for one in outlets_in(outlet):
            # Neither words nor reason: the trail stays when they are gone.
            record(by, "erasure.ask", one, erasure, reason=reason_class, phrases=len(phrases))
    return erasure


def checked_phrases(words: Sequence[str]) -> list[str]:
    """What was given, as it is kept until it is erased.

    Raises:
        ErasureError: nothing, too much, or something without a letter or digit.
    """
    phrases = phrases_of(words)
    if not phrases:
        raise ErasureError("Which words? Give at least one phrase.")
    if len(phrases) > MOST_PHRASES:
        raise ErasureError(f"At most {MOST_PHRASES} phrases go at once: ask for the rest apart.")
    for one in phrases:
        try:
            check_text(one, field="A phrase", max_chars=MOST_CHARS)
        except TextError as error:
            raise ErasureError(str(error)) from error
        count = len(words_of(one))
        if not count or sum(map(len, words_of(one))) < 2:
            raise ErasureError("A phrase needs two letters or digits at least.")
        if count > MOST_WORDS:
            raise ErasureError(
                f"A phrase has at most {MOST_WORDS} words: give its parts as several phrases."
            )
    return phrases


def _checked_reason(reason: str) -> str:
    said = reason.strip()
    if not said:
        raise ErasureError("Give a reason: who demands it, and by what right.")
    try:
        return check_text(said, field="The reason", max_chars=MAX_REASON)
    except TextError as error:
        raise ErasureError(str(error)) from error
