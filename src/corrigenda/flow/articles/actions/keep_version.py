"""Keep a version of an article."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.articles.drafts import MAX_CHARS, Story, credits_of, draft_of
from corrigenda.flow.articles.models import Article, Credit, Source, Version
from corrigenda.flow.newsroom.expunging.kept import standing

__all__ = ["MAX_CHARS", "Story", "keep_version"]


def keep_version(article: Article, story: Story, *, source: Source) -> tuple[Version, bool]:
    """The version of `article` with this text that the CMS sent or its page showed, and whether it
    is new.

    A text with the hash of the current version is that version; anything else,
    also a return to an earlier text, is a new one.

    Raises:
        ArticleError: no text at all, or more than fits.
    """
    draft = draft_of(story, standing(article.outlet.slug))
    with transaction.atomic():
        locked = Article.objects.select_for_update().get(pk=article.pk)
        last = locked.versions.order_by("-number").first()
        if last and last.sha256 == draft.sha256:
            return last, False
        version = draft.version(locked, last.number + 1 if last else 1, source)
        version.save(force_insert=True)
        Article.objects.filter(pk=article.pk).update(current=version)
        # A name that a later version lacks stays: they wrote what is being reported.
        Credit.objects.bulk_create(credits_of(version), ignore_conflicts=True)
    article.current = locked.current = version
    return version, True
