"""A change asked of the CMS, as the API and the webhook say it. Pure."""

from __future__ import annotations

from corrigenda.flow.corrections.models import StoryChange


def fix(change: StoryChange) -> dict[str, object]:
    """The change as JSON: `GET /api/fixes` and the webhook send the same.

    An empty `after` asks that the words of `before` be deleted.
    """
    correction = change.correction
    return {
        "id": f"{correction.pk}",
        "kind": correction.kind,
        "url": correction.article.url,
        "selector": change.selector_data,
        "before": correction.before,
        "after": correction.after,
        "state": change.state,
        "requested_at": change.requested_at.isoformat(),
        "due_at": change.due_at.isoformat(),
    }
