"""Whom the text calls he, she, it or they, when it can be but one. Pure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from corrigenda.flow.articles.attribution.clauses import clauses
from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.marks import MASK
from corrigenda.flow.articles.attribution.names import Who, before_verb, person
from corrigenda.flow.articles.attribution.paragraphs import Paragraph, Story
from corrigenda.flow.articles.blocks import Role

_PARAGRAPHS_BACK: Final = 3
_BODY: Final = frozenset({Role.body, Role.quote, Role.list})


def antecedent(story: Story, number: int, pronoun: Who) -> tuple[int, Who] | None:
    """The paragraph and the words that name who is meant; None where it may be more than one.

    It is the one who last spoke under a name, in this paragraph or one of the three before it.
    """
    paragraph, language = story.paragraphs[number], story.language
    if language is None:
        return None
    said = paragraph.text[pronoun.start : pronoun.end].casefold()
    kind = _kind(said, language)
    limit = pronoun.start
    for back in range(number, max(-1, number - 1 - _PARAGRAPHS_BACK), -1):
        one = story.paragraphs[back]
        if back != number and one.role not in _BODY:
            continue
        end = limit if back == number else len(one.text)
        found = _in_paragraph(story, one, end, kind)
        if found is not None:
            return (back, found) if found.kind != "pronoun" else None
    return None


def _kind(said: str, language: Language) -> str:
    if said in language.they:
        return "they"
    if said in language.she or said.endswith("-elle"):
        return "she"
    return "he"


def _in_paragraph(story: Story, paragraph: Paragraph, limit: int, kind: str) -> Who | None:
    """The one who speaks last before `limit`; a pronoun where it cannot be told."""
    language = story.language
    if language is None:
        return None
    for start, end in reversed(paragraph.sentences):
        if start >= limit:
            continue
        whos = [
            one.who
            for one in clauses(paragraph, start, end)
            if one.who and not one.weak and one.who.end <= limit and one.who.kind != "pronoun"
        ]
        different = {paragraph.text[one.start : one.end] for one in whos}
        if len(different) > 1:
            return Who(start, start, "pronoun")
        if not whos and (subject := _subject(paragraph, language, start, min(end, limit))):
            whos = [subject]
        nobody = Who(start, start, "pronoun")
        if whos:
            return whos[-1] if _fits(paragraph, language, whos[-1], kind) else nobody
        if _names_somebody(story, paragraph, start, min(end, limit), kind):
            return nobody
    return None


def _names_somebody(story: Story, paragraph: Paragraph, start: int, end: int, kind: str) -> bool:
    """Whether a sentence names somebody, of whom it is not known that they speak.

    One that goes on with the same pronoun names them as what is spoken of.
    """
    language, words = story.language, paragraph.frame[start:end].split()
    if language is None or language.verb_first or not words:
        return False
    bare = [one.strip(".,;:()“”\"'").casefold() for one in words]
    if _kind(bare[0], language) == kind and bare[0] in language.pronouns:
        return False
    places = language.stops | language.leads | {"of", "the"}
    for at, word in enumerate(words):
        if not word[:1].isupper() or bare[at] in language.names_no_one or not bare[at].isalpha():
            continue
        alone = language.nouns_have_capitals and not (at and words[at - 1][:1].isupper())
        placed = at > 0 and bare[at - 1] in places
        if alone or placed or not person(word.strip(".,"), language):
            continue
        if at or _is_name_elsewhere(story, word.strip(".,’'")):
            return True
    return False


def _is_name_elsewhere(story: Story, word: str) -> bool:
    """Whether a word that begins a sentence has its capital in the middle of others, too."""
    return bool(re.search(rf"(?<=[^\W\d_A-Z,] ){re.escape(word)}\b", story.prose))


def _subject(paragraph: Paragraph, language: Language, start: int, end: int) -> Who | None:
    """The person whose full name begins a sentence, when it is the only one in it."""
    frame = paragraph.frame
    words = frame[start:end].split()
    taken = []
    for word in words[:6]:
        if not word[:1].isupper() or word.endswith(("’s", "'s")):
            break
        taken.append(word)
        if word.endswith(","):
            break
    if len(taken) < 2 or language.nouns_have_capitals or MASK in "".join(taken):
        return None
    at = frame.index(taken[0], start)
    who = before_verb(frame, at, at + len(" ".join(taken)), language)
    if who is None or who.kind != "name" or not person(frame[who.start : who.end], language):
        return None
    rest = words[len(taken) :]
    others = sum(a[:1].isupper() and b[:1].isupper() for a, b in pairwise(rest))
    return who if not others and " " in frame[who.start : who.end] else None


def _fits(paragraph: Paragraph, language: Language, who: Who, kind: str) -> bool:
    before = paragraph.text[max(0, who.start - 25) : who.start].split()
    title = before[-1].strip(".,").casefold() if before else ""
    if kind == "he" and title in language.women:
        return False
    if kind == "she" and title in language.men:
        return False
    name = paragraph.text[who.start : who.end]
    if kind == "they":
        return True
    if who.kind == "described":
        return any(one.strip(",.").casefold() in language.titles for one in name.split())
    return person(name, language)
