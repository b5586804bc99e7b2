"""Which story a letter is about, and which of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from corrigenda.anchoring import Selector, State, describe, find, fold
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.finding import articles_like
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.flow.reports.letters.letter import Quotation
from corrigenda.flow.reports.models import Letter
from corrigenda.lib import urls

NEWEST = 5_000
"""Stories whose headlines are compared: nobody writes about older ones by headline alone."""
MOST_STORIES = 5
MOST_QUOTATIONS = 12
TELLING = 16
"""Letters of a headline that says by itself which story is meant, wherever it stands."""
SHORT = 3
FRESH = timedelta(seconds=5)
_REPLY = re.compile(r"^\s*((re|fwd?|aw|wg|fw|відп|пер|رد)\s*(\[\d+\])?\s*:\s*)+", re.IGNORECASE)

NO_STORY = "It has no link to a story of yours, and no headline of one."
SEVERAL = "It may be about any of {} stories."
NO_QUOTATION = "It quotes no words of the story."
NOT_THERE = "The words that it quotes do not stand in the story."
MANY_PLACES = "The words that it quotes stand several times in the story."


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a letter is about, as far as it was found.

    Attributes:
        says: words of the story, or as the letter has them; empty where there are none.
        selector: W3C JSON, where the passage is sure enough to make a report of it.
        doubt: why it is not, as a sentence.
        unread: the story, where its page is to be read before anything can be said.
    """

    article: Article | None = None
    says: str = ""
    should_say: str = ""
    selector: dict[str, object] | None = None
    doubt: str = ""
    unread: Article | None = None


def meaning_of(letter: Letter) -> Meaning:
    """Find the story by its link, or else its headline, and the passage by its quotation."""
    quotations = [Quotation(*one) for one in letter.quotations[:MOST_QUOTATIONS]]
    own = letter.links[: letter.own_links]
    stories = (
        _linked(letter.outlet, own)
        or _named(letter.outlet, letter, quotations)
        or _linked(letter.outlet, letter.links[letter.own_links :])
    )
    guess = quotations[0].says if quotations else ""
    if not stories:
        return Meaning(says=guess, doubt=NO_STORY)
    found = [one for one in (_passage(story, quotations) for story in stories) if one is not None]
    sure = [one for one in found if one.selector is not None]
    if len(sure) == 1:
        return sure[0]
    if len(stories) > 1:
        return Meaning(says=guess, doubt=SEVERAL.format(len(stories)))
    [story] = stories
    if quotations and _is_unread(story, letter):
        return Meaning(story, unread=story, doubt=NOT_THERE)
    explicit = next((one for one in quotations if one.explicit), None)
    if explicit is not None:
        # As with the form: the reader may see what our reading of the page lacks.
        selector = Selector(exact=explicit.says).to_dict()
        return Meaning(story, explicit.says, explicit.should_say, selector)
    doubt = found[0].doubt if found else NOT_THERE if quotations else NO_QUOTATION
    return Meaning(story, guess, doubt=doubt)


def story_named(outlet: Outlet, written: str) -> Article | None:
    """The story that an editor names by its address or its headline; made where it is not known.

    Raises:
        urls.UrlError: it looks like an address and is none.
    """
    written = written.strip()
    if re.match(r"https?://", written, re.IGNORECASE):
        address = urls.normalize(written)
        known = [one for one in articles_like(address) if one.outlet_id == outlet.pk]
        if known:
            return known[0]
        return register(outlet, address) if outlet_of_url(address) == outlet else None
    wanted = _folded(written)
    same = [pk for pk, headline in _headlines(outlet) if headline == wanted and wanted]
    return Article.objects.select_related("current").get(pk=same[0]) if len(same) == 1 else None


def passage_in(article: Article, says: str) -> dict[str, object]:
    """The selector of words of a story, W3C JSON: with what stands around them, if they do."""
    text = article.current.text if article.current else ""
    place = find(Selector(exact=says), text)
    if place.start is None or place.end is None:
        return dict(Selector(exact=says).to_dict())
    return dict(describe(text, place.start, place.end).to_dict())


def _passage(story: Article, quotations: list[Quotation]) -> Meaning | None:
    """The likeliest quotation that stands in the story; None for none."""
    text = story.current.text if story.current else ""
    several: Meaning | None = None
    headline = _folded(story.current.headline) if story.current else ""
    for one in quotations:
        if not one.explicit and _folded(one.says) == headline:
            continue  # It only says which story is meant.
        place = find(Selector(exact=one.says), text)
        if place.start is not None and place.end is not None and len(one.says) >= SHORT:
            selector = dict(describe(text, place.start, place.end).to_dict())
            return Meaning(story, text[place.start : place.end], one.should_say, selector)
        if place.state is State.AMBIGUOUS and several is None:
            several = Meaning(story, one.says, one.should_say, doubt=MANY_PLACES)
    return several


def _linked(outlet: Outlet, links: list[str]) -> list[Article]:
    """The stories of the outlet to which links lead; an unknown one where it is the only link."""
    known: dict[int, Article] = {}
    unknown: dict[str, None] = {}
    for link in links:
        try:
            address = urls.normalize(link)
            house = outlet_of_url(address)
            stories = [one for one in articles_like(address) if one.outlet_id == outlet.pk]
        except urls.UrlError:
            continue
        if stories:
            known[stories[0].pk] = stories[0]
        elif house == outlet and len(urlsplit(address).path) > 1:
            unknown[address] = None
    if not known and len(unknown) == 1:
        article = register(outlet, next(iter(unknown)))
        known[article.pk] = article
    return list(_with_text(known))[:MOST_STORIES]


def _named(outlet: Outlet, letter: Letter, quotations: list[Quotation]) -> list[Article]:
    """The story whose headline is the subject, a quotation, or stands in what was written."""
    exact = {_folded(_REPLY.sub("", letter.subject)), *(_folded(one.says) for one in quotations)}
    around = f"{_folded(letter.subject)}\n{_folded(letter.text)}"
    found = {
        pk: headline
        for pk, headline in _headlines(outlet)
        if headline and (headline in exact or (len(headline) >= TELLING and headline in around))
    }
    # A headline that is part of another that was found says nothing by itself.
    longest = [
        pk
        for pk, one in found.items()
        if not any(one in other for key, other in found.items() if key != pk and one != other)
    ]
    return list(_with_text(dict.fromkeys(longest)))[:MOST_STORIES]


def _headlines(outlet: Outlet) -> list[tuple[int, str]]:
    rows = (
        Article.objects.filter(outlet=outlet, same_as=None)
        .exclude(current=None)
        .order_by("-pk")
        .values_list("pk", "current__headline")[:NEWEST]
    )
    return [(pk, _folded(headline)) for pk, headline in rows]


def _folded(words: str) -> str:
    return " ".join(fold(words).text.split())


def _with_text(keys: dict[int, object] | dict[int, Article]) -> list[Article]:
    rows = Article.objects.select_related("current", "outlet").in_bulk(list(keys))
    return [rows[key] for key in keys if key in rows]


def _is_unread(story: Article, letter: Letter) -> bool:
    tried = story.read_tried_at
    return tried is None or tried < letter.received_at - FRESH
