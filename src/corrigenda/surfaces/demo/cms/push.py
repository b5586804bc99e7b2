"""Send a story's new version to the desk: `PUT /api/articles`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import urllib3

TIMEOUT = urllib3.Timeout(connect=3, read=15)
_MOST_READ = 2_000


class PushError(Exception):
    """The desk did not take the version; the message says what it answered."""


def push_version(
    base_url: str,
    token: str,
    outlet: str,
    url: str,
    html: str,
    *,
    language: str,
    published_at: datetime,
    authors: Sequence[str],
    section: str,
) -> None:
    """Put one version of a story, at its public `url`, on the desk at `base_url`.

    Sending the same version again is harmless. Raises PushError.
    """
    document = {
        "outlet": outlet,
        "url": url,
        "html": html,
        "language": language,
        "published_at": published_at.isoformat(),
        "authors": list(authors),
        "section": section,
    }
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = json.dumps(document, ensure_ascii=False).encode()
    try:
        with urllib3.PoolManager(timeout=TIMEOUT, retries=False) as pool:
            address = f"{base_url.rstrip('/')}/api/articles"
            answer = pool.request("PUT", address, body=body, headers=headers, redirect=False)
    except urllib3.exceptions.HTTPError as error:
        raise PushError(f"the desk at {base_url} cannot be reached: {error}") from None
    if answer.status not in (200, 201, 202, 204):
        said = answer.data[:_MOST_READ].decode("utf-8", "replace")
        raise PushError(f"the desk answered {answer.status} to the new version of {url}: {said}")
