"""Absolute addresses that mail and chat lead to, from the outlet's settings."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report
from corrigenda.lib import ids


def case_url(outlet: Outlet, case: int | None) -> str:
    """A case on the desk, or the desk."""
    return f"{outlet.desk_url}/desk/" + (f"cases/{case}" if case else "")


def choices_url(outlet: Outlet) -> str:
    """Where a member of staff chooses how they are told."""
    return f"{outlet.desk_url}/desk/account/telling"


def subscribers_url(outlet: Outlet) -> str:
    """The subscribers of an outlet on the desk."""
    return f"{outlet.desk_url}/desk/subscribers/?outlet={outlet.slug}"


def confirm_url(outlet: Outlet, token: str) -> str:
    """Where a reader says that an address is theirs."""
    return f"{outlet.desk_url}/mail/confirm/{token}"


def stop_url(outlet: Outlet, token: str) -> str:
    """Where a reader says that they want no mail."""
    return f"{outlet.desk_url}/mail/stop/{token}"


def receipt_url(report: Report) -> str:
    """The private link of a report; empty where the secret has changed since it came in."""
    token = ids.derived_token(settings.SECRET_KEY.encode(), "receipt", f"{report.client_id}")
    if ids.token_hash(token) != report.receipt_hash:
        return ""
    return f"{report.outlet.desk_url}/receipt/{token}"


def mail_domain(outlet: Outlet) -> str:
    """What stands behind the @ of a Message-ID."""
    return urlsplit(outlet.desk_url).hostname or "localhost"
