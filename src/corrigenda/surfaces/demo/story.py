"""A story of the demo newsroom: one file, a line of facts and an `<article>`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.templatetags.static import static
from lxml import etree
from lxml import html as lxml_html

MAX_CHARS = 2_000_000
LANGUAGES = ("en", "uk", "ar")

_FACTS = re.compile(r"\s*<!--(.*?)-->", re.DOTALL)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_SLUG = 80


class StoryError(ValueError):
    """A file that is no story; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The story's drawing: its address on this site, and its alternative text."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story as it stands.

    `html` is the whole file, `article` the `<article>` element in it. `direction` is "ltr" or
    "rtl"; `published_at` knows its time zone.
    """

    slug: str
    section: str
    published_at: datetime
    language: str
    direction: str
    authors: tuple[str, ...]
    headline: str
    standfirst: str
    picture: Picture | None
    html: str
    article: str


def check_slug(slug: str) -> str:
    """Return a slug that is safe as a file name: a-z, 0-9 and single hyphens. Raises StoryError."""
    if len(slug) > _MAX_SLUG or not _SLUG.fullmatch(slug):
        raise StoryError(
            f"{slug[:40]!r} cannot name a story: use up to {_MAX_SLUG} characters "
            "of a-z, 0-9 and single hyphens"
        )
    return slug


def parse(text: str) -> Story:
    """Read a story file. Raises StoryError when facts or the article are missing or wrong."""
    if len(text) > MAX_CHARS:
        raise StoryError(f"the story is longer than {MAX_CHARS:,} characters; shorten it")
    head = _FACTS.match(text)
    if head is None:
        raise StoryError("the file must begin with a comment that holds the story's facts as JSON")
    facts = _facts(head.group(1))
    article = text[head.end() :].strip()
    element = _element(article)
    language, direction = element.get("lang", ""), element.get("dir", "")
    if language != facts["language"] or direction not in ("ltr", "rtl"):
        raise StoryError("the article needs the lang of its facts, and dir ltr or rtl")
    return Story(
        slug=check_slug(_word(facts, "slug")),
        section=_word(facts, "section"),
        published_at=_moment(_word(facts, "published_at")),
        language=language,
        direction=direction,
        authors=_authors(facts.get("authors")),
        headline=_text_of(element, "//h1"),
        standfirst=_text_of(element, "//p[@class='standfirst']"),
        picture=_picture(element),
        html=text,
        article=article,
    )


def _facts(text: str) -> dict[str, object]:
    try:
        facts = json.loads(text)
    except ValueError as error:
        raise StoryError(f"the facts at the top are no JSON: {error}") from None
    if not isinstance(facts, dict):
        raise StoryError("the facts at the top must be a JSON object")
    if facts.get("language") not in LANGUAGES:
        raise StoryError(f"the language must be one of {', '.join(LANGUAGES)}")
    return facts


def _word(facts: dict[str, object], name: str) -> str:
    value = facts.get(name)
    if not isinstance(value, str) or not value:
        raise StoryError(f'the facts at the top lack "{name}"')
    return value


def _authors(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise StoryError('"authors" must be a list of at least one name')
    return tuple(value)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise StoryError('"published_at" must be a time with its zone: 2026-06-10T18:40:00+02:00')
    return moment


def _element(article: str) -> lxml_html.HtmlElement:
    try:
        element = lxml_html.fragment_fromstring(article)
    except (etree.ParserError, ValueError):
        element = None
    if element is None or element.tag != "article":
        raise StoryError("behind the facts there must be one <article> element and nothing else")
    return element


def _text_of(element: lxml_html.HtmlElement, path: str) -> str:
    found = element.xpath("." + path)
    text = " ".join(found[0].text_content().split()) if found else ""
    if not text:
        raise StoryError(f"the story lacks {path.removeprefix('//')}")
    return text


def _picture(element: lxml_html.HtmlElement) -> Picture | None:
    found = element.xpath(".//figure//img")
    return Picture(_served(found[0].get("src", "")), found[0].get("alt", "")) if found else None


def _served(src: str) -> str:
    """Where the desk serves a picture of the newspaper's own."""
    own = src.startswith("/static/")
    return f"{static('')}{src.removeprefix('/static/')}" if own else src
