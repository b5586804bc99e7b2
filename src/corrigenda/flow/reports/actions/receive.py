"""Take a report at the door: checked, counted, durable, and only then acknowledged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection
from django.db.models import QuerySet

from corrigenda.anchoring import Selector
from corrigenda.flow.newsroom.actions.count import count_each, wait_of
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.expunging import kept
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.flow.reports.actions.take import (
    MINUTE,
    Answer,
    Arrived,
    Received,
    outlet_refused,
    take_all,
)
from corrigenda.flow.reports.errors import ReportError
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.submission import (
    Submission,
    address_of,
    check,
    given_place,
    place_in_block,
    sha256,
    text_hash,
    words_hash,
)
from corrigenda.lib import clock, ids, urls
from corrigenda.lib.prepared import prepared
from corrigenda.lib.text import TextError, check_text
from corrigenda.lib.together import Together

__all__ = ["Received", "receive"]

MAX_APPEAL = 2_000

_DOOR = Manner()
_together: Together[Arrived, Answer] = Together(take_all)


def receive(sent: Submission, *, address: str, manner: Manner = _DOOR) -> Received:
    """Store a report and give its receipt.

    Args:
        address: the sender's, as a trusted proxy or the socket says; only its keyed
            hash is kept.

    Raises:
        ReportError: it is not well formed.
        UnknownOriginError: the URL is of no outlet here, or not of the one named.
        OtherReportError: another report came under this `client_id`.
        TooManyError: more from one address than the house's policy takes.
        ProofNeededError: the outlet is being flooded, and the report came without proof of work.
        BannedError: nothing is taken from this address, and its reader did not appeal.
    """
    selector = check(sent)
    _check_appeal(manner)
    url = address_of(sent)
    if kept.kept():
        sent, manner, url = _without_erased(sent, manner, url)
        selector = check(sent)
    inside = given_place(selector, sent.block)
    one = Arrived(
        sent=sent,
        selector=selector,
        inside=inside,
        token=ids.derived_token(settings.SECRET_KEY.encode(), "receipt", f"{sent.client_id}"),
        fingerprint=sent.fingerprint(),
        url=url,
        origin=urls.origin_of(url),
        says_hash=words_hash(selector.exact),
        block_hash=sha256(sent.block),
        text_hash=text_hash(sent),
        address=address,
        manner=manner,
        at=clock.now(),
    )
    if inside is None and sent.block:
        one = _searched(one)
    answer = _submit(one)
    if isinstance(answer, Exception):
        raise answer
    return answer


def _without_erased(sent: Submission, manner: Manner, url: str) -> tuple[Submission, Manner, str]:
    """Words that were erased by law and arrive again go no further than here."""
    outlet = outlet_of_url(url)
    eraser = kept.standing(outlet.slug) if outlet else None
    if eraser is None:
        return sent, manner, url
    names = ("should_say", "why", "source", "block")
    said = {name: eraser.mask(getattr(sent, name)) for name in names}
    selector = eraser.mask_json(Selector.from_dict(sent.selector).to_dict())
    given: dict[str, Any] = {**said, "url": kept.address(sent.url), "selector": selector}
    clean = replace(sent, **given)
    appeal = eraser.mask(manner.appeal) if manner.appeal else manner.appeal
    return clean, replace(manner, appeal=appeal), kept.address(url)


def _check_appeal(manner: Manner) -> None:
    try:
        check_text(manner.appeal or "", field="appeal", max_chars=MAX_APPEAL)
    except TextError as error:
        raise ReportError.of_text("appeal", error) from error


def _searched(one: Arrived) -> Arrived:
    """With the passage looked for in its block, which costs time: it is counted first."""
    sent = one.sent
    if _known.first(sent.client_id):
        return one
    outlet = outlet_of_url(one.url)
    refused = outlet_refused(outlet, sent.outlet, one.origin)
    if refused is not None or outlet is None:
        return one
    key = f"report:{outlet.pk}:{hash_address(one.address)}"
    [counted] = count_each([key], window=MINUTE, at=one.at)
    if counted > outlet.policy.reports_per_minute:
        raise TooManyError("", wait=wait_of(MINUTE, one.at))
    return replace(one, counted=counted, inside=place_in_block(one.selector, sent.block))


@prepared
def _known(client_id: UUID) -> QuerySet[Report, int]:
    return Report.objects.filter(client_id=client_id).values_list("pk", flat=True)


def _submit(one: Arrived) -> Answer:
    """Stored with what others send at this moment, where that saves waiting for the disk."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        return _together(one)
    try:
        return take_all([one])[0]
    except IntegrityError:
        # Of two at once under one id the other was first: now it is known.
        return take_all([one])[0]
