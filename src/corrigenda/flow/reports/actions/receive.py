"""Take a report at the door: checked, counted, durable, and only then acknowledged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from corrigenda.anchoring import Anchor, Selector
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.flow.reports.errors import OtherReportError, ReportError
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.flow.reports.queries import already_reported
from corrigenda.flow.reports.submission import (
    Submission,
    check,
    place_in_block,
    sha256,
    words_hash,
)
from corrigenda.lib import clock, ids, urls


@dataclass(frozen=True, slots=True)
class Received:
    """What the reader is told.

    Attributes:
        receipt: the token of the reader's private link.
        already_reported: how many others reported the same passage before.
        new: False when this very report had been received before.
    """

    report: Report
    receipt: str
    already_reported: int
    new: bool

    @property
    def receipt_url(self) -> str:
        """The reader's private link."""
        return f"{self.report.outlet.desk_url}/receipt/{self.receipt}"


def receive(sent: Submission, *, address: str) -> Received:
    """Store a report and give its receipt.

    Args:
        address: the sender's, as a trusted proxy or the socket says; only its keyed
            hash is kept.

    Raises:
        ReportError: it is not well formed.
        UnknownOriginError: the URL is of no outlet here, or not of the one named.
        OtherReportError: another report came under this `client_id`.
        TooManyError: more from one address than the house's policy takes.
    """
    selector = check(sent)
    outlet = _outlet(sent)
    token = ids.derived_token(settings.SECRET_KEY.encode(), "receipt", f"{sent.client_id}")
    # Before the limit: sending again what had been received must never be refused.
    before = _received_before(sent, token)
    if before:
        return before
    hashed = hash_address(address)
    count(
        f"report:{outlet.pk}:{hashed}",
        limit=outlet.policy.reports_per_minute,
        window=timedelta(minutes=1),
    )
    inside = place_in_block(selector, sent.block)
    with transaction.atomic():
        report, new = _store(outlet, sent, (selector, inside), token, hashed)
    if not new:
        again = _received_before(sent, token)
        if again:
            return again
    return Received(report, token, already_reported(report), new=True)


def _outlet(sent: Submission) -> Outlet:
    try:
        address = urls.normalize(sent.url)
    except urls.UrlError as error:
        raise ReportError("url", f"url: {error}") from error
    outlet = outlet_of_url(address)
    if outlet is None:
        raise UnknownOriginError(
            f"No outlet here publishes on {urls.origin_of(address)}. "
            "Write to the outlet's own corrections desk."
        )
    if sent.outlet and sent.outlet != outlet.slug:
        raise UnknownOriginError(f"{urls.origin_of(address)} is no origin of {sent.outlet}.")
    return outlet


def _received_before(sent: Submission, token: str) -> Received | None:
    report = (
        Report.objects.select_related("outlet", "article").filter(client_id=sent.client_id).first()
    )
    if report is None:
        return None
    if report.fingerprint != sent.fingerprint():
        raise OtherReportError(
            "Another report was received under this client_id: send this one under a new one."
        )
    return Received(report, token, already_reported(report), new=False)


def _store(
    outlet: Outlet,
    sent: Submission,
    place: tuple[Selector, Anchor | None],
    token: str,
    hashed: str,
) -> tuple[Report, bool]:
    selector, inside = place
    report, new = Report.objects.get_or_create(
        client_id=sent.client_id,
        defaults={
            "outlet": outlet,
            "article": register(outlet, sent.url),
            "fingerprint": sent.fingerprint(),
            "receipt_hash": ids.token_hash(token),
            "url": urls.normalize(sent.url),
            "selector": selector.to_dict(),
            "block": sent.block,
            "block_hash": sha256(sent.block) if inside else "",
            "block_start": inside.start if inside else None,
            "block_end": inside.end if inside else None,
            "says": selector.exact,
            "says_hash": words_hash(selector.exact),
            "should_say": sent.should_say,
            "why": sent.why,
            "source_url": sent.source,
            "kind": sent.kind,
            "language": sent.language,
            "channel": sent.channel,
            "address_hash": hashed,
            "received_at": clock.now(),
        },
    )
    if new and sent.contact:
        Contact.objects.create(report=report, email=sent.contact)
    return report, new
