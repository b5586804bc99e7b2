"""Fixes for a Drupal (10 or 11) by its JSON:API. For cron:

*/2 * * * * SITE=https://daily.example SITE_USER=corrigenda SITE_PASSWORD=… \
    DESK=https://corrections.daily.example DESK_TOKEN=… python3 drupal_jsonapi.py

Switch on the modules JSON:API and HTTP Basic Authentication, and at
/admin/config/services/jsonapi all operations. The user may edit any article.
"""

from __future__ import annotations

import base64
import html
import json
import os
import re
import urllib.parse
import urllib.request
from typing import Any

from corrigenda_fixes import Desk, apply_all

BUNDLE = "article"
JSON_API = "application/vnd.api+json"
# Drupal writes it into the head of every node's page.
SHORT_LINK = re.compile(r"""<link [^>]*rel=["']?shortlink["']?[^>]*>""")
NODE = re.compile(r"/node/(\d+)")


class Drupal:
    """A Drupal as its JSON:API shows it to an editor."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self._site = url.rstrip("/")
        self._key = base64.b64encode(f"{user}:{password}".encode()).decode()

    def story_at(self, url: str) -> Any | None:
        """The node whose page an address is."""
        if not url.startswith(self._site + "/"):
            return None
        with urllib.request.urlopen(url, timeout=30) as answer:
            number = number_of(answer.read().decode("utf-8", "replace"), url)
        if number is None:
            return None
        query = urllib.parse.urlencode({"filter[drupal_internal__nid]": number})
        return next(iter(self._ask("GET", f"?{query}")), None)

    def texts(self, story: Any) -> list[str]:
        """Headline and text, as they are written."""
        attributes = story["attributes"]
        return [html.escape(attributes["title"], quote=False), attributes["body"]["value"]]

    def save(self, story: Any, texts: list[str]) -> Any:
        """Save a node."""
        return self._ask("PATCH", f"/{story['id']}", {"data": changed(story, texts)})

    def shown(self, story: Any) -> str:
        """As its readers see it."""
        title, body = html.escape(story["attributes"]["title"]), story["attributes"]["body"]
        return f"<article><h1>{title}</h1>{body['processed']}</article>"

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        headers = {
            "Authorization": f"Basic {self._key}",
            "Accept": JSON_API,
            "Content-Type": JSON_API,
        }
        data = None if body is None else json.dumps(body).encode()
        url = f"{self._site}/jsonapi/node/{BUNDLE}{path}"
        request = urllib.request.Request(url, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["data"]


def number_of(page: str, url: str) -> str | None:
    """The number of the node that a page is of."""
    link = SHORT_LINK.search(page)
    number = NODE.search(link.group() if link else url)
    return number[1] if number else None


def changed(story: Any, texts: list[str]) -> dict[str, Any]:
    """What Drupal is to save."""
    body = {**story["attributes"]["body"], "value": texts[1]}
    body.pop("processed", None)
    attributes = {"title": html.unescape(texts[0]), "body": body}
    return {"type": f"node--{BUNDLE}", "id": story["id"], "attributes": attributes}


def main() -> None:
    """Apply what is asked, and send the new versions."""
    site = Drupal(*(os.environ[name] for name in ("SITE", "SITE_USER", "SITE_PASSWORD")))
    apply_all(Desk(os.environ["DESK"], os.environ["DESK_TOKEN"]), site)


if __name__ == "__main__":
    main()
