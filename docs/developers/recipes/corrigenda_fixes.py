"""What a CMS and its corrections desk say to one another. Needs Python 3.11 and nothing else.

Copy this file beside your code: `Desk` asks for fixes, checks signed ones and sends versions;
`apply_fix` changes words in a story's HTML, or Markdown, and leaves every other character alone.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import re
import time
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

Fix = Mapping[str, Any]

ENOUGH = 12
"""Characters of context that must agree before or behind the words."""


class AlreadyApplied(Exception):  # noqa: N818 - an answer, not a fault
    """The new words stand there already."""


class CannotApply(Exception):  # noqa: N818 - an answer, not a fault
    """The words do not stand there once, or markup runs through them: a person must look."""


class NotSigned(Exception):  # noqa: N818 - an answer, not a fault
    """The request does not come from the desk, or is older than five minutes."""


class Desk:
    """The corrections desk, as `corrigenda open-outlet` printed it."""

    def __init__(self, url: str, token: str, secret: str = "") -> None:
        self.url, self._token, self._secret = url.rstrip("/"), token, secret

    def fixes(self, since: datetime | None = None) -> Iterator[dict[str, Any]]:
        """What is asked of the CMS and not done yet; by default what was asked in the last week."""
        after = (since or datetime.now(UTC) - timedelta(days=7)).isoformat()
        while True:
            query = urllib.parse.urlencode({"since": after})
            found = self._ask("GET", f"/api/fixes?{query}")["fixes"]
            yield from (one for one in found if one["state"] in ("requested", "overdue"))
            if len(found) < 100:
                return
            after = found[-1]["requested_at"]

    def push(self, url: str, story_html: str, **more: Any) -> None:
        """Send a version; `more`: `language`, `published_at`, `authors`, `section`, `edited_by`."""
        self._ask("PUT", "/api/articles", {"url": url, "html": story_html, **more})

    def received(self, headers: Mapping[str, str], body: bytes) -> dict[str, Any] | None:
        """The fix that a webhook asks for, None for another event. Raises NotSigned.

        https://www.standardwebhooks.com/
        """
        given = {name.lower(): value for name, value in headers.items()}
        message, sent = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
        key = base64.b64decode(self._secret.removeprefix("whsec_"))
        signed = hmac.new(key, f"{message}.{sent}.".encode() + body, hashlib.sha256).digest()
        want = b"v1," + base64.b64encode(signed)
        signatures = given.get("webhook-signature", "").encode().split()
        if not any(hmac.compare_digest(want, one) for one in signatures):
            raise NotSigned("the signature does not hold")
        if not sent.isdecimal() or abs(time.time() - int(sent)) > 300:
            raise NotSigned("the request is too old")
        event = json.loads(body)
        return event["data"] if event.get("type") == "fix.requested" else None

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            said = error.read(2_000).decode(errors="replace")
            raise RuntimeError(f"{method} {path}: {error.code} {said}") from None


class Site(Protocol):
    """A CMS, for `apply_all`. A story is whatever `story_at` gives."""

    def story_at(self, url: str) -> Any | None:
        """The story of a public address; None where there is none."""

    def texts(self, story: Any) -> list[str]:
        """The sources of its texts, in the order in which they are read."""

    def save(self, story: Any, texts: list[str]) -> Any:
        """Publish it with other texts; the story as it stands then."""

    def shown(self, story: Any) -> str:
        """Its HTML as readers see it."""


def apply_all(desk: Desk, site: Site) -> None:
    """Do what the desk asks for, and send the new versions. Doing it again is harmless."""
    for fix in desk.fixes():
        story = site.story_at(fix["url"])
        if story is None:
            continue
        try:
            story = site.save(story, apply_to_parts(site.texts(story), fix))
        except AlreadyApplied:
            pass
        except CannotApply as error:
            print(f"Change it by hand: {fix['url']}: {fix['before']!r}: {error}.")
            continue
        desk.push(fix["url"], site.shown(story))


def apply_fix(source: str, fix: Fix, *, markdown: bool = False) -> str:
    """The source with the words of the fix changed. Raises AlreadyApplied and CannotApply."""
    text = _text(source, _MARKDOWN if markdown else _UNIT)
    before, after = fix["before"], fix["after"]
    if not _plain(before).strip():
        raise CannotApply("the fix names no words")
    selector = {"prefix": "", "suffix": "", **fix["selector"]}
    prefix, suffix = _plain(selector["prefix"]), _plain(selector["suffix"])
    if any(one.sides == 2 for one in _places(text, _plain(after), prefix, suffix)):
        raise AlreadyApplied("the new words stand there already")
    places = sorted(_places(text, _plain(before), prefix, suffix), key=lambda one: -one.agrees)
    if not places:
        raise CannotApply("the words do not stand there")
    if len(places) > 1 and places[0].agrees == places[1].agrees:
        raise CannotApply("the words stand there several times")
    # What both have in common at their ends is left alone, with its typography and its markup.
    old, new = _pieces(before), _pieces(after)
    head = tail = 0
    least = min(len(old), len(new))
    while head < least and old[head] == new[head]:
        head += 1
    while tail < least - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start = places[0].at + len(_plain("".join(old[:head])))
    end = start + len(_plain("".join(old[head : len(old) - tail])))
    if not after and _at(text, start - 1) == " " and _at(text, end) in " .,;:!?":
        start -= 1  # else two spaces would be left
    first, last = _stretch(text, start, end)
    put = "".join(new[head : len(new) - tail])
    return source[:first] + html.escape(put, quote=False) + source[last:]


def apply_to_parts(parts: Sequence[str], fix: Fix) -> list[str]:
    """The same over several fields, in the order in which readers see them: headline, text, ..."""
    return apply_fix(_BORDER.join(parts), fix).split(_BORDER)


_BORDER = "</p><!-- the next field -->"


class Char(NamedTuple):
    """A character as readers see it, and from where to where in the source it stands.

    -1 is where the border of two blocks makes a space.
    """

    char: str
    start: int
    end: int


class Place(NamedTuple):
    """Where words stand, how much of their context agrees, and on how many sides enough of it."""

    at: int
    agrees: int
    sides: int


def _at(text: list[Char], at: int) -> str:
    return text[at].char if 0 <= at < len(text) else ""


def _stretch(text: list[Char], start: int, end: int) -> tuple[int, int]:
    chars = text[start:end]
    if not chars:
        beside = text[start - 1].end if start > 0 else -1
        at = text[start].start if beside < 0 and start < len(text) else beside
        if at < 0:
            raise CannotApply("there is no text beside a line break to put the new words to")
        return at, at
    broken = any(one.end != two.start for one, two in pairwise(chars))
    if broken or any(char.start < 0 for char in chars):
        raise CannotApply("markup runs through the words")
    return chars[0].start, chars[-1].end


def _places(text: list[Char], words: str, prefix: str, suffix: str) -> Iterator[Place]:
    whole = "".join(char.char for char in text)
    at = whole.find(words)
    while at >= 0:
        left, enough_left = _agree(whole[:at][::-1], prefix[::-1])
        right, enough_right = _agree(whole[at + len(words) :], suffix)
        if left + right > 0 and (enough_left or enough_right):
            yield Place(at, left + right, enough_left + enough_right)
        at = whole.find(words, at + 1) if at < len(whole) else -1


def _agree(text: str, context: str) -> tuple[int, bool]:
    same = 0
    while same < min(len(text), len(context)) and text[same] == context[same]:
        same += 1
    is_whole = same == len(context) and not text[same:].strip()
    return same, same >= ENOUGH or is_whole


_UNIT = re.compile(
    r"(?P<unseen><!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>)"
    r"|</?(?P<tag>[a-z][a-z0-9]*)[^>]*>|&#?\w+;|.",
    re.DOTALL | re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"(?P<mark>\]\([^)\n]*\)|!?\[|\]|[*_`~]+|^[ \t]*(?:#+|>|[-+*]|\d+\.)[ \t])|" + _UNIT.pattern,
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
# CMSs set quotation marks and dashes only when they show a story: here they are all alike.
_ALIKE = {ord(one): "'" for one in "‘’‚′"} | {ord(one): '"' for one in "“”„″"}
_ALIKE |= {ord("–"): "-", ord("—"): "-", ord("…"): "...", ord("×"): "x", ord("|"): " "}


def _pieces(text: str) -> list[str]:
    """Characters, but runs of white space or dashes whole: a story's text has one for each."""
    return re.findall(r"[\s|]+|[-–—]+|.", text, re.DOTALL)


def _plain(text: str) -> str:
    return "".join(char.char for char in _text(html.escape(text)))


def _text(source: str, units: re.Pattern[str] = _UNIT) -> list[Char]:
    """The text of HTML or Markdown: white space is one space, dashes are one hyphen."""
    text: list[Char] = []
    for unit in units.finditer(source):
        written, tag = unit.group(), (unit["tag"] or "").lower()
        if unit["unseen"] or tag in _INLINE or unit.groupdict().get("mark"):
            continue
        start, end = (-1, -1) if tag else unit.span()
        for char in " " if tag else html.unescape(written).translate(_ALIKE):
            shown = " " if char.isspace() or unicodedata.category(char) == "Zs" else char
            last = text[-1] if text else None
            is_run = shown == " " or (shown == "-" and last is not None and last.end == start)
            if last and last.char == shown and is_run:
                text[-1] = last._replace(end=max(last.end, end))
            else:
                text.append(Char(shown, start, end))
    return text
