"""The log as RSS 2.0 (https://www.rssboard.org/rss-specification). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from corrigenda.flow.publication.record import Notice, Signed
from corrigenda.flow.publication.renderers.feed_texts import tags_of, text_of
from corrigenda.flow.publication.renderers.feed_xml import add_checkpoints, written
from corrigenda.flow.publication.renderers.xml_text import xml_text as xml

MINUTES = 5
"""For which a reader may keep it."""


class _Feed(Rss201rev2Feed):
    """RSS says when an item was published; Atom's own element says when it changed. The newest
    checkpoints stand as in Atom: RSS takes elements of other namespaces."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        add_checkpoints(handler, self.feed["checkpoints"], link="atom:link")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


def render(
    title: str,
    url: str,
    feed_url: str,
    language: str,
    notices: Sequence[Notice],
    *,
    checkpoints: Sequence[Signed] = (),
) -> bytes:
    """A feed of `notices`, the newest first; arguments as in `atom`."""
    feed = _Feed(
        title=xml(title),
        link=url,
        description=xml(title),
        language=language,
        feed_url=feed_url,
        ttl=MINUTES,
        checkpoints=checkpoints,
    )
    for notice in notices:
        feed.add_item(
            title=xml(notice.title),
            link=notice.permalink,
            # A description is HTML, and the words are plain text.
            description=escape(xml(text_of(notice)), quote=False).replace("\n", "<br>"),
            unique_id=notice.permalink,
            unique_id_is_permalink=True,
            pubdate=notice.published_at,
            updateddate=notice.updated_at,
            categories=[xml(one) for one in tags_of(notice)],
        )
    return written(feed)
