"""What every feed says of an entry. Pure."""

from __future__ import annotations

import re

from corrigenda.flow.publication.labels import superseded
from corrigenda.flow.publication.record import Notice

# https://www.w3.org/TR/xml/#charsets; a headline that a page holds may have any of them.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(notice: Notice) -> str:
    """Its words, and that a later entry stands in its place: a feed has no field for that."""
    if not notice.superseded_by:
        return notice.words
    return f"{notice.words}\n\n{superseded(notice.language, notice.superseded_by)}"


def tags_of(notice: Notice) -> list[str]:
    """Its kind, what became of it, and its section."""
    became = [
        *(["superseded"] if notice.superseded_by else []),
        *(["expunged"] if notice.expunged_at else []),
    ]
    return [notice.kind, *became, *([notice.section] if notice.section else [])]


def xml(text: str) -> str:
    """The text without the characters that no XML document can hold."""
    return _NOT_XML.sub("\ufffd", text)
