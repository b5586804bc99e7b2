"""The log as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.publication.record import Notice, Signed
from corrigenda.flow.publication.renderers.addresses import uri
from corrigenda.flow.publication.renderers.feed_texts import tags_of, text_of


def render(
    title: str,
    url: str,
    feed_url: str,
    language: str,
    notices: Sequence[Notice],
    *,
    checkpoints: Sequence[Signed] = (),
) -> dict[str, object]:
    """A feed of `notices`, the newest first; arguments as in `atom`."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": url,
        "feed_url": feed_url,
        "language": language,
        **({"_corrigenda": _signed(checkpoints)} if checkpoints else {}),
        "items": [_item(notice) for notice in notices],
    }


def _signed(checkpoints: Sequence[Signed]) -> dict[str, object]:
    # https://www.jsonfeed.org/version/1.1/#extensions
    return {"checkpoints": [{"url": one.url, "jws": one.jws} for one in checkpoints]}


def _item(notice: Notice) -> dict[str, object]:
    return {
        "id": notice.permalink,
        "url": notice.permalink,
        "external_url": uri(notice.url),
        "title": notice.title,
        "content_text": text_of(notice),
        "date_published": notice.published_at.isoformat(),
        "date_modified": notice.updated_at.isoformat(),
        "language": notice.language,
        "tags": tags_of(notice),
        "authors": [{"name": notice.outlet}],
    }
