"""Corrections as schema.org JSON-LD. Pure.

https://schema.org/correction, https://schema.org/CorrectionComment
"""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.publication.record import Notice


def comment(notice: Notice) -> dict[str, object]:
    """One correction as a CorrectionComment."""
    return {
        "@type": "CorrectionComment",
        "@id": notice.permalink,
        "text": notice.words,
        "datePublished": notice.published_at.isoformat(),
        "url": notice.permalink,
        "inLanguage": notice.language,
    }


def article(url: str, headline: str, notices: Sequence[Notice]) -> dict[str, object]:
    """A NewsArticle with the corrections that stand on it."""
    document: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": url,
        "headline": headline,
    }
    if notices:
        document["correction"] = [comment(notice) for notice in notices]
        document["dateModified"] = max(one.published_at for one in notices).isoformat()
    return document


def permalink(notice: Notice) -> dict[str, object]:
    """The page of one correction."""
    return {
        "@context": "https://schema.org",
        **comment(notice),
        "about": {"@type": "NewsArticle", "url": notice.url, "headline": notice.headline},
        "publisher": {"@type": "NewsMediaOrganization", "name": notice.outlet},
    }
