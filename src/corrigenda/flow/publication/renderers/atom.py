"""The log as an Atom feed (RFC 4287). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from corrigenda.flow.publication.record import Notice, Signed
from corrigenda.flow.publication.renderers.feed_texts import tags_of, text_of
from corrigenda.flow.publication.renderers.feed_xml import add_checkpoints, written
from corrigenda.flow.publication.renderers.xml_text import xml_text as xml


def render(
    title: str,
    url: str,
    feed_url: str,
    language: str,
    notices: Sequence[Notice],
    *,
    checkpoints: Sequence[Signed] = (),
) -> bytes:
    """A feed of `notices`, the newest first.

    Args:
        url: absolute, of the log's page.
        feed_url: absolute, of the feed itself.
        checkpoints: the newest of each log in it: who keeps the feed is a witness of them.
    """
    feed = _Feed(
        title=xml(title),
        link=url,
        description=xml(title),
        language=language,
        author_name=xml(title),
        feed_url=feed_url,
        feed_guid=feed_url,
        checkpoints=checkpoints,
    )
    for notice in notices:
        feed.add_item(
            title=xml(notice.title),
            link=notice.permalink,
            # Django marks a summary as HTML, and the words are plain text.
            description=escape(xml(text_of(notice)), quote=False),
            unique_id=notice.permalink,
            pubdate=notice.published_at,
            updateddate=notice.updated_at,
            author_name=xml(notice.outlet),
            categories=[xml(one) for one in tags_of(notice)],
        )
    return written(feed)


class _Feed(Atom1Feed):
    """With the newest checkpoints, as links and as foreign markup (RFC 4287, section 6)."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        add_checkpoints(handler, self.feed["checkpoints"], link="link")
