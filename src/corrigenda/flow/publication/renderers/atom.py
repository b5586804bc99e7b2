"""The log as an Atom feed (RFC 4287). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from django.utils.feedgenerator import Atom1Feed

from corrigenda.flow.publication.record import Notice
from corrigenda.flow.publication.renderers.xml_text import xml_text


def render(title: str, url: str, feed_url: str, language: str, notices: Sequence[Notice]) -> bytes:
    """A feed of `notices`, the newest first.

    Args:
        url: absolute, of the log's page.
        feed_url: absolute, of the feed itself.
    """
    feed = Atom1Feed(
        title=title,
        link=url,
        description=title,
        language=language,
        author_name=title,
        feed_url=feed_url,
        feed_guid=feed_url,
    )
    for notice in notices:
        feed.add_item(
            title=xml_text(f"{notice.label}: {notice.headline}"),
            link=notice.permalink,
            # Django marks a summary as HTML, and the words are plain text.
            description=escape(xml_text(notice.words), quote=False),
            unique_id=notice.permalink,
            pubdate=notice.published_at,
            updateddate=notice.published_at,
            author_name=notice.outlet,
            categories=(notice.kind,),
        )
    # Without entries Django would say "now", and the feed would differ at every fetch.
    if not notices:
        feed.latest_post_date = lambda: datetime(2000, 1, 1, tzinfo=UTC)  # type: ignore[method-assign]
    return feed.writeString("utf-8").encode()
