"""What a chat is told, as the text of one message. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corrigenda.flow.propagation.renderers.wording import detail, head

MAX_PASSAGE = 200
MAX_ITEMS = 20
_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_CALLS = re.compile("([@#*_~`|\\\\\\[\\]!])")


def chat_text(payload: Mapping[str, object], *, outlet: str) -> str:
    """A message, or one for many events where the payload has `items`."""
    many = payload.get("items")
    if not isinstance(many, list):
        return _message(payload)
    rows = [one for one in many if isinstance(one, dict)]
    lines = [_message(one) for one in rows[:MAX_ITEMS]]
    if len(rows) > MAX_ITEMS:
        lines.append(f"… and {len(rows) - MAX_ITEMS} more on the desk")
    return "\n".join([f"{safe(outlet)}: {len(rows)} on the desk", *lines])


def _message(facts: Mapping[str, object]) -> str:
    story, passage = safe(facts.get("story")), safe(facts.get("passage"))
    parts = [f"{safe(head(facts))}: {story}" if story else safe(head(facts))]
    if passage:
        cut = passage if len(passage) <= MAX_PASSAGE else f"{passage[:MAX_PASSAGE]}…"
        parts.append(f"“{cut}”")
    parts += [safe(line) for line in detail(facts)]
    if facts.get("link"):
        parts.append(str(facts["link"]))
    return " ".join(parts)


def safe(words: object) -> str:
    """Words that call nobody, link nowhere and format nothing, in any of the chats.

    Slack takes three entities; the others take Markdown and @names, so that a character that
    draws nothing is put behind each of their signs.
    https://api.slack.com/reference/surfaces/formatting#escaping
    """
    text = _SPACE.sub(" ", str(words or "")).strip()
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub("\\1\u200b", text).replace("://", ":\u200b//")
