"""What a page says about itself: JSON-LD first, then meta elements, then elements, then a guess."""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import htmldate
from lxml import html

from corrigenda.flow.articles.blocks import collapse, storable

_LONGEST_JSON: Final = 300_000
_MOST_OBJECTS: Final = 2_000
_LONGEST_URL: Final = 2_000
_LONGEST_NAME: Final = 120
_LONGEST_TITLE: Final = 500
_LONGEST_SUMMARY: Final = 2_000
_MOST_AUTHORS: Final = 20
_MOST_NODES_TO_GUESS: Final = 8_000
_STORY_TYPES: Final = re.compile(r"(Article|Report|BlogPosting|NewsItem|Review)$")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DIGIT: Final = re.compile(r"\d")
_BY: Final = re.compile(r"^(by|von|par|por|автор|від)[:\s]+", re.IGNORECASE)

_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dc.date", "dcterms.created", "article.published",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED: Final = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
_AUTHOR: Final = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "sailthru.author",
)
_SUMMARY: Final = ("description", "og:description", "twitter:description", "dc.description")

logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself.

    `titles` are all its names for the story, best first; `summaries` what it says the story says.
    """

    titles: tuple[str, ...]
    canonical_url: str | None
    language: str | None
    published_at: datetime | None
    modified_at: datetime | None
    authors: tuple[str, ...]
    section: str
    summaries: tuple[str, ...] = ()


def read_metadata(tree: html.HtmlElement, url: str | None) -> Metadata:
    """The page's metadata; `url` is where it was read, for relative addresses."""
    stated = _json_ld(tree)
    metas = _metas(tree)
    return Metadata(
        titles=_titles(tree, stated, metas),
        canonical_url=_canonical(tree, metas, url),
        language=_language(tree, stated, metas),
        published_at=_published_at(tree, stated, metas),
        modified_at=_modified_at(stated, metas),
        authors=_authors(tree, stated, metas),
        section=_section(stated, metas),
        summaries=_summaries(stated, metas),
    )


def _json_ld(tree: html.HtmlElement) -> dict[str, Any]:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        text = (script.text or "").strip().rstrip(";")
        if not text or len(text) > _LONGEST_JSON:
            continue
        with contextlib.suppress(ValueError, RecursionError):
            for item in _objects(json.loads(text, strict=False)):
                kinds = item.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and _STORY_TYPES.search(kind) for kind in kinds):
                    return item
    return {}


def _objects(value: object) -> Iterator[dict[str, Any]]:
    waiting = [value]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]
        elif isinstance(item, list):
            waiting += item[:_MOST_OBJECTS]


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower()[:100], content)
    return found


def _titles(
    tree: html.HtmlElement, stated: dict[str, Any], metas: dict[str, str]
) -> tuple[str, ...]:
    name = next(tree.iter("title"), None)
    values = [stated.get("headline"), metas.get("og:title"), metas.get("twitter:title")]
    values.append("".join(name.itertext()) if name is not None else None)
    titles = [t for value in values if isinstance(value, str) and (t := _line(value))]
    return tuple(dict.fromkeys(title for title in titles if len(title) <= _LONGEST_TITLE))


def _line(value: str) -> str:
    return collapse(storable(value))


def _canonical(tree: html.HtmlElement, metas: dict[str, str], url: str | None) -> str | None:
    links = [
        link.get("href", "")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for stated in (*links[:1], metas.get("og:url", "")):
        value = stated.strip()
        if not value or len(value) > _LONGEST_URL:
            continue
        with contextlib.suppress(ValueError):
            absolute = storable(urljoin(url or "", value))
            parts = urlsplit(absolute)
            if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc:
                return absolute
    return None


def _language(tree: html.HtmlElement, stated: dict[str, Any], metas: dict[str, str]) -> str | None:
    xml_lang = tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    values = (tree.get("lang"), xml_lang, stated.get("inLanguage"), metas.get("og:locale"))
    for value in (*values, metas.get("language")):
        if isinstance(value, str) and len(value) <= 35:
            tag = value.strip().replace("_", "-")
            if _LANGUAGE.fullmatch(tag):
                return tag
    return None


def _published_at(
    tree: html.HtmlElement, stated: dict[str, Any], metas: dict[str, str]
) -> datetime | None:
    values = [stated.get("datePublished"), *(metas.get(name) for name in _PUBLISHED)]
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        values += [element.get("content"), element.get("datetime")]
    times = [element.get("datetime") for element in tree.iter("time")]
    values += times[:1]
    for value in values:
        if isinstance(value, str) and (moment := _moment(value)):
            return moment
    return _guessed_date(tree)


def _modified_at(stated: dict[str, Any], metas: dict[str, str]) -> datetime | None:
    # Never guessed: it decides which of two texts is the newer one.
    values = [stated.get("dateModified"), *(metas.get(name) for name in _MODIFIED)]
    moments = (_moment(value) for value in values if isinstance(value, str))
    return next((moment for moment in moments if moment), None)


def _moment(value: str) -> datetime | None:
    value = value.strip()[:60]
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        with contextlib.suppress(ValueError, TypeError, OverflowError, IndexError):
            moment = parse(value)
            zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            # A time whose UTC lies outside the calendar could be neither stored nor compared.
            zoned.astimezone(UTC)
            return zoned
    return None


def _guessed_date(tree: html.HtmlElement) -> datetime | None:
    if sum(1 for _ in tree.iter()) > _MOST_NODES_TO_GUESS:
        return None
    try:
        found = htmldate.find_date(tree, extensive_search=False, original_date=True)
    except Exception:
        return None  # a guess that fails is no date, never a page that cannot be read
    return _moment(found) if found else None


def _authors(
    tree: html.HtmlElement, stated: dict[str, Any], metas: dict[str, str]
) -> tuple[str, ...]:
    names = list(_names(stated.get("author")))
    if not names:
        names = [metas[name] for name in _AUTHOR if name in metas][:1]
    if not names:
        marked = tree.xpath("//*[@rel='author' or @itemprop='author']")
        names = ["".join(element.itertext()) for element in marked[:_MOST_AUTHORS]]
        names = [name for name in names if not _DIGIT.search(name)]
    clean = (_BY.sub("", _line(name)).strip(" ,") for name in names)
    kept = [n for n in clean if 0 < len(n) <= _LONGEST_NAME and "://" not in n]
    return tuple(dict.fromkeys(kept))[:_MOST_AUTHORS]


def _section(stated: dict[str, Any], metas: dict[str, str]) -> str:
    names = (_line(name) for name in _names(stated.get("articleSection")))
    first = next((name for name in names if name), "")
    return (first or _line(metas.get("article:section", "")))[:_LONGEST_NAME]


def _summaries(stated: dict[str, Any], metas: dict[str, str]) -> tuple[str, ...]:
    values = [stated.get("description"), *(metas.get(name) for name in _SUMMARY)]
    told = [_line(value).rstrip(" .…") for value in values if isinstance(value, str)]
    return tuple(dict.fromkeys(one for one in told if 0 < len(one) <= _LONGEST_SUMMARY))


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            yield from _names(item.get("name")) if item.get("name") != item else ()
