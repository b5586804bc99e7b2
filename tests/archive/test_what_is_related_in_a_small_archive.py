"""Of the demo's few stories those about the river belong together, and no others.

By which runs of words a shared paragraph is known is drawn by hashes, another way for each outlet,
so more than one outlet is looked at.
"""

from __future__ import annotations

from collections import Counter

import pytest

from corrigenda.archive.related import by_chance, likeness, profile_of, rarity
from corrigenda.flow.articles.blocks import text_of
from corrigenda.flow.articles.reading import read_html
from corrigenda.surfaces.demo.cms.store import packaged
from corrigenda.surfaces.demo.story import parse

OUTLETS = range(1, 9)
OSSEL = {
    "three-river-states-sign-ossel-treaty",
    "what-the-ossel-treaty-says",
    "barge-rates-fall-as-shippers-bet-on-ossel",
    "herons-return-to-lower-ossel",
}
"""What a newspaper would link with one another: twelve pairs of one story beside another."""

Pairs = set[tuple[str, str]]


def texts(language: str) -> dict[str, tuple[str, str]]:
    """Headline and text of the stories in a language."""
    stories = (parse(one) for one in packaged().values())
    return {
        one.slug: (one.headline, text_of(read_html(f"<html>{one.article}".encode()).blocks))
        for one in stories
        if one.language == language
    }


def related(language: str, outlet: int) -> Pairs:
    """Each story with those that it is more like than chance would have it."""
    profiles = {
        slug: profile_of(headline, text, salt=f"{outlet}/{language}")
        for slug, (headline, text) in texts(language).items()
    }
    counts: Counter[int] = Counter()
    for profile in profiles.values():
        counts.update(set(profile.words.tolist()))
    rare = {word: rarity(count, len(profiles)) for word, count in counts.items()}
    return {
        (slug, other)
        for slug, one in profiles.items()
        for other, its in profiles.items()
        if slug != other and likeness(one, its, rare) > by_chance(one, counts, rare, len(profiles))
    }


@pytest.mark.parametrize("outlet", OUTLETS)
def test_only_stories_about_the_river_are_related(outlet: int) -> None:
    for language in ("en", "uk"):
        for pair in related(language, outlet):
            assert set(pair) <= OSSEL


def test_most_stories_about_the_river_are() -> None:
    found = Counter(frozenset(pair) for outlet in OUTLETS for pair in related("en", outlet))
    often = {pair for pair, times in found.items() if times >= len(OUTLETS) / 2}
    assert len(often) >= 3
    assert len(frozenset().union(*often)) >= 3
