"""Who said the words of a passage. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from corrigenda.flow.articles.attribution.answer import Rule, Speaker, Unsure
from corrigenda.flow.articles.attribution.clauses import Clause, clauses
from corrigenda.flow.articles.attribution.marks import MASK, Marked
from corrigenda.flow.articles.attribution.names import Who, after_verb, before_verb, fuller
from corrigenda.flow.articles.attribution.outlets import is_outlet
from corrigenda.flow.articles.attribution.paragraphs import Paragraph, Story, next_tells
from corrigenda.flow.articles.attribution.pronouns import antecedent
from corrigenda.flow.articles.attribution.subjects import subject
from corrigenda.flow.articles.blocks import Role

_WORDS_TO_THE_QUOTE: Final = 35
_WORDS_OF_A_TAG: Final = 12
_BESIDE: Final = 3
_MOST_BEFORE: Final = 3
_MOST_SOURCES: Final = 10
_SIGNATURE: Final = 80
_DASHES: Final = "—–―-"


@dataclass(frozen=True, slots=True)
class Heard:
    """Who a rule says it was; `who` is None where the rule cannot tell, and `unsure` says why."""

    number: int
    who: Who | None = None
    rule: Rule = Rule.INDIRECT
    start: int = 0
    end: int = 0
    unsure: Unsure | None = None
    carried: bool = False


def of_quote(story: Story, number: int, quote: Marked) -> Heard | None:
    """Who says a quotation, by the words of its own sentence; None for nobody there."""
    paragraph = story.paragraphs[number]
    start, end = paragraph.sentences[paragraph.sentence_at(quote.start)]
    found = clauses(paragraph, start, end)
    after = _following(paragraph, quote, found)
    before = [one for one in found if one.end < quote.start and one.who]
    lead = before[-1] if before and _leads_to(paragraph, quote, before[-1]) else None
    if after and lead and _beside(paragraph, lead, quote) and after.who != lead.who:
        return Heard(number, unsure=Unsure.TWO)
    if after:
        return _heard(number, after, Rule.VERB_AFTER)
    if lead:
        return _heard(number, lead, Rule.VERB_BEFORE)
    return _according(paragraph, number, start, end) or _colon(story, number, quote, start)


def of_speech(story: Story, number: int, start: int, end: int) -> Heard | None:
    """Who says words that stand in no quotation: indirect speech."""
    paragraph = story.paragraphs[number]
    left, right = paragraph.sentences[paragraph.sentence_at(start)]
    found = [one for one in clauses(paragraph, left, right) if one.who and not one.weak]
    heard = None
    for one in found:
        if _ends_the_sentence(paragraph, one, end, right):
            heard = _heard(number, one, Rule.INDIRECT)
            break
        opens = one.first or heard is not None
        if (
            opens
            and not _out_of_clause(paragraph, one, left, start)
            and (start >= one.end or end > one.begins)
            and heard is None
        ):
            heard = _heard(number, one, Rule.INDIRECT)
    followed = _according(paragraph, number, left, right)
    if heard and followed:
        return Heard(number, unsure=Unsure.TWO)
    return heard or followed or _told_after(story, number, start)


def _out_of_clause(paragraph: Paragraph, clause: Clause, left: int, start: int) -> bool:
    """Whether words stand after a clause that is but the beginning: "While she said yes, he …"."""
    language = paragraph.language
    before = paragraph.frame[left : clause.begins].split()
    if language is None or not before or before[0].casefold() not in language.whens:
        return False
    comma = paragraph.frame.find(",", clause.end)
    inside = "," in paragraph.frame[left : clause.begins]
    return not inside and 0 <= comma < start


def _told_after(story: Story, number: int, start: int) -> Heard | None:
    """Who says a sentence by the next one: "Про це повідомила Олена Верес."."""
    paragraph = story.paragraphs[number]
    span = next_tells(paragraph, start)
    if span is None:
        return None
    found = [one for one in clauses(paragraph, *span) if one.who and one.inverted]
    return _carried(_heard(number, found[0], Rule.INDIRECT)) if found else None


def before_in_paragraph(story: Story, number: int, quote: Marked) -> Heard | None:
    """Of a sentence that is a quotation and nothing else: who spoke in the sentence before it."""
    paragraph = story.paragraphs[number]
    at = paragraph.sentence_at(quote.start)
    if not paragraph.only_quoted(*paragraph.sentences[at]):
        return None
    for earlier in range(at - 1, max(-1, at - 1 - _MOST_BEFORE), -1):
        start, end = paragraph.sentences[earlier]
        if not paragraph.only_quoted(start, end):
            found = _last_of(story, number, start, end)
            return found or _about(story, number, (start, end), near=earlier == at - 1)
    if at + 1 < len(paragraph.sentences) and not any(
        not paragraph.only_quoted(*one) for one in paragraph.sentences[:at]
    ):
        return _next_of(story, number, quote, at)
    return None


def _about(story: Story, number: int, span: tuple[int, int], *, near: bool) -> Heard | None:
    """Of whom the sentence right before is, in which nobody says anything."""
    paragraph = story.paragraphs[number]
    alone = near and MASK not in paragraph.frame[slice(*span)]
    who = subject(story, paragraph, *span) if alone else None
    return Heard(number, who, Rule.SUBJECT, *span, carried=True) if who else None


def _next_of(story: Story, number: int, quote: Marked, at: int) -> Heard | None:
    paragraph = story.paragraphs[number]
    start, end = paragraph.sentences[at + 1]
    following = next((one for one in paragraph.quotes if start <= one.start < end), None)
    if following is None or paragraph.frame[start : following.start].strip(MASK + " "):
        return None
    heard = of_quote(story, number, following)
    return heard if heard and heard.rule is Rule.VERB_AFTER else None


def of_neighbours(story: Story, number: int) -> Heard | None:
    """Of a paragraph that is a quotation and nothing else: who spoke before it, or who signs it."""
    paragraph = story.paragraphs[number]
    if paragraph.role is not Role.quote and not paragraph.only_quoted(0, len(paragraph.text)):
        return None
    if number + 1 < len(story.paragraphs) and (signed := _signed(story, number + 1)):
        return signed
    return _of_paragraph_before(story, number)


def _of_paragraph_before(story: Story, number: int) -> Heard | None:
    set_apart = story.paragraphs[number].role is Role.quote
    for earlier in range(number - 1, max(-1, number - 1 - _MOST_BEFORE), -1):
        one = story.paragraphs[earlier]
        if one.role is Role.caption:
            continue
        if one.only_quoted(0, len(one.text)):
            continue
        start, end = one.sentences[-1]
        if one.text.rstrip().endswith(":"):
            return _last_of(story, earlier, *_colon_sentence(one))
        if one.only_quoted(start, end) and len(one.sentences) > 1:
            start, end = _speaking_before(one)
        elif MASK not in one.frame[start:end]:
            return None if set_apart else _reported_in(story, earlier, start, end)
        return _last_of(story, earlier, start, end)
    return None


def _reported_in(story: Story, number: int, start: int, end: int) -> Heard | None:
    """Who alone says something in a sentence without a quotation, and says all of it."""
    paragraph = story.paragraphs[number]
    found = [one for one in clauses(paragraph, start, end) if one.who]
    whos = {one.who for one in found}
    if len(whos) != 1 or found[0].weak or not found[0].first:
        return None
    return _carried(_heard(number, found[0], Rule.GOES_ON))


def _colon_sentence(paragraph: Paragraph) -> tuple[int, int]:
    """The last sentence with somebody who speaks, of a paragraph that ends with a colon."""
    for start, end in reversed(paragraph.sentences[-2:]):
        if any(one.who for one in clauses(paragraph, start, end)):
            return start, end
    return paragraph.sentences[-1]


def _speaking_before(paragraph: Paragraph) -> tuple[int, int]:
    """The last sentence that has more than a quotation."""
    kept = [one for one in paragraph.sentences if not paragraph.only_quoted(*one)]
    return kept[-1] if kept else paragraph.sentences[-1]


def _signed(story: Story, number: int) -> Heard | None:
    paragraph, language = story.paragraphs[number], story.language
    text = paragraph.text
    if language is None or text[:1] not in _DASHES or len(text) > _SIGNATURE:
        return None
    who = after_verb(text, 1, len(text), language)
    if who is None or who.kind != "name":
        return None
    return Heard(number, who, Rule.SIGNED, who.start, who.end)


def _last_of(story: Story, number: int, start: int, end: int) -> Heard | None:
    paragraph = story.paragraphs[number]
    found = [one for one in clauses(paragraph, start, end) if one.who]
    if not found:
        followed = _according(paragraph, number, start, end)
        return _carried(followed) if followed else None
    if len(
        {(one.who.start, one.who.end) for one in found if one.who}
    ) > 1 and not _ends_the_sentence(paragraph, found[-1], start, end):
        quotes = [one for one in paragraph.quotes if start <= one.start < end]
        heard = of_quote(story, number, quotes[-1]) if quotes else None
        return _carried(heard) if heard else Heard(number, unsure=Unsure.TWO)
    return _carried(_heard(number, found[-1], Rule.GOES_ON))


def _carried(heard: Heard) -> Heard:
    return Heard(
        heard.number, heard.who, Rule.GOES_ON, heard.start, heard.end, heard.unsure, carried=True
    )


def _heard(number: int, clause: Clause, rule: Rule) -> Heard:
    who = clause.who
    if who is None:
        return Heard(number, unsure=Unsure.NOBODY)
    return Heard(number, who, rule, min(who.start, clause.start), max(who.end, clause.end))


def _following(paragraph: Paragraph, quote: Marked, found: list[Clause]) -> Clause | None:
    """The clause that says whose a quotation before it is: the first one after it, or none."""
    end = quote.end + 1 if quote.closed else quote.end
    goes_on = False
    for one in found:
        if _follows(paragraph, quote, one):
            return None if goes_on else one
        goes_on = goes_on or bool(one.left == end and one.who)
    return None


def _follows(paragraph: Paragraph, quote: Marked, clause: Clause) -> bool:
    """Whether the clause begins where the quotation ends."""
    end = quote.end + 1 if quote.closed else quote.end
    if quote.start < clause.start < end:
        return bool(clause.who)  # the dash speech of Ukrainian and Russian, inside the marks
    return bool(clause.who) and clause.left == end and (clause.inverted or clause.begins >= end)


def _leads_to(paragraph: Paragraph, quote: Marked, clause: Clause) -> bool:
    """Whether the quotation still belongs to a verb before it."""
    between = paragraph.frame[clause.end : quote.start - 1]
    return len(between.replace(MASK, "").split()) <= _WORDS_TO_THE_QUOTE


def _beside(paragraph: Paragraph, clause: Clause, quote: Marked) -> bool:
    between = paragraph.frame[clause.end : quote.start - 1]
    return MASK not in between and len(between.split()) <= _BESIDE


def _ends_the_sentence(paragraph: Paragraph, clause: Clause, end: int, right: int) -> bool:
    """Whether the clause says at its end who said what stands before: "..., the mayor said."."""
    frame = paragraph.frame
    comma = max(frame.rfind(sign, 0, clause.begins) for sign in (",", MASK))
    if clause.inverted:
        return comma >= end - 1 and not frame[comma + 1 : clause.start].strip()
    rest = frame[clause.end : right]
    return (
        comma >= end - 1
        and MASK not in rest
        and len(rest.split()) <= _WORDS_OF_A_TAG
        and (rest[:1] in ".," or " that " not in rest)
    )


def _according(paragraph: Paragraph, number: int, start: int, end: int) -> Heard | None:
    language = paragraph.language
    if language is None:
        return None
    if by := language.by_pronoun.search(paragraph.frame, start, end):
        group = "who" if by.group("who") else "whose"
        return Heard(number, Who(*by.span(group), "pronoun"), Rule.ACCORDING, *by.span())
    if (after := language.followed.search(paragraph.frame, start, end)) and (
        who := before_verb(paragraph.frame, start, after.start(), language)
    ):
        return Heard(number, who, Rule.ACCORDING, who.start, after.end())
    for one in islice(language.according.finditer(paragraph.frame, start, end), _MOST_SOURCES):
        who = after_verb(paragraph.frame, one.end(), end, language)
        if who and not is_outlet(paragraph.text[who.start : who.end]):
            return Heard(number, who, Rule.ACCORDING, one.start(), who.end)
    return None


def _colon(story: Story, number: int, quote: Marked, start: int) -> Heard | None:
    """A name, a colon and the quotation."""
    paragraph, language = story.paragraphs[number], story.language
    before = paragraph.frame[start : quote.start - 1].rstrip()
    if language is None or not before.endswith(":"):
        return None
    colon = start + len(before) - 1
    who = after_verb(paragraph.frame, start, colon, language)
    if who is None or paragraph.frame[who.end : colon].strip() or who.kind != "name":
        return None
    name = paragraph.text[who.start : who.end]
    if " " not in fuller(name, story.prose, language):
        return None
    return Heard(number, who, Rule.COLON, who.start, who.end)


def speaker_of(story: Story, heard: Heard | None) -> Speaker | Unsure:
    """The answer: with the fullest name that the story has, a pronoun resolved or given up."""
    if heard is None or story.language is None:
        return Unsure.NOBODY
    if heard.who is None:
        return heard.unsure or Unsure.NOBODY
    paragraph, who = story.paragraphs[heard.number], heard.who
    because = paragraph.words(heard.start, heard.end)
    number, inferred = heard.number, heard.carried
    if who.kind == "pronoun":
        found = antecedent(story, heard.number, who)
        if found is None:
            return Unsure.PRONOUN
        number, who = found
        inferred = True
    words = story.paragraphs[number].words(who.start, who.end)
    if is_outlet(words.text) and heard.rule is Rule.INDIRECT:
        return Unsure.NOBODY
    named = who.kind == "name"
    name = fuller(words.text, story.prose, story.language) if named else words.text
    return Speaker(name, words, heard.rule, because, inferred, named)
