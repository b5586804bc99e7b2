"""The person that a sentence is about, when it names nobody else. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.names import Who, before_verb, fuller, occurrences, person
from corrigenda.flow.articles.attribution.paragraphs import Paragraph, Story
from corrigenda.flow.articles.attribution.tokens import POSSESSIVE, Token, tokens_in

_MOST_BEFORE_THE_NAME: Final = 7
_MOST_BEFORE_A_COMMA: Final = 15
_MOST_WORDS: Final = 60
_FULL: Final = 2
_NEAR: Final = 20
_COMMA_IN_MARKS: Final = re.compile(r",[”\"’»]\s$")
_NO_PERSON_AFTER: Final = frozenset({"the"})


def subject(story: Story, paragraph: Paragraph, start: int, end: int) -> Who | None:
    """The person whose name begins a sentence, when it is the only one in it.

    A surname counts when the story has the full name, or a title, with it.
    """
    language = paragraph.language
    if language is None or language.nouns_have_capitals or language.verb_first:
        return None
    found = tokens_in(paragraph.frame, start, end)
    if len(found) > _MOST_WORDS:
        return None
    first = _first(paragraph, found, language)
    for last in _ends_of_names(paragraph.frame, found[first:], language):
        until = first + last
        name = before_verb(paragraph.frame, found[first].start, found[until].end, language)
        if name is None or name.kind != "name" or not _known(story, paragraph, name):
            continue
        said = paragraph.frame[name.start : name.end]
        others = [found[:first], found[until + 1 :]]
        return None if any(_others(story, said, rest, language) for rest in others) else name
    return None


def is_person(story: Story, name: str, language: Language) -> bool:
    """Whether the story has a surname with a first name or with a title."""
    full = fuller(name, story.prose, language)
    return person(full, language) if " " in full else _is_titled(story, name, language)


def _is_titled(story: Story, name: str, language: Language) -> bool:
    titles = "|".join(map(re.escape, sorted(language.men | language.women)))
    titled = rf"\b(?:{titles})\.? {re.escape(name)}\b"
    return bool(titles) and re.search(titled, story.prose, re.IGNORECASE) is not None


def _first(paragraph: Paragraph, found: Sequence[Token], language: Language) -> int:
    """The place of the word that the subject may begin with: after "On Monday,"."""
    first = 0
    while first + 1 < len(found) and found[first].bare in language.links | {"yet"}:
        first += 1
    if first < len(found) and found[first].bare in language.leads:
        near = found[first : first + _MOST_BEFORE_A_COMMA]
        for at, (token, after) in enumerate(pairwise(near), first + 1):
            gap = paragraph.text[token.end : after.start]
            if gap.startswith(",") or _COMMA_IN_MARKS.search(gap):
                return at
    return first


def _ends_of_names(frame: str, found: Sequence[Token], language: Language) -> Iterator[int]:
    """The places of the last words of the names that a sentence may begin with."""
    for at, token in enumerate(found[:_MOST_BEFORE_THE_NAME]):
        after = found[at + 1] if at + 1 < len(found) else None
        comma = frame[token.end : token.end + 1] == ","
        if after is None or POSSESSIVE.search(token.word):
            return
        if frame[token.end : token.end + 1] not in (",", " "):
            return
        if not token.capital or (after.capital and not comma):
            if comma or token.bare in language.stops | language.leads:
                return
            continue
        if after.bare in language.links or (not comma and after.bare in language.titles):
            return
        run = at
        while run and found[run - 1].capital:
            run -= 1
        thing = found[0].bare in language.articles and not any(
            one.bare in language.titles for one in found[:run]
        )
        if thing:
            return
        if at + 1 - run >= _FULL or all(
            one.capital or one.bare in language.titles for one in found[:at]
        ):
            yield at
        if comma:
            return


def _known(story: Story, paragraph: Paragraph, who: Who) -> bool:
    """Whether the story shows that a name is a person's: by a title, a description, or speech."""
    language = paragraph.language
    name = paragraph.frame[who.start : who.end]
    if language is None or not person(name, language) or name.casefold() in language.names_no_one:
        return False
    before = paragraph.frame[max(0, who.start - 25) : who.start].split()
    if before and before[-1].strip(".,").casefold() in language.titles:
        return True
    full = name if " " in name else fuller(name, story.prose, language)
    surname = name.split()[-1]
    if " " not in full or not person(full, language):
        return _is_titled(story, name, language)
    described = rf"{re.escape(full)}(?:, (?:\d\d\b|[a-zа-яіїєґ])| \()"
    titled = rf"([\w-]+)\.? {re.escape(full)}\b"
    return (
        _speaks(story, surname, language)
        or _is_titled(story, surname, language)
        or re.search(described, story.prose) is not None
        or any(
            one.group(1).casefold() in language.titles for one in re.finditer(titled, story.prose)
        )
    )


def _speaks(story: Story, name: str, language: Language) -> bool:
    """Whether a verb of saying stands right beside a name, anywhere in the story."""
    for at in occurrences(name, story.prose):
        end = at + len(name)
        if language.verbs.match(story.prose, end + 1):
            return True
        before = language.verbs.finditer(story.prose, max(0, at - _NEAR), at)
        if any(one.end() == at - 1 for one in before):
            return True
    return False


def _others(story: Story, said: str, rest: Sequence[Token], language: Language) -> bool:
    """Whether the rest of a sentence names another person."""
    own = set(said.split())
    placed = False
    before = ""
    for at, token in enumerate(rest):
        word = token.word.strip(".,’'")
        capital = token.capital and token.bare.isalpha() and not word.isupper()
        if not capital or token.bare in language.names_no_one:
            before, placed = token.bare, False
            continue
        placed = placed or before in language.places | _NO_PERSON_AFTER
        before = token.bare
        if placed or word in own or POSSESSIVE.search(token.word):
            continue
        if at + 1 < len(rest) and rest[at + 1].capital and person(word, language):
            after = rest[at + 1]
            if not POSSESSIVE.search(after.word) and person(after.word.strip(".,"), language):
                return True
        if is_person(story, word, language):
            return True
    return False
