"""An entry as its record in the chain has it: what is said openly, and what is committed to."""

from __future__ import annotations

import json
from typing import Any

from corrigenda.flow.publication.chain.bodies import moment
from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.chain.lines import Row
from corrigenda.flow.publication.models import Entry

COLUMNS = (
    "public_id", "kind", "language", "placement", "published_at", "supersedes__public_id",
    "after", "authors", "before", "headline", "section", "url", "words",
)  # fmt: skip


def row_of(entry: Entry) -> Row:
    """The entry's row."""
    later = entry.supersedes.public_id if entry.supersedes else None
    return row(
        (
            entry.public_id, entry.kind, entry.language, entry.placement, entry.published_at, later,
            entry.after, entry.authors, entry.before, entry.headline, entry.section, entry.url,
            entry.words,
        )
    )  # fmt: skip


def row(columns: tuple[Any, ...]) -> Row:
    """The same from the values of `COLUMNS`."""
    entry, kind, language, placement, at, supersedes, *texts = columns
    after, authors, before, headline, section, url, words = texts
    facts: dict[str, Json] = {
        "entry": entry,
        "kind": kind,
        "language": language,
        "placement": placement,
        "published_at": moment(at),
        "supersedes": supersedes,
    }
    return Row(
        facts,
        {
            "after": after,
            "authors": json.dumps(authors, ensure_ascii=False, separators=(",", ":")),
            "before": before,
            "headline": headline,
            "section": section,
            "url": url,
            "words": words,
        },
    )
