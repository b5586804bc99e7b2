"""What the demo newsroom does: show its stories, take a fix, send the new version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from corrigenda.flow.publication.on_story import standing_on
from corrigenda.surfaces.demo import inclusion
from corrigenda.surfaces.demo.cms import config
from corrigenda.surfaces.demo.cms.hook import STORY_PATH, Applied, receive
from corrigenda.surfaces.demo.cms.push import push_version
from corrigenda.surfaces.demo.cms.store import Store
from corrigenda.surfaces.demo.compose import article_html, withdrawn_html
from corrigenda.surfaces.demo.front_page import lay_out
from corrigenda.surfaces.demo.story import Story
from corrigenda.surfaces.demo.wording import WORDING

Context = dict[str, object]


def address(site: str, slug: str) -> str:
    """The public address of a story on `site` (an origin without a final slash)."""
    return f"{site}{STORY_PATH}{slug}"


def front_page(folder: Path, site: str) -> Context:
    """What the front page shows. `site` is used when the CMS does not know its own address."""
    lead, sections = lay_out(Store(folder).all())
    url = address(_site(folder, site), "")
    return {"url": url, "lead": lead, "sections": sections, "words": WORDING["en"]}


def story_page(folder: Path, site: str, slug: str) -> Context:
    """What a story's page shows: of a withdrawn story why, and no text. Raises NoStoryError."""
    store = Store(folder)
    story = store.get(slug)
    url = address(_site(folder, site), slug)
    standing = standing_on(url)
    gone = standing.withdrawal
    places = inclusion.notices_html(standing)
    return {
        "story": story,
        "url": url,
        "language": story.language,
        "direction": story.direction,
        "words": WORDING[story.language],
        "article": withdrawn_html(story, url, places["top"])
        if gone
        else article_html(story, url, places),
        "json_ld": inclusion.json_ld(story, url, standing.notices, store.modified_at(slug)),
        "outlet": _outlet(folder),
        "withdrawn": gone is not None,
    }


def take_fix(folder: Path, body: bytes, headers: Mapping[str, str]) -> dict[str, str]:
    """Receive a webhook, and send the story's new version to the desk.

    A repetition sends the version again, since the first sending may have failed. Raises what
    `receive` and `push_version` raise, and ConfigError.
    """
    known = config.read(folder)
    came = receive(body, headers, secret=known.hook_secret, store=Store(folder))
    if came.story is not None:
        push_story(known, came.story)
    if isinstance(came, Applied):
        return {"id": came.fix_id, "result": "applied"}
    return {"id": came.fix_id, "result": "ignored", "reason": came.reason}


def publish(folder: Path, slug: str, change: Callable[[str], str]) -> Story:
    """Change a story's file, and send its new version to the desk.

    Raises what `Store.update` and `push_version` raise, and ConfigError.
    """
    known = config.read(folder)
    story = Store(folder).update(slug, change)
    push_story(known, story)
    return story


def push_story(known: config.Config, story: Story) -> None:
    """Send a story as it stands to the desk. Raises PushError."""
    url = address(known.base_url, story.slug)
    push_version(
        known.base_url,
        known.api_token,
        known.outlet,
        url,
        article_html(story, url),
        language=story.language,
        published_at=story.published_at,
        authors=story.authors,
        section=story.section,
    )


def _site(folder: Path, site: str) -> str:
    try:
        return config.read(folder).base_url
    except config.ConfigError:
        return site


def _outlet(folder: Path) -> str:
    try:
        return config.read(folder).outlet
    except config.ConfigError:
        return "daily"
