"""Fixes for a WordPress on whose server nothing can be installed, by its REST API. For cron:

*/2 * * * * SITE=https://daily.example SITE_USER=corrigenda SITE_PASSWORD='abcd efgh …' \
    DESK=https://corrections.daily.example DESK_TOKEN=… python3 wordpress_rest.py

SITE_PASSWORD is an application password (Users → Profile) of somebody who may edit all posts.
"""

from __future__ import annotations

import base64
import json
import os
import urllib.parse
import urllib.request
from datetime import UTC, datetime, timedelta
from typing import Any

from corrigenda_fixes import Desk, apply_all


class WordPress:
    """A WordPress as its REST API shows it to an editor."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self._url = url.rstrip("/") + "/wp-json/wp/v2/posts"
        self._key = base64.b64encode(f"{user}:{password}".encode()).decode()

    def story_at(self, url: str) -> Any | None:
        """The post of an address, with the source of its text."""
        slug = urllib.parse.urlsplit(url).path.rstrip("/").rpartition("/")[2]
        found = self._ask({"slug": slug, "context": "edit"})
        return next((post for post in found if post["link"] == url), None)

    def texts(self, story: Any) -> list[str]:
        """Headline and text, as they are written."""
        return [story["title"]["raw"], story["content"]["raw"]]

    def save(self, story: Any, texts: list[str]) -> Any:
        """Save a post."""
        title, content = texts
        return self._ask({}, f"/{story['id']}", {"title": title, "content": content})

    def shown(self, story: Any) -> str:
        """As its readers see it."""
        title, content = story["title"]["rendered"], story["content"]["rendered"]
        return f"<article><h1>{title}</h1>{content}</article>"

    def changed_since(self, since: datetime) -> Any:
        """Posts that were published or changed since, at most a hundred."""
        return self._ask({"modified_after": since.isoformat(), "per_page": 100})

    def _ask(self, query: dict[str, Any], path: str = "", body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Basic {self._key}", "Content-Type": "application/json"}
        url = f"{self._url}{path}?{urllib.parse.urlencode(query)}"
        request = urllib.request.Request(url, data, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


def main() -> None:
    """Apply what is asked, and send what was published or changed in the last hour."""
    site = WordPress(*(os.environ[name] for name in ("SITE", "SITE_USER", "SITE_PASSWORD")))
    desk = Desk(os.environ["DESK"], os.environ["DESK_TOKEN"])
    apply_all(desk, site)
    for post in site.changed_since(datetime.now(UTC) - timedelta(hours=1)):
        # Of a post behind a password it shows nothing.
        if not post["content"]["protected"]:
            desk.push(post["link"], site.shown(post), published_at=post["date_gmt"] + "Z")


if __name__ == "__main__":
    main()
