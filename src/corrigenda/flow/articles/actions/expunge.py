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
    expunge_delete,
    expunge_find,
    expunge_rows,
    expunge_values,
)
from corrigenda.flow.newsroom.expunging.eraser import BLOCK, Eraser
from corrigenda.flow.newsroom.expunging.kept import address

_TEXTS = ("text", "block_data", "headline", "authors", "edited_by", "section")


def expunge(job: Job) -> None:
    """Mask the words in every version, so that offsets into its text stay as they were."""
    _expunge_versions(job)
    _expunge_addresses(job)
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


def _expunge_addresses(job: Job) -> None:
    places: list[tuple[Any, str]] = [(Article, "outlet"), (ArticleUrl, "article__outlet")]
    for model, path in places:
        for key in list(expunge_find(job, model, ("url",), job.of(path))):
            row = model.objects.get(pk=key)
            url = address(row.url, eraser=job.eraser)
            if url == row.url:
                continue  # The word is in the house's own domain, which stays.
            job.counts["stories"] += 1
            if not job.looks:
                changes: dict[str, Any] = {"url": url}
                if model is Article:
                    # Nobody knows any more where its page is, so it is not read again.
                    changes |= {"read_due_at": None}
                model.objects.filter(pk=key).update(**changes)
