"""Addresses under `/api/`."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.api import articles, fixes, notices, reports
from corrigenda.surfaces.api.app import api

api.add_router("/reports", reports.router)
api.add_router("/articles", articles.router)
api.add_router("/fixes", fixes.router)
api.add_router("/notices", notices.router)

urlpatterns = [path("", api.urls)]
