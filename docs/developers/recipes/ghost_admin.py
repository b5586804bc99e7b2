"""Fixes for a Ghost site, by its Admin API. For cron:

*/2 * * * * SITE=https://daily.example SITE_KEY=id:secret \
    DESK=https://corrections.daily.example DESK_TOKEN=… python3 ghost_admin.py

SITE_KEY is the Admin API key of a custom integration (Settings → Integrations).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import os
import time
import urllib.parse
import urllib.request
from typing import Any

from corrigenda_fixes import Desk, apply_all


def token(key: str) -> str:
    """A JSON Web Token for five minutes: https://docs.ghost.org/admin-api#token-generation"""
    name, secret = key.split(":")
    now = int(time.time())
    header = {"alg": "HS256", "typ": "JWT", "kid": name}
    claims = {"iat": now, "exp": now + 300, "aud": "/admin/"}
    signed = ".".join(_part(json.dumps(one).encode()) for one in (header, claims))
    return f"{signed}.{_part(hmac.digest(bytes.fromhex(secret), signed.encode(), hashlib.sha256))}"


def _part(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Ghost:
    """A Ghost as its Admin API shows it. Its texts are Lexical: a tree in JSON."""

    def __init__(self, url: str, key: str) -> None:
        self._url, self._key = url.rstrip("/") + "/ghost/api/admin/posts/", key

    def story_at(self, url: str) -> Any | None:
        """The post of an address, with the tree of its text."""
        slug = urllib.parse.urlsplit(url).path.rstrip("/").rpartition("/")[2]
        found = self._ask("GET", "", {"filter": f"slug:'{slug}'", "formats": "lexical,html"})
        return next((post for post in found if post["url"] == url), None)

    def texts(self, story: Any) -> list[str]:
        """Headline and every text of the tree."""
        texts = [node["text"] for node in lexical_texts(json.loads(story["lexical"]))]
        return [html.escape(one, quote=False) for one in (story["title"], *texts)]

    def save(self, story: Any, texts: list[str]) -> Any:
        """Save a post; where somebody saved it meanwhile, Ghost refuses, and the next run asks."""
        query = {"formats": "lexical,html"}
        return self._ask("PUT", f"{story['id']}/", query, {"posts": [changed(story, texts)]})[0]

    def shown(self, story: Any) -> str:
        """As its readers see it."""
        return f"<article><h1>{html.escape(story['title'])}</h1>{story['html']}</article>"

    def published(self, count: int) -> Any:
        """The posts that were changed last."""
        query = {"filter": "status:published", "order": "updated_at desc", "limit": count}
        return self._ask("GET", "", {**query, "formats": "html"})

    def _ask(self, method: str, path: str, query: dict[str, Any], body: object = None) -> Any:
        headers = {
            "Authorization": f"Ghost {token(self._key)}",
            "Accept-Version": "v5.0",
            "Content-Type": "application/json",
        }
        data = None if body is None else json.dumps(body).encode()
        url = f"{self._url}{path}?{urllib.parse.urlencode(query)}"
        request = urllib.request.Request(url, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["posts"]


def changed(story: Any, texts: list[str]) -> dict[str, Any]:
    """What Ghost is to save."""
    tree = json.loads(story["lexical"])
    title, *others = (html.unescape(one) for one in texts)
    for node, text in zip(lexical_texts(tree), others, strict=True):
        node["text"] = text
    return {"title": title, "lexical": json.dumps(tree), "updated_at": story["updated_at"]}


def lexical_texts(node: Any) -> list[dict[str, Any]]:
    """The nodes of a tree that are text, in the order in which they are read."""
    if isinstance(node, list):
        return [found for one in node for found in lexical_texts(one)]
    if not isinstance(node, dict):
        return []
    own = [node] if isinstance(node.get("text"), str) else []
    return own + lexical_texts(node.get("root")) + lexical_texts(node.get("children"))


def main() -> None:
    """Apply what is asked, and send the stories that were published or changed last."""
    site = Ghost(os.environ["SITE"], os.environ["SITE_KEY"])
    desk = Desk(os.environ["DESK"], os.environ["DESK_TOKEN"])
    apply_all(desk, site)
    for post in site.published(15):
        desk.push(post["url"], site.shown(post), published_at=post["published_at"])


if __name__ == "__main__":
    main()
