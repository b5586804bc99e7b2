"""A packet as mail to a subscriber's desk, for people to read. Pure."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from corrigenda.flow.propagation.renderers.desk_mail import Mail
from corrigenda.flow.propagation.renderers.wording import KINDS

MOST = 4_000
_FSI, _PDI = "\u2068", "\u2069"


def packet_mail(payload: Mapping[str, Any], outlet: str) -> Mail:
    """The mail; the signed packet itself is attached by whoever sends it."""
    if payload.get("type") == "redaction":
        lines = [
            f"{outlet} has removed words by law that it sent you in packet {payload['packet']}.",
            "Please remove what you kept of that packet. The attached file says so to your "
            "Corrigenda: corrigenda packet apply packet.json",
        ]
        return _mail(f"{outlet}: words were removed", lines)
    annotation = payload["annotation"]
    target = annotation["target"]
    texts = {
        str(one.get("purpose")): str(one.get("value"))
        for one in reversed(annotation["body"])
        if one.get("type") == "TextualBody"
    }
    old = target.get("selector", {}).get("exact", "")
    kind = KINDS.get(str(payload["kind"]), "correction")
    lines = [
        f"{outlet} has published a {kind} of a story that you had: {_safe(payload['headline'])}",
        *([f"It said: “{_safe(old)}”"] if old else []),
        *([f"It should say: “{_safe(texts['editing'])}”"] if texts.get("editing") else []),
        *([f"Notice: {_safe(texts['commenting'])}"] if texts.get("commenting") else []),
        f"The correction: {payload['permalink']}",
        f"The story: {target.get('source', '')}",
        "Please correct your copies, too. The attached file is the correction, signed; where you "
        "have a Corrigenda: corrigenda packet apply packet.json",
    ]
    return _mail(f"{kind.capitalize()} by {outlet}: {payload['headline']}", lines)


def _mail(subject: str, lines: list[str]) -> Mail:
    one_line = " ".join(subject.split())
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return Mail(one_line[:150], "\n\n".join([*lines, ""]), body)


def _safe(words: object) -> str:
    """Words that do not turn round what stands after them, nor go on for ever."""
    text = " ".join(str(words).split())
    cut = text if len(text) <= MOST else f"{text[: MOST - 1]}…"
    return f"{_FSI}{cut}{_PDI}"
