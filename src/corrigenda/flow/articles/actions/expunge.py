"""Erase words from articles: their versions, addresses and credits."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from corrigenda.flow.articles import blocks as block
from corrigenda.flow.articles.models import Article, ArticleUrl, Credit, Version
from corrigenda.flow.articles.wiping import expunged_blocks
from corrigenda.flow.newsroom.actions.expunge import (
    CHUNK,
    Job,
    expunge_addresses,
    expunge_delete,
    expunge_find,
    expunge_rows,
    expunge_values,
)
from corrigenda.flow.newsroom.expunging.eraser import BLOCK, Eraser

_TEXTS = ("text", "block_data", "headline", "authors", "edited_by", "section")


def expunge(job: Job) -> None:
    """Mask the words in every version, so that offsets into its text stay as they were."""
    _expunge_versions(job)
    # Nobody knows any more where its page is, so it is not read again.
    expunge_addresses(job, "stories", Article, job.of("outlet"), read_due_at=None)
    expunge_addresses(job, "stories", ArticleUrl, job.of("article__outlet"))
    expunge_rows(job, "stories", Article, ("read_error",), within=job.of("outlet"))
    expunge_delete(job, "credits", Credit, ("name",), job.of("article__outlet"))


def _expunge_versions(job: Job) -> None:
    keys = list(expunge_find(job, Version, _TEXTS, job.of("article__outlet")))
    job.counts["versions"] += len(keys)
    if job.looks:
        return
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        with transaction.atomic():
            for version in Version.objects.select_for_update(of=("self",)).filter(pk__in=some):
                Version.objects.filter(pk=version.pk).update(**_masked(job.eraser, version))
    # With those of an erasure that broke off, whose followers do not know of them.
    masked = Version.objects.filter(job.of("article__outlet"), text__contains=BLOCK)
    job.versions = sorted({*job.versions, *keys, *masked.values_list("pk", flat=True)})


def _masked(eraser: Eraser, version: Version) -> dict[str, Any]:
    blocks = expunged_blocks(eraser, version.blocks)
    others = {name: getattr(version, name) for name in ("headline", "authors", "edited_by")}
    others["section"] = version.section
    return {
        **expunge_values(eraser, others),
        "block_data": block.to_json(blocks),
        "text": block.text_of(blocks),
        # Of the text as it stands now: that of the old one would tell it by trying.
        "sha256": block.content_hash(blocks),
        # The index of passages and the topics are made anew of it, also after a kill.
        "indexed_at": None,
        "related_at": None,
    }
