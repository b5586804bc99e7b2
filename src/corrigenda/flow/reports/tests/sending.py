"""A well-formed report, for tests that spoil one part of it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from corrigenda.conftest import PARAGRAPHS, STORY_URL
from corrigenda.flow.reports.submission import Submission


def quote(exact: str, **more: Any) -> dict[str, object]:
    """A selector by its words."""
    return {"type": "TextQuoteSelector", "exact": exact, **more}


def submission(**more: Any) -> Submission:
    """Rita's report on “afer”."""
    given: dict[str, Any] = {
        "client_id": uuid4(),
        "url": STORY_URL,
        "selector": quote("afer"),
        "block": PARAGRAPHS[0],
        "should_say": "after",
        **more,
    }
    return Submission(**given)
