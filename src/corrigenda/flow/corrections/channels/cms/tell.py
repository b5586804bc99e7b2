"""Tell the CMS of the changes it is asked for, by webhook, until it has heard."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta

from django.db.models import QuerySet
from standardwebhooks import Webhook

from corrigenda import __version__
from corrigenda.flow.corrections.models import FixMessage
from corrigenda.flow.corrections.renderers.fix import fix
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import origins_of
from corrigenda.lib import clock, http, urls
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
MAX_TRIES = 12
"""With the back-off below, tried for a little more than a day."""
LONGEST_WAIT = timedelta(hours=6)


def tell_due(limit: int = 10) -> int:
    """Send the messages that are due; returns how many were claimed."""
    now = clock.now()
    messages = claim(_due, lease=LEASE, limit=limit, now=now)
    each(messages, tell)
    return len(messages)


def _due(now: datetime) -> QuerySet[FixMessage]:
    return (
        FixMessage.objects.filter(due_at__lte=now)
        .select_related("change__correction__outlet", "change__correction__article")
        .order_by("due_at")
    )


def tell(message: FixMessage) -> bool:
    """Send one message now; a failure is noted and tried again later with back-off."""
    rows = FixMessage.objects.filter(pk=message.pk)
    try:
        _send(message)
    except (http.FetchError, urls.UrlError) as error:
        tries = message.tries + 1
        again = tries < MAX_TRIES and not _is_final(error)
        wait = min(timedelta(seconds=5 * 3 ** min(tries, 10)), LONGEST_WAIT)
        rows.update(
            tries=tries,
            error=str(error)[:300],
            due_at=clock.now() + wait if again else None,
            leased_until=None,
        )
        log.warning("webhook for change %s: %s", message.change_id, error)
        return False
    rows.update(heard_at=clock.now(), due_at=None, error="", leased_until=None)
    return True


def _is_final(error: Exception) -> bool:
    """Our own rules forbid it, or the CMS says that it is gone for good.

    Any other refusal may be a deployment that goes wrong for an hour.
    """
    gone = isinstance(error, http.BadStatus) and error.status == 410
    return gone or isinstance(error, http.Refused | urls.UrlError)


def _send(message: FixMessage) -> None:
    change = message.change
    outlet = change.correction.outlet
    now = clock.now()
    event = {"type": "fix.requested", "timestamp": now.isoformat(), "data": fix(change)}
    body = json.dumps(event, ensure_ascii=False)
    # The same id at every try, so that a CMS can tell a repetition (Standard Webhooks); another
    # when it is asked once more, else it would take that for one.
    message_id = f"fix_{change.pk}" + (f"_{change.asked}" if change.asked > 1 else "")
    headers = {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(outlet.hook_secret).sign(message_id, now, body),
    }
    http.post(
        outlet.hook_url,
        body.encode(),
        headers=headers,
        allow_private=_private_origins(outlet),
        user_agent=http.user_agent(__version__, outlet.desk_url),
    )


def _private_origins(outlet: Outlet) -> tuple[str, ...]:
    if not outlet.reads_private_addresses:
        return ()
    return (*origins_of(outlet), urls.origin_of(outlet.hook_url))
