"""What Atom and RSS write alike. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.feedgenerator import SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from corrigenda.flow.publication.record import Signed

NAMESPACE = "urn:corrigenda:log:1"


def add_checkpoints(
    handler: SimplerXMLGenerator, checkpoints: Sequence[Signed], *, link: str
) -> None:
    """The newest checkpoints, as links to their list and as elements of a namespace of ours.

    Args:
        link: how Atom's element is named in this feed.
    """
    for one in checkpoints:
        handler.addQuickElement(
            link, "", {"rel": "related", "href": one.url, "type": "application/json"}
        )
        handler.addQuickElement("checkpoint", one.jws, {"xmlns": NAMESPACE})


def written(feed: SyndicationFeed) -> bytes:
    """The feed's bytes; without entries the same at every fetch, too."""
    if not feed.num_items():
        # Django would say "now".
        feed.latest_post_date = lambda: datetime(2000, 1, 1, tzinfo=UTC)  # type: ignore[method-assign]
    return feed.writeString("utf-8").encode()
