"""The CMS's end of the webhook: a signed request for a fix comes in, the story changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from corrigenda.surfaces.demo.cms.apply import AlreadyApplied, apply_fix
from corrigenda.surfaces.demo.cms.fix import Fix
from corrigenda.surfaces.demo.cms.store import NoStoryError, Store
from corrigenda.surfaces.demo.story import Story

MAX_BYTES = 1_000_000
EVENT = "fix.requested"
STORY_PATH = "/demo/"


class EventError(ValueError):
    """The body is no event that can be read; the message says what is wrong."""


class SignatureError(Exception):
    """The request does not come from the desk, or is too old."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The story was changed, and stands as it is here."""

    fix_id: str
    story: Story


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing was to be done. `story` is given when the new words stood there already."""

    fix_id: str
    reason: str
    story: Story | None = None


def receive(
    body: bytes, headers: Mapping[str, str], *, secret: str, store: Store
) -> Applied | Ignored:
    """Take one webhook: check its signature, apply the fix, save the story.

    Receiving it again changes nothing more. Raises SignatureError, EventError, and CannotApply when
    the story cannot be changed as asked.
    """
    event = _event(body, headers, secret)
    if event.get("type") != EVENT:
        return Ignored("", f"this CMS hears {EVENT} only")
    data = event.get("data")
    if not isinstance(data, dict):
        raise EventError('"data" must be an object')
    return apply_one(data, store)


def apply_one(data: Mapping[str, object], store: Store) -> Applied | Ignored:
    """Apply one fix, as the webhook and `GET /api/fixes` describe it. Raises as `receive` does."""
    fix_id, url = data.get("id"), data.get("url")
    if not isinstance(fix_id, str) or not isinstance(url, str):
        raise EventError('"id" and "url" must be texts')
    try:
        fix = Fix.from_data(data)
    except ValueError as error:
        raise EventError(str(error)) from None
    try:
        slug = slug_of(url)
        return Applied(fix_id, store.update(slug, lambda html: apply_fix(html, fix)))
    except NoStoryError:
        return Ignored(fix_id, "no story of this CMS has that address")
    except AlreadyApplied as error:
        return Ignored(fix_id, str(error), store.get(slug))


def slug_of(url: str) -> str:
    """The slug in a story's address. Raises NoStoryError."""
    try:
        path = urlsplit(url).path
    except ValueError:
        path = ""
    if not path.startswith(STORY_PATH):
        raise NoStoryError(url[:200])
    return path.removeprefix(STORY_PATH).removesuffix("/")


def _event(body: bytes, headers: Mapping[str, str], secret: str) -> Mapping[str, object]:
    if len(body) > MAX_BYTES:
        raise EventError(f"the body is longer than {MAX_BYTES:,} bytes")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise EventError("the body is not UTF-8") from None
    try:
        Webhook(secret).verify(text, dict(headers), json_parse=False)
    # The package lets a malformed signature escape as ValueError.
    except (WebhookVerificationError, ValueError) as error:
        raise SignatureError(f"the signature does not hold: {error}") from None
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        raise EventError("the body is no JSON") from None
    if not isinstance(event, dict):
        raise EventError("the body must be a JSON object")
    return event
