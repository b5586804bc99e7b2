"""Ask the person quoted or affected one question about a passage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from corrigenda.flow.cases.asking import Ask, asked_words, refuse_readers_words
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, SourceCheck
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.cases.source_checks import open_checks
from corrigenda.flow.cases.states import CASE, CaseState, require_undecided
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock, ids
from corrigenda.lib.text import TextError, check_text

MAX_OPEN = 10
"""Links of one case that wait for an answer at the same time."""
MAX_NAME = 200
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """A source check, and the one time that its address is told."""

    check: SourceCheck
    token: str

    @property
    def url(self) -> str:
        """Where the person answers."""
        return f"{self.check.case.outlet.desk_url}/check/{self.token}"


def ask_source(case: Case, ask: Ask, *, by: Actor) -> Asked:
    """Make a one-time link; the case waits for the source. Only the token's hash is kept.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: who or what is asked cannot be so; `field` says which.
        TransitionError: the case was decided already.
    """
    require(by, "case.ask_source", case.outlet)
    name, email = _who(ask)
    question = asked_words(ask)
    refuse_readers_words(case, ask, question)
    place = context_of(case, _AROUND)
    if case.version is None or case.start is None:
        raise CaseError("Our own reading of the story lacks the passage: there is nothing to show.")
    now, token = clock.now(), ids.token()
    with transaction.atomic():
        _wait_for_source(case)
        check = SourceCheck.objects.create(
            case=case,
            token_hash=ids.token_hash(token),
            name=name,
            email=email,
            language=case.version.language or case.outlet.language,
            passage=place.passage,
            before=place.before.rpartition("\n\n")[2],
            after=place.after.partition("\n\n")[0],
            question=question,
            asked_by=by.staff,
            asked_at=now,
            expires_at=now + timedelta(days=case.outlet.policy.source_check_days),
        )
        record(by, "case.ask_source", case.outlet, case, asked=name, question=question)
    return Asked(check, token)


def _wait_for_source(case: Case) -> None:
    """The case waits; one that does so already may wait for a second one."""
    # The row is the lock: an answer that comes now does not move on a case that waits again.
    now = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require_undecided(now)
    if now.state != CaseState.AWAITING_SOURCE:
        off = {} if now.state == CaseState.CHECKING else {"hold_since": None, "hold_reason": ""}
        CASE.advance(now, CaseState.AWAITING_SOURCE, **off)
    waiting = open_checks().filter(case=case, expires_at__gt=clock.now())
    if waiting.count() >= MAX_OPEN:
        raise CaseError(f"{MAX_OPEN} people are asked already: take one link back first.")
    case.refresh_from_db(fields=["state"])


def _who(ask: Ask) -> tuple[str, str]:
    name, email = " ".join(ask.name.split()), ask.email.strip()
    if not name:
        raise CaseError("Say who is asked.", "name")
    try:
        check_text(name, field="The name", max_chars=MAX_NAME)
    except TextError as error:
        raise CaseError(str(error), "name") from error
    if email:
        try:
            validate_email(check_text(email, field="The address", max_chars=254))
        except (ValidationError, TextError) as error:
            raise CaseError("This is no e-mail address: name@example.org", "email") from error
    return name, email
