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
        document["publisher"] = _publisher(notices[0])
    return document


def permalink(notice: Notice) -> dict[str, object]:
    """The page of one correction."""
    return {
        "@context": "https://schema.org",
        **comment(notice),
        "about": {"@type": "NewsArticle", "url": notice.url, "headline": notice.headline},
        "publisher": _publisher(notice),
    }


def policy(outlet: str, url: str) -> dict[str, object]:
    """The house and its policy, for the policy's own page."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        "name": outlet,
        "correctionsPolicy": url,
    }


def _publisher(notice: Notice) -> dict[str, object]:
    """The house, and where its policy stands: https://schema.org/correctionsPolicy."""
    house: dict[str, object] = {"@type": "NewsMediaOrganization", "name": notice.outlet}
    return house | ({"correctionsPolicy": notice.policy} if notice.policy else {})
