"""Addresses of this surface."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.reader import home, receipt, report, widget

app_name = "reader"

urlpatterns = [
    path("", home.home, name="home"),
    path("c/<path:name>", widget.widget, name="widget"),
    path("report", report.report, name="report"),
    # Whatever follows is a token, so that near misses look like any other miss.
    path("receipt/<path:token>", receipt.receipt, name="receipt"),
]
