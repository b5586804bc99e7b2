"""Links written for machines that show them."""

from __future__ import annotations

import re

from corrigenda.flow.reports.spam.facts import Facts, Part

_MARKUP = re.compile(r"<a\s[^>]{0,200}?href|\[(?:url|link|img)[=\]]|\]\(https?://", re.IGNORECASE)
POINTS = 4


def markup(facts: Facts) -> Part | None:
    """HTML, BBCode or Markdown, unless that very thing stands in the story."""
    if not _MARKUP.search(facts.written) or _MARKUP.search(facts.story):
        return None
    return Part("markup", POINTS, "It holds links in the code of web pages or forums.")
