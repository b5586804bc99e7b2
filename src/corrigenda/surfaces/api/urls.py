"""Addresses under `/api/`."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.api import (
    abuse,
    account,
    agency_items,
    already,
    articles,
    casefile,
    cases,
    changes,
    channels,
    copies,
    decisions,
    drafts,
    erasures,
    figures,
    filters,
    fixes,
    letters,
    notices,
    own_words,
    packets,
    people,
    policy,
    queue,
    receipts,
    related,
    reports,
    setting_up,
    subscribers,
    telling,
)
from corrigenda.surfaces.api.app import api

api.add_router("/reports", reports.router)
api.add_router("/reports/already", already.router)
api.add_router("/receipts", receipts.router)
api.add_router("/held", abuse.held)
api.add_router("/bans", abuse.bans)
api.add_router("/letters", letters.router)
api.add_router("/articles", articles.router)
api.add_router("/fixes", fixes.router)
api.add_router("/notices", notices.router)
api.add_router("/words", own_words.router)
api.add_router("/packets", packets.router)
api.add_router("/items", packets.items)
api.add_router("/agency-items", agency_items.router)
api.add_router("/subscribers", subscribers.router)
api.add_router("/related", related.router)
api.add_router("/cases", cases.router)
api.add_router("/cases", casefile.router)
api.add_router("/queue", queue.router)
api.add_router("/filters", filters.router)
api.add_router("/cases", decisions.on_cases)
api.add_router("/cases", copies.on_cases)
api.add_router("/copies", copies.on_copies)
api.add_router("/copies", copies.router)
api.add_router("/cases", drafts.router)
api.add_router("/changes", changes.router)
api.add_router("/corrections", decisions.router)
api.add_router("/outlets", policy.router)
api.add_router("/outlets", setting_up.router)
api.add_router("/staff", people.staff)
api.add_router("/departures", people.departures)
api.add_router("/invitations", people.invitations)
api.add_router("/audit", people.audit)
api.add_router("/account", account.router)
api.add_router("/erasures", erasures.router)
api.add_router("/figures", figures.router)
api.add_router("/deliveries", telling.deliveries)
api.add_router("/lines", channels.lines)
api.add_router("/channels", channels.channels)
api.add_router("/endpoints", telling.endpoints)

urlpatterns = [path("", api.urls)]
