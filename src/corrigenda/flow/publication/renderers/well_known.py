"""`/.well-known/corrigenda.json`: who publishes here, where, and by which keys. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.chain.keys import Keys


@dataclass(frozen=True, slots=True)
class House:
    """An outlet as the document names it; `url` is where the public reaches its log."""

    slug: str
    name: str
    language: str
    url: str
    origins: Sequence[str]


def render(base: str, houses: Sequence[House], keys: Keys, version: str) -> dict[str, Json]:
    """The document.

    Args:
        base: absolute address of this Corrigenda, without a slash at the end.
    """
    return {
        "software": {"name": "Corrigenda", "version": version},
        "house": base,
        "outlets": [_house(one) for one in houses],
        "endpoints": {
            "log": f"{base}/corrections/",
            "notices": f"{base}/api/notices?url={{url}}",
            "related": f"{base}/api/related?url={{url}}",
            "reports": f"{base}/api/reports",
            "packets": f"{base}/api/packets",
            "report_form": f"{base}/report?url={{url}}",
            "openapi": f"{base}/api/openapi.json",
        },
        "keys": {
            "current": keys.all[-1].id if keys.all else None,
            "all": [one.to_dict() for one in keys.all],
        },
    }


def _house(one: House) -> Json:
    log = f"{one.url}/corrections"
    which = f"?outlet={quote(one.slug)}"
    return {
        "outlet": one.slug,
        "name": one.name,
        "language": one.language,
        "origins": list(one.origins),
        "log": f"{log}/{which}",
        "atom": f"{log}/feed.atom{which}",
        "json_feed": f"{log}/feed.json{which}",
        "policy": f"{log}/policy{which}",
        "chain": f"{log}/chain.jsonl{which}",
        "checkpoints": f"{log}/checkpoints.json{which}",
    }
