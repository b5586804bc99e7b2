"""Move the reports on an article to the one that stands at its addresses now."""

from __future__ import annotations

from corrigenda.flow.articles.models import Article
from corrigenda.flow.reports.models import Report


def readdress(article: Article, to: Article) -> int:
    """Called inside the caller's transaction; what was found where in which version stays.

    Returns:
        how many were moved.
    """
    return Report.objects.filter(article=article).update(article=to)
