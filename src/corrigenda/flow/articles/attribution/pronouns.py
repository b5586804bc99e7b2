"""Whom the text calls he, she, it or they, when it can be but one. Pure."""

from __future__ import annotations

import re
from typing import Final

from corrigenda.flow.articles.attribution.clauses import clauses
from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.names import Who, person
from corrigenda.flow.articles.attribution.paragraphs import Paragraph, Story
from corrigenda.flow.articles.attribution.subjects import subject
from corrigenda.flow.articles.attribution.tokens import tokens_in
from corrigenda.flow.articles.blocks import Role

_PARAGRAPHS_BACK: Final = 3
_MOST_BACK: Final = 8
_SHE_DOES: Final = ("ت",)
"""How an Arabic verb ends that a woman, or a body with a feminine name, does."""
_BODY: Final = frozenset({Role.body, Role.quote, Role.list})


def antecedent(story: Story, number: int, pronoun: Who) -> tuple[int, Who] | None:
    """The paragraph and the words that name who is meant; None where it may be more than one.

    It is the one who last spoke under a name, in this paragraph or one of the three before it, of
    which those do not count in which somebody speaks who is called the same; or the one whom a
    sentence is about that names nobody else.
    """
    paragraph, language = story.paragraphs[number], story.language
    if language is None:
        return None
    said = paragraph.text[pronoun.start : pronoun.end].casefold()
    kind = _kind(said, language)
    limit = pronoun.start
    left = _PARAGRAPHS_BACK
    for back in range(number, max(-1, number - 1 - _MOST_BACK), -1):
        one = story.paragraphs[back]
        if back != number and one.role not in _BODY:
            continue
        if left < 0:
            break
        left -= back == number or not _speaks(one, language, kind)
        end = limit if back == number else len(one.text)
        found = _in_paragraph(story, one, end, kind)
        if found is not None:
            return (back, found) if found.kind != "pronoun" else None
    return None


def _speaks(paragraph: Paragraph, language: Language, kind: str) -> bool:
    """Whether somebody speaks there who is called the same: it goes on with them."""
    said = [
        paragraph.text[one.who.start : one.who.end].casefold()
        for span in paragraph.sentences
        for one in clauses(paragraph, *span)
        if one.who and one.who.kind == "pronoun"
    ]
    return any(_kind(one, language) == kind for one in said)


def _kind(said: str, language: Language) -> str:
    if said in language.they:
        return "they"
    if said in language.she | language.hers or said.endswith("-elle"):
        return "she"
    if language.verb_first and said.endswith(_SHE_DOES):
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
        found = [one for one in clauses(paragraph, start, end) if one.who and not one.weak]
        if language.verb_first and any(
            _kind(paragraph.text[one.start : one.end], language) != kind for one in found[-1:]
        ):
            return Who(start, start, "pronoun")
        whos = [
            one.who
            for one in found
            if one.who and one.who.end <= limit and one.who.kind != "pronoun"
        ]
        whos = [one for one in whos if kind == "they" or not _many(paragraph, language, one)]
        different = {paragraph.text[one.start : one.end] for one in whos}
        if len(different) > 1:
            return Who(start, start, "pronoun")
        if not whos and (about := subject(story, paragraph, start, min(end, limit))):
            other = _speaks_of_another(paragraph, language, (start, min(end, limit)), kind)
            whos = [] if other else [about]
        nobody = Who(start, start, "pronoun")
        if whos:
            return whos[-1] if _fits(story, paragraph, whos[-1], kind) else nobody
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


def _many(paragraph: Paragraph, language: Language, who: Who) -> bool:
    """Whether a description is of more than one: "the officials"."""
    last = paragraph.text[who.start : who.end].split()[-1].strip(".,").casefold()
    return who.kind == "described" and last in language.people


def _speaks_of_another(
    paragraph: Paragraph, language: Language, span: tuple[int, int], kind: str
) -> bool:
    """Whether a sentence says "her" beside a name that "he" would be, or the other way round."""
    other = {"he": language.she | language.hers, "she": language.he | language.his}.get(kind)
    said = [one.bare for one in tokens_in(paragraph.frame, *span)]
    return bool(other) and any(one in (other or ()) for one in said)


def _fits(story: Story, paragraph: Paragraph, who: Who, kind: str) -> bool:
    """Whether somebody can be called so, by their title, here or anywhere in the story."""
    language = paragraph.language
    if language is None or kind == "they":
        return language is not None
    before = paragraph.text[max(0, who.start - 25) : who.start].split()
    title = before[-1].strip(".,").casefold() if before else ""
    name = paragraph.text[who.start : who.end]
    others = language.women if kind == "he" else language.men
    if title in others:
        return False
    if who.kind == "described":
        return any(one.strip(",.").casefold() in language.titles for one in name.split())
    return person(name, language) and not _titled(story, name.split()[-1], others)


def _titled(story: Story, surname: str, titles: frozenset[str]) -> bool:
    """Whether the story gives a surname one of those titles anywhere."""
    either = "|".join(map(re.escape, sorted(titles)))
    found = rf"\b(?:{either})\.? (?:[^\W\d_]+ )?{re.escape(surname)}\b"
    return bool(either) and re.search(found, story.prose, re.IGNORECASE) is not None
