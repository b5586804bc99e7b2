"""The verbs of a sentence that say that somebody said something, each with who that is. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.marks import MASK
from corrigenda.flow.articles.attribution.names import Who, after_verb, before_verb, opening
from corrigenda.flow.articles.attribution.paragraphs import Paragraph

_MOST: Final = 40
_EDGE: Final = " ,;:–—-\u00a0."
_INVERTED_PRONOUN: Final = re.compile(r"-(?:il|elle)\b", re.IGNORECASE)
_THAT: Final = re.compile(r".*\b(?:that|dass|que|що|что|who|which)\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and who does it; places are in the paragraph.

    Attributes:
        left: where the words that belong to the verb begin.
        inverted: who it is stands after the verb.
        weak: it counts beside quotation marks only.
        first: nothing else was said before it in the sentence.
    """

    left: int
    start: int
    end: int
    who: Who | None
    inverted: bool
    weak: bool
    first: bool

    @property
    def begins(self) -> int:
        """Where it begins: with who it is, or with the verb."""
        return min(self.start, self.who.start) if self.who else self.start


def clauses(paragraph: Paragraph, start: int, end: int) -> list[Clause]:
    """Those of one sentence, in order."""
    language = paragraph.language
    if language is None:
        return []
    found: list[Clause] = []
    for verb in language.verbs.finditer(paragraph.frame, start, end):
        if verb.group()[:1].isupper() and paragraph.frame[start : verb.start()].strip(_EDGE):
            continue  # "United States", "State Department"
        if len(found) >= _MOST:
            break
        found.append(_clause(paragraph, language, verb, (start, end), found))
    return found


def _clause(
    paragraph: Paragraph,
    language: Language,
    verb: re.Match[str],
    sentence: tuple[int, int],
    before: list[Clause],
) -> Clause:
    start, end = sentence
    left = max(start, paragraph.frame.rfind(MASK, start, verb.start()) + 1)
    weak = verb.group().casefold() in language.weak
    reading = _Reading(paragraph.frame, language, verb, left, end, left > start)
    earlier = before[-1] if before else None
    if earlier and earlier.end > left:
        who, inverted = reading.beside(earlier)
    else:
        who, inverted = reading.alone(earlier)
    return Clause(left, *verb.span(), who, inverted, weak, first=earlier is None)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words around one verb: from `left`, where a quotation or the sentence ends, to `end`."""

    frame: str
    language: Language
    verb: re.Match[str]
    left: int
    end: int
    quoted: bool

    def alone(self, earlier: Clause | None) -> tuple[Who | None, bool]:
        """Who does the verb, when no other verb stands between it and the edge on its left."""
        between = self.frame[self.left : self.verb.start()]
        if self.language.verb_first or _INVERTED_PRONOUN.search(self.verb.group()):
            return self.after(), True
        if self.joins(between) or (earlier and self.goes_on(between)):
            return (earlier.who if earlier else None), False
        this = self.language.this.fullmatch(between.strip(_EDGE))
        if earlier is None and self.goes_on(between, far=True) and (who := self.opening()):
            return who, False
        if this or not between.strip(_EDGE):
            who = self.after() if self.quoted or self.language.inverts else None
            return (who, True) if who or not earlier else (earlier.who, False)
        return self.named(between)

    def named(self, between: str) -> tuple[Who | None, bool]:
        """Who the words before a verb name, or else those after it."""
        if between.rstrip().endswith(",") and (tag := self.tag()):
            return tag, True
        if who := before_verb(self.frame, self.left, self.verb.start(), self.language):
            return who, False
        return (self.after(), True) if self.language.inverts else (None, False)

    def beside(self, earlier: Clause) -> tuple[Who | None, bool]:
        """The same, when there is one: it may be a second verb of whoever did that."""
        between = self.frame[earlier.end : self.verb.start()]
        if self.language.verb_first:
            return self.after(), True
        if not between.strip(_EDGE) or self.joins(between):
            return earlier.who, False
        if between.rstrip().endswith(",") and (tag := self.tag()):
            return tag, True
        if self.goes_on(between) or (between.rstrip().endswith(",") and between.count(",") == 1):
            return earlier.who, False
        cut = _THAT.match(between)
        if cut is None and "," not in between:
            return None, False
        left = earlier.end + (cut.end() if cut else 0)
        return before_verb(self.frame, left, self.verb.start(), self.language), False

    def goes_on(self, between: str, *, far: bool = False) -> bool:
        """Whether the verb is a participle after a comma: "..., adding that".

        `far` is for one that follows a verb of another sort: "wrote a letter stating that".
        """
        participle = self.verb.group().casefold() in self.language.participles
        rest = self.frame[self.verb.end() : self.end].lstrip()
        far = far and (rest[:1] == MASK or _THAT.match(rest[:5]) is not None)
        return participle and (far or between.rstrip().endswith(","))

    def opening(self) -> Who | None:
        """The name or the body that a sentence begins with, for a participle further on."""
        if self.left and self.quoted:
            return None
        return opening(self.frame, self.left, self.verb.start(), self.language)

    def joins(self, between: str) -> bool:
        """Whether they end with a word that joins the verb to another of the same subject."""
        last = [one.strip(_EDGE).casefold() for one in between.split()][-2:]
        adverbs = self.language.adverbs
        while last and last[-1] in adverbs and last[-1] not in self.language.links:
            last.pop()
        return bool(last) and last[-1] in self.language.links

    def after(self) -> Who | None:
        """Who stands after the verb, or is joined to it: "dit-elle"."""
        if _INVERTED_PRONOUN.search(self.verb.group()):
            return Who(*self.verb.span(), "pronoun")
        if self.verb.group().casefold() in self.language.with_object:
            return None
        if self.language.verb_first and self.unsaid():
            return Who(*self.verb.span(), "pronoun")
        return after_verb(self.frame, self.verb.end(), self.end, self.language)

    def unsaid(self) -> bool:
        """Whether a verb that its subject follows has none: "(she) added: ...", "added that"."""
        rest = self.frame[self.verb.end() : self.end].lstrip()
        first = rest.split(maxsplit=1)[0] if rest else ""
        return rest[:1] in (":", MASK) or first.strip(":،,") in self.language.that

    def tag(self) -> Who | None:
        """Who stands after it, when nothing else can: a name and a comma, or the sentence's end."""
        who = self.after()
        if who is None or self.verb.group().casefold() in self.language.weak:
            return None
        rest = self.frame[who.end : self.end].lstrip()
        last = not rest.strip(_EDGE + MASK + "!?")
        named = who.kind == "name" or self.frame[who.start : who.end] in self.language.people
        return who if last or (named and rest[:1] in ",(") else None
