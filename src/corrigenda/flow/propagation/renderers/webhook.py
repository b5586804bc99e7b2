"""An event as webhooks say it. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping

_CASE = ("lane", "severity", "passage", "reports", "due_at", "reason")
_CORRECTION = ("kind", "before", "after", "words", "permalink")


def webhook(facts: Mapping[str, object]) -> str:
    """The body: `type`, `timestamp` and `data`, as Standard Webhooks has it."""
    data: dict[str, object] = {"outlet": facts.get("outlet"), "by": facts.get("by") or None}
    if facts.get("case"):
        data["case"] = {
            "id": facts["case"],
            "desk_url": facts.get("link"),
            **{name: facts.get(name) or None for name in _CASE},
        }
        data["story"] = {"headline": facts.get("story"), "url": facts.get("url")}
    if facts.get("correction"):
        data["correction"] = {
            "id": facts["correction"],
            "waits_for_approval": bool(facts.get("waits")),
            **{name: facts.get(name) or None for name in _CORRECTION},
        }
    if facts.get("subscriber"):
        data["subscriber"] = facts["subscriber"]
    if facts.get("checkpoint"):
        data["checkpoint"] = facts["checkpoint"]
    body = {"type": facts.get("type"), "timestamp": facts.get("at"), "data": data}
    return json.dumps(body, ensure_ascii=False)
