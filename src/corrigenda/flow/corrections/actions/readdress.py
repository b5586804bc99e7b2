"""Move the corrections of an article to the one that stands at its addresses now."""

from __future__ import annotations

from corrigenda.flow.articles.models import Article
from corrigenda.flow.corrections.models import Correction


def readdress(article: Article, to: Article) -> int:
    """Called inside the caller's transaction; the change is asked for, and looked for, there.

    Returns:
        how many were moved.
    """
    return Correction.objects.filter(article=article).update(article=to)
