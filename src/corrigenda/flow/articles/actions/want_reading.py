"""Ask for an article's page to be read."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from corrigenda.flow.articles.models import Article


def want_reading(article: Article, at: datetime) -> None:
    """Have the page read at `at`, or earlier if it is due earlier."""
    # An article whose address another holds is not read any more: that other is.
    Article.objects.filter(pk=article.same_as_id or article.pk).filter(
        Q(read_due_at=None) | Q(read_due_at__gt=at)
    ).update(read_due_at=at, read_failures=0)
