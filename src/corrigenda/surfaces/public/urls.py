"""Addresses of this surface, under `/corrections/`."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.public import (
    entry,
    feeds,
    formats,
    log,
    policy,
    recent,
    scorecard,
    withdrawn,
)

app_name = "public"

urlpatterns = [
    path("", log.log, name="log"),
    path("feed.atom", feeds.atom_feed, name="atom"),
    path("feed.json", feeds.json_feed, name="json"),
    path("recent.json", recent.recent, name="recent"),
    path("withdrawn", withdrawn.withdrawn, name="withdrawn"),
    path("policy", policy.policy, name="policy"),
    path("scorecard", scorecard.show, name="scorecard"),
    path("scorecard.json", scorecard.data, name="scorecard-data"),
    path("<slug:public_id>", entry.entry, name="entry"),
    *(
        path(f"<slug:public_id>/{one.path}", formats.show, {"form": one}, name=one.path)
        for one in formats.FORMATS
    ),
]
