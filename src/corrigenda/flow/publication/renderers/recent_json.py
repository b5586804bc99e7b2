"""The stories that were corrected lately, as the widget's `r.js` reads them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.publication.recently import Recent


def render(outlet: str, stories: Sequence[Recent]) -> dict[str, object]:
    """The answer of `GET /corrections/recent.json`: no words of notices, which the link has."""
    return {
        "outlet": outlet,
        "stories": [
            {
                "id": one.notice.id,
                "urls": list(one.addresses),
                "headline": one.notice.headline,
                "label": one.notice.label,
                "language": one.notice.language,
                "permalink": one.notice.permalink,
            }
            for one in stories
        ],
    }
