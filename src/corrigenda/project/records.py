"""A record of a dump as a document of the archive, for processes without Django and settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corrigenda.flow.articles.blocks import text_of
from corrigenda.flow.articles.reading.agency import is_ninjs, read_ninjs
from corrigenda.flow.articles.reading.records import address_in, read_record


def document_of(record: Mapping[str, Any]) -> tuple[str, str]:
    """A record's address and its text, the same that `corrigenda ingest` would take.

    Raises:
        ValueError: it has no address, or no text that can be read.
    """
    address = address_in(record)
    if not address:
        raise ValueError("has no url and no other name")
    try:
        story = read_ninjs(record)[1] if is_ninjs(record) else read_record(record)
    except Exception as error:
        # Whatever is wrong with one record of millions, the others are read.
        raise ValueError(str(error) or type(error).__name__) from error
    return address, text_of(story.blocks)
