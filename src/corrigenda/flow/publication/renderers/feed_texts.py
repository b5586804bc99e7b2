"""What every feed says of an entry. Pure."""

from __future__ import annotations

from corrigenda.flow.publication.labels import superseded_by
from corrigenda.flow.publication.record import Notice


def text_of(notice: Notice) -> str:
    """Its words, and that a later entry stands in its place: a feed has no field for that."""
    if not notice.superseded_by:
        return notice.words
    return f"{notice.words}\n\n{superseded_by(notice.language, notice.superseded_by)}"


def tags_of(notice: Notice) -> list[str]:
    """Its kind, what became of it, and its section."""
    became = [
        *(["superseded"] if notice.superseded_by else []),
        *(["expunged"] if notice.expunged_at else []),
    ]
    return [notice.kind, *became, *([notice.section] if notice.section else [])]
