"""What class and id words, and elements, say of a part of a page."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from lxml import etree


def word_set(words: str) -> frozenset[str]:
    """The words between the spaces."""
    return frozenset(words.split())


_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_VALUE = 300

ASIDE_WORDS: Final = word_set(
    "related relatedstories relatedarticles relatedposts relatedcontent readmore share sharing"
    " shares sharebar sharedaddy sharethis addthis addtoany social socials newsletter newsletters"
    " signup promo promos promotion promoted recommended recommendation recommendations recirc"
    " subscribe subscription subscriptions cta sponsor sponsored outbrain taboola trending"
    " popular mostread breadcrumb breadcrumbs comment comments commentlist"
    " disqus cookie cookies consent"
    " gdpr advert advertisement adverts ads adsense sidebar tags taglist toolbar popup"
    " modal donate donation messenger"
)
_SHARE_WORDS: Final = word_set(
    "share sharing shares sharebar sharedaddy sharethis addthis addtoany social socials toolbar"
)
_ASIDE_PAIRS: Final = (
    ("read", "more"), ("read", "next"), ("read", "also"), ("see", "also"), ("also", "like"),
    ("most", "read"), ("more", "stories"), ("more", "news"), ("more", "from"), ("more", "on"),
    ("you", "may"), ("author", "bio"), ("author", "box"), ("author", "info"), ("about", "author"),
    ("sign", "up"), ("up", "next"), ("follow", "us"), ("comment", "list"), ("ad", "slot"),
    ("ad", "unit"), ("ad", "container"), ("ad", "wrapper"), ("pull", "quote"), ("inline", "link"),
)  # fmt: skip
# A post of someone else's that the story quotes: part of the story.
_EMBEDS: Final = frozenset({"embed", "embeds", "embedded", "tweet"})
_CAPTION_WORDS: Final = word_set(
    "caption captions figcaption wpcaption imagecaption photocaption cutline credit credits"
    " copyright photocredit imagecredit"
)
_BYLINE_WORDS: Final = word_set(
    "byline bylines author authors authorname dateline datetime timestamp pubdate publishdate"
    " publishedon published postmeta postinfo articlemeta entrymeta"
)
_BYLINE_PAIRS: Final = (
    ("article", "meta"), ("entry", "meta"), ("post", "meta"), ("post", "date"), ("entry", "date"),
    ("article", "date"), ("publish", "date"), ("published", "date"), ("date", "published"),
    ("meta", "info"), ("article", "info"), ("pub", "date"),
)  # fmt: skip
_STANDFIRST_WORDS: Final = word_set(
    "standfirst subtitle subheadline subhead dek deck kicker subheading strapline subline"
)
_STANDFIRST_PAIRS: Final = (
    ("sub", "title"), ("sub", "headline"), ("sub", "heading"), ("article", "summary"),
    ("article", "excerpt"), ("article", "description"),
)  # fmt: skip
_CAPTION_PAIRS: Final = (("caption", "text"), ("image", "credit"), ("photo", "credit"))

# Words for screen readers alone, by the names that style sheets have for them:
# https://webaim.org/techniques/css/invisiblecontent/
_HIDDEN_WORDS: Final = word_set("visuallyhidden")
_HIDDEN_PAIRS: Final = (("visually", "hidden"), ("sr", "only"), ("screen", "reader"))


@lru_cache(maxsize=4096)
def words_of(value: str) -> tuple[str, ...]:
    """The words of a class or id value, in lower case: ``postRelated-box`` gives three."""
    return tuple(word.lower() for word in _WORDS.findall(value[:_LONGEST_VALUE]))


@lru_cache(maxsize=4096)
def _is_marked(value: str, kind: str) -> bool:
    singles, pairs = _KINDS[kind]
    for token in value[:_LONGEST_VALUE].split():
        words = words_of(token)
        if kind.startswith("aside") and not _EMBEDS.isdisjoint(words):
            continue
        if not singles.isdisjoint(words):
            return True
        if any(pair in pairs for pair in pairwise(words)):
            return True
    return False


# A picture that can be opened over the page is no box over it.
_KINDS: Final = {
    "aside": (ASIDE_WORDS, _ASIDE_PAIRS),
    "aside figure": (ASIDE_WORDS - {"popup", "modal"}, _ASIDE_PAIRS),
    "caption": (_CAPTION_WORDS, _CAPTION_PAIRS),
    "byline": (_BYLINE_WORDS, _BYLINE_PAIRS),
    "standfirst": (_STANDFIRST_WORDS, _STANDFIRST_PAIRS),
    "share": (_SHARE_WORDS, ()),
    "hidden": (_HIDDEN_WORDS, _HIDDEN_PAIRS),
}


def _has_mark(element: etree._Element, kind: str) -> bool:
    return any(
        _is_marked(value, kind)
        for name in ("class", "id", "data-component", "data-testid", "itemprop")
        if (value := element.get(name))
    )


def aside_mark(element: etree._Element) -> bool:
    """Whether the element is, by its name or its words, beside the story."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.tag in ("aside", "form") or element.get("role") in ("complementary", "search"):
        return True
    kind = "aside figure" if element.tag == "figure" else "aside"
    return bool(element.attrib) and _has_mark(element, kind)


def share_mark(element: etree._Element) -> bool:
    """Whether the element's words say that one shares the story there."""
    return _has_mark(element, "share")


def hidden_mark(element: etree._Element) -> bool:
    """Whether the element's class says that no reader sees it."""
    return _is_marked(element.get("class", ""), "hidden")


def caption_mark(element: etree._Element) -> bool:
    """Whether the element's words say that it is a picture's caption or credit."""
    return bool(element.attrib) and element.tag != "body" and _has_mark(element, "caption")


def byline_mark(element: etree._Element) -> bool:
    """Whether the element's words say that it names the author or the date."""
    if not element.attrib or element.tag in ("html", "body", "article", "main"):
        return False
    return element.get("rel") == "author" or _has_mark(element, "byline")


def standfirst_mark(element: etree._Element) -> bool:
    """Whether the element's words say that it is the standfirst."""
    if not element.attrib or element.tag in ("html", "body", "article", "main"):
        return False
    return _has_mark(element, "standfirst")
