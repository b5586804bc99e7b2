"""Addresses of this surface, under `/corrections/`."""

from __future__ import annotations

from django.urls import path, re_path

from corrigenda.surfaces.public import (
    chain,
    copies,
    entry,
    exports,
    feeds,
    formats,
    log,
    policy,
    recent,
    scorecard,
    transparency,
    withdrawn,
)

app_name = "public"

urlpatterns = [
    path("", log.log, name="log"),
    path("months", log.months, name="months"),
    re_path(r"^(?P<year>\d{4})/(?P<number>0[1-9]|1[0-2])$", log.month, name="month"),
    path("feed.atom", feeds.atom_feed, name="atom"),
    path("feed.json", feeds.json_feed, name="json"),
    path("recent.json", recent.recent, name="recent"),
    path("withdrawn", withdrawn.withdrawn, name="withdrawn"),
    path("feed.rss", feeds.rss_feed, name="rss"),
    path("export.csv", exports.csv_export, name="export-csv"),
    path("export.jsonl", exports.json_export, name="export-json"),
    path("chain.jsonl", chain.records, name="chain"),
    path("checkpoints.json", chain.checkpoints, name="checkpoints"),
    path("policy", policy.policy, name="policy"),
    path("scorecard", scorecard.show, name="scorecard"),
    path("scorecard.json", scorecard.data, name="scorecard-data"),
    path("transparency", transparency.show, name="transparency"),
    path("transparency.json", transparency.data, name="transparency-data"),
    path("<slug:public_id>", entry.entry, name="entry"),
    path("<slug:public_id>/copies.json", copies.data, name="copies"),
    *(
        path(f"<slug:public_id>/{one.path}", formats.show, {"form": one}, name=one.path)
        for one in formats.FORMATS
    ),
]
