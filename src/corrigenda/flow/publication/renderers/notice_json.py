"""The notices of an article as JSON, as the widget reads them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.publication.record import Notice


def render(url: str, notices: Sequence[Notice]) -> dict[str, object]:
    """The answer of `GET /api/notices`."""
    return {
        "url": url,
        "notices": [
            {
                "id": notice.id,
                "kind": notice.kind,
                "label": notice.label,
                "words": notice.words,
                "language": notice.language,
                "published_at": notice.published_at.isoformat(),
                "permalink": notice.permalink,
                "superseded_by": notice.superseded_by,
            }
            for notice in notices
        ],
    }
