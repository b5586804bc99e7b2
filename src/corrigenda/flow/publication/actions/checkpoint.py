"""Sign checkpoints of the logs: once a day, and when an operator asks for one."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.publication.actions.append import append_lock, append_signature
from corrigenda.flow.publication.actions.make_key import make_key
from corrigenda.flow.publication.chain.check import Checker, TooManyError
from corrigenda.flow.publication.chain.findings import What
from corrigenda.flow.publication.chain.statements import state
from corrigenda.flow.publication.errors import UnsoundLogError
from corrigenda.flow.publication.logbook import checkpoints_of, house_keys, lines_of
from corrigenda.flow.publication.models import Checkpoint, LogHead
from corrigenda.flow.publication.sealing import UnsealedError, unsealed
from corrigenda.lib import clock

log = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
AGAIN = timedelta(hours=1)
"""After which a log that could not be signed is looked at again."""

_tried: dict[int, datetime] = {}


def checkpoint_due() -> int:
    """Sign a checkpoint of every log that has new records and none of today's; how many."""
    now = clock.now()
    signed = 0
    for head in LogHead.objects.filter(number__gt=F("checkpoint")).select_related("outlet"):
        # A clock that was put back must not keep a log from being signed until it is there again.
        recent = head.checkpoint_at and head.checkpoint_at <= now < head.checkpoint_at + A_DAY
        tried = _tried.get(head.outlet_id)
        if recent or (tried and tried <= now < tried + AGAIN):
            continue
        _tried[head.outlet_id] = now
        try:
            signed += checkpoint(head.outlet) is not None
            _tried.pop(head.outlet_id, None)
        except (UnsoundLogError, UnsealedError) as error:
            log.error("No checkpoint of the log of %s: %s", head.outlet.slug, error)
    return signed


def checkpoint(outlet: Outlet) -> Checkpoint | None:
    """Check what is new since the last checkpoint and sign the newest record; None without news.

    Raises:
        UnsoundLogError: what is new is not what this installation wrote.
        UnsealedError: the signing key cannot be used.
    """
    last = checkpoints_of(outlet).first()
    # Outside the transaction: others go on publishing while a long log is read.
    checked = _checked(outlet, last)
    with transaction.atomic():
        head = append_lock(outlet)
        if checked.last <= head.checkpoint:
            return None
        return _sign(outlet, head, checked.last, checked.digest)


def checkpoint_anyway(outlet: Outlet, *, by: Actor) -> Checkpoint | None:
    """Sign the newest record of a log whose end is not signed: the house stands by it.

    So after somebody else wrote there, or after records that came while the key was away. None
    where there was a checkpoint of it already.

    Raises:
        NotAllowedError: only an administrator may.
        UnsealedError: the signing key cannot be used.
    """
    with transaction.atomic():
        require(by, "outlet.change", outlet)
        head = append_lock(outlet)
        newest = outlet.log_records.order_by("-number").first()
        if newest is None:
            return None
        head.number, head.sha256 = newest.number, newest.sha256
        if not append_signature(outlet, head):
            raise UnsealedError("The signing key cannot be used; see corrigenda rotate-key --lost.")
        head.save()
        record(by, "log.accept", outlet, head, number=head.number)
        if head.number <= head.checkpoint:
            return None
        return _sign(outlet, head, head.number, head.sha256)


def _checked(outlet: Outlet, last: Checkpoint | None) -> Checker:
    """The checker of all from the last checkpoint's record on, which found nothing wrong."""
    after = last.number - 1 if last else 0
    since = [last.jws] if last else []
    checker = Checker(house_keys(), outlet=outlet.slug, after=after, since=since)
    try:
        for line in lines_of(outlet, after=after):
            checker.take(line)
        found = checker.end()
    except TooManyError:
        found = checker.findings
    # A break between two keys is the operator's to explain, and hides nothing in the records.
    wrong = [one for one in found if one.what is not What.KEY]
    if wrong:
        raise UnsoundLogError(
            f"{wrong[0]} ({len(wrong)} findings in all: corrigenda verify-log --outlet "
            f"{outlet.slug}; to sign it as it is: corrigenda checkpoint --anyway)"
        )
    return checker


def _sign(outlet: Outlet, head: LogHead, number: int, sha256: str) -> Checkpoint:
    key, now = make_key(), clock.now()
    jws = state(
        unsealed(key.sealed),
        "checkpoint",
        outlet=outlet.slug,
        number=number,
        sha256=sha256,
        at=now,
        previous=head.checkpoint,
    )
    head.checkpoint, head.checkpoint_at = number, now
    head.save()
    return Checkpoint.objects.create(
        outlet=outlet, number=number, sha256=sha256, at=now, kid=key.kid, jws=jws
    )
