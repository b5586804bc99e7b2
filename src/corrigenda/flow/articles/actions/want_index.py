"""Have the index of passages look at an article again."""

from __future__ import annotations

from corrigenda.flow.articles.models import Article, Version


def want_index(article: Article) -> None:
    """Let the index take over the article as it is now, or drop it: its text is another, or it is
    not to be found any more. Harmless to ask for twice."""
    newest = Version.objects.filter(article=article).order_by("-number").values("pk")[:1]
    Version.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).update(indexed_at=None)
