"""Which agency or outlet a passage is credited to. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from corrigenda.flow.articles.attribution.answer import Credit, Rule, Words
from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.outlets import Outlets
from corrigenda.flow.articles.attribution.paragraphs import LONGEST, Paragraph, Story, next_tells
from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading.bylines import is_by, is_date

_HEAD: Final = 8
_TAIL: Final = 4
_DATELINE: Final = 90
_CREDIT_LINE: Final = 250
_BYLINE: Final = 200
_NEAR: Final = 60
_PLACE: Final = 7
_THE: Final = re.compile(
    r"\s*(?:the|der|die|das|dem|den|la|el|les|le|l['’]|news agency|newspaper|"
    r"agency|agencia|agence|Nachrichtenagentur|агентству|агентство|"
    r"виданню|изданию|correspondent|affiliate|reporters? (?:for|from|at))\s+",
    re.IGNORECASE,
)
_DATELINE_AGENCY: Final = re.compile(r"^[^!?()]{0,70}?\(([^()]{2,40})\)\s*(?:[—–―-]+|:)?")
_DATELINE_DASH: Final = re.compile(r"^[^.!?()—–]{2,60}[—–-]\s*([^\s—–-][^—–.]{1,30})[.—–]\s")
_SEPARATED: Final = re.compile(r"[,|/·•]\s*([^,|/·•]{2,60})$")
_PEOPLE: Final = re.compile(r"(?:[A-Z][^\W\d_]+ [A-Z][^\W\d_]+, ){2}[A-Z][^\W\d_]+ [A-Z][^\W\d_]+$")
_NEWS_AGENCIES: Final = re.compile(
    r"\b(?:news agencies|wire services|agencies|agencias|les agences|Agenturen)\b", re.IGNORECASE
)
_NO_CREDIT_LINE: Final = frozenset({Role.headline, Role.byline})
_OF_A_PICTURE: Final = re.compile(
    r"[()/]|\b(?:photo|image|picture|foto|bild|crédit|фото)", re.IGNORECASE
)
_WORDS_OF_A_NAME: Final = 3
_WORDS_OF_A_LINE: Final = 10
_LINE: Final = re.compile(r"^[-–—(]\s?|©|^\([^()]+\)$")
_TAG: Final = re.compile(
    r"(?<=, )(?P<name>[A-Z]\w+) (?:has |had )?(?P<verb>reported)(?: on)?(?: \w+day)?[.,]"
)
_SAYS_WHERE: Final = re.compile(
    r"publi|appear|source|provided|quelle|erschien|fuente|джерел|источник|المصدر", re.IGNORECASE
)
_PHOTO: Final = re.compile(
    r"\(([^()]{2,90})\)\s*$|(?:photo|image|photograph|foto|bild|фото|credit|crédit)"
    r"(?:\s+(?:by|de|von))?\s*[:.…]*\s*(?:©)?\s*(.{2,90})$",
    re.IGNORECASE,
)


def credits_of(
    story: Story,
    number: int,
    places: Iterable[tuple[int, int]],
    authors: Iterable[str],
    outlets: Outlets,
) -> tuple[Credit, ...]:
    """What a passage of a paragraph is credited to; the sentence's own credit goes before all.

    `places` are where the words are that say who said it, each in the paragraph.
    """
    paragraph, language = story.paragraphs[number], story.language
    if len(paragraph.text) > LONGEST:
        return ()
    if language is not None and (local := _in_sentences(story, number, places, outlets)):
        return (local,)
    if paragraph.role is Role.caption:
        return _of_caption(story, number, outlets)
    for found in (
        _datelines(story, outlets),
        _bylines(story, authors, outlets),
        _credit_lines(story, outlets),
        _of_authors(authors, outlets),
    ):
        kept = {one.name: one for one in found}
        if kept:
            return tuple(kept.values())
    return ()


def _in_sentences(
    story: Story, number: int, places: Iterable[tuple[int, int]], outlets: Outlets
) -> Credit | None:
    paragraph, language = story.paragraphs[number], story.language
    if language is None:
        return None
    seen: set[tuple[int, int]] = set()
    for place, _ in places:
        start, end = paragraph.sentences[paragraph.sentence_at(place)]
        if (start, end) in seen:
            continue
        seen.add((start, end))
        if after := next_tells(paragraph, place):
            end = after[1]
        local = next(_local(paragraph, language, start, end, outlets), None)
        if found := local or _agency_before(story, number, start, end, outlets):
            return found
    return None


def _local(
    paragraph: Paragraph, language: Language, start: int, end: int, outlets: Outlets
) -> Iterator[Credit]:
    frame = paragraph.frame
    ways = [(one, Rule.TOLD) for one in language.told.finditer(frame, start, end)]
    ways += [(one, Rule.REPORTED) for one in language.according.finditer(frame, start, end)]
    if paragraph.role is not Role.caption:
        passed_on = language.through.finditer(frame, start, end)
        ways += [(one, Rule.REPORTED) for one in passed_on if not _in_brackets(frame, one.start())]
    for way, rule in ways:
        if span := _outlet_after(frame, way.end(), end, outlets):
            yield _credit(paragraph, span, (way.start(), span[1]), rule, outlets)
    for verb in language.reported.finditer(frame, start, end):
        yield from _reported(paragraph, start, end, verb, outlets)


def _reported(
    paragraph: Paragraph, start: int, end: int, verb: re.Match[str], outlets: Outlets
) -> Iterator[Credit]:
    """Of one verb of those that outlets do: the outlet right before it, or right after it."""
    frame, base = paragraph.frame, max(start, verb.start() - _NEAR)
    left = frame[base : verb.start()].rstrip()
    for known in outlets.all(left):
        if known.end() == len(left):
            span = (base + known.start(), base + known.end())
            yield _credit(paragraph, span, (span[0], verb.end()), Rule.REPORTED, outlets)
    at = _skip_the(frame, verb.end(), end)
    if _is_apart(paragraph, start, verb.start()) and (after := outlets.at(frame, at, end)):
        yield _credit(paragraph, after, (verb.start(), after[1]), Rule.REPORTED, outlets)
    if (tag := _TAG.search(frame, start, end)) and tag.start("verb") == verb.start():
        yield _credit(paragraph, tag.span("name"), tag.span(), Rule.REPORTED, outlets)
    if (many := _NEWS_AGENCIES.search(left)) and many.end() == len(left):
        words = paragraph.words(base + many.start(), verb.end())
        yield Credit(many.group(), Rule.REPORTED, words)


def _is_apart(paragraph: Paragraph, start: int, place: int) -> bool:
    """Whether nothing before a verb can be its subject: a comma, or "this" at the beginning."""
    before = paragraph.frame[max(start, place - 2) : place].strip()
    if before in ("", ",", "—", "–"):
        return True
    language, base = paragraph.language, max(start, place - _NEAR)
    this = language.told_this.finditer(paragraph.frame, base, place) if language else ()
    return any(one.end() == place - 1 for one in this)


def _in_brackets(frame: str, place: int) -> bool:
    """Whether a bracket is open: "(A Name/The Union via AP)" is of a picture."""
    return frame.rfind("(", 0, place) > frame.rfind(")", 0, place)


def _outlet_after(frame: str, at: int, end: int, outlets: Outlets) -> tuple[int, int] | None:
    """The outlet right after a place; "the" is a part of some names."""
    space = re.compile(r"\s*").match(frame, at, end)
    first = space.end() if space else at
    return outlets.at(frame, first, end) or outlets.at(frame, _skip_the(frame, at, end), end)


def _skip_the(frame: str, at: int, end: int) -> int:
    while at < end and frame[at] == " ":
        at += 1
    for _ in range(3):
        if (the := _THE.match(frame, at, end)) is None:
            break
        at = the.end()
    return at


def _credit(
    paragraph: Paragraph,
    span: tuple[int, int],
    because: tuple[int, int],
    rule: Rule,
    outlets: Outlets,
) -> Credit:
    name = outlets.name(paragraph.text[span[0] : span[1]])
    return Credit(name, rule, paragraph.words(*because))


def _agency_before(
    story: Story, number: int, start: int, end: int, outlets: Outlets
) -> Credit | None:
    """ "The news agency said": the one that was named last, in this paragraph or the one before."""
    paragraph, language = story.paragraphs[number], story.language
    agency = language.agency.search(paragraph.frame, start, end) if language else None
    if agency is None:
        return None
    texts = [paragraph.frame[: agency.start()]]
    texts += [one.frame for one in reversed(story.paragraphs[max(0, number - 1) : number])]
    for text in texts:
        names = {outlets.name(one.group()) for one in outlets.all(text)}
        if len(names) == 1:
            words = paragraph.words(agency.start(), agency.end())
            return Credit(names.pop(), Rule.AGENCY_BEFORE, words, inferred=True)
        if names:
            return None
    return None


def _of_caption(story: Story, number: int, outlets: Outlets) -> tuple[Credit, ...]:
    """The credit of a picture, at the end of its caption or in the caption that follows."""
    for one in story.paragraphs[number : number + 2]:
        if one.role is not Role.caption or len(one.text) > LONGEST:
            break
        for photo in _PHOTO.finditer(one.text):
            group = 1 if photo.group(1) else 2
            at = photo.start(group)
            known = outlets.all(photo.group(group)) or (
                [like] if (like := outlets.like(photo.group(group))) else []
            )
            if known:
                last = known[-1]
                span = (at + last.start(), at + last.end())
                return (_credit(one, span, photo.span(), Rule.CAPTION, outlets),)
    return ()


def _datelines(story: Story, outlets: Outlets) -> list[Credit]:
    bodies = [one for one in story.paragraphs[:_HEAD] if one.role is Role.body]
    for one in bodies:
        text = one.text[:_DATELINE]
        for pattern in (_DATELINE_AGENCY, _DATELINE_DASH):
            match = pattern.match(text)
            if match is None or match.end() >= len(one.text) or not _is_dateline(text, match):
                continue
            names = outlets.all(match.group(1))
            if not names and (like := _one_word(match.group(1))):
                names = [like]
            if names:
                base = match.start(1)
                return [
                    _whole(one, (base + name.start(), base + name.end()), match.span(), outlets)
                    for name in names
                ]
    return []


def _is_dateline(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start(1)].strip(" (").split()
    small = sum(one[:1].islower() for one in before)
    return len(before) <= _PLACE and small <= 1 and not (before and before[0][:1].islower())


def _one_word(text: str) -> re.Match[str] | None:
    """A name run together, as agencies write theirs: "HarbourNewsNow"."""
    return re.fullmatch(r"[A-Z][a-z]+(?:[A-Z][a-z]*){1,3}", text.strip())


def _whole(
    paragraph: Paragraph,
    span: tuple[int, int],
    because: tuple[int, int],
    outlets: Outlets,
    rule: Rule = Rule.DATELINE,
) -> Credit:
    name = outlets.name(paragraph.text[span[0] : span[1]])
    return Credit(name, rule, paragraph.words(*because), whole=True)


def _bylines(story: Story, authors: Iterable[str], outlets: Outlets) -> list[Credit]:
    found: list[Credit] = []
    for one in story.paragraphs:
        if one.role is not Role.byline or len(one.text) > _BYLINE:
            continue
        if is_date(one.text) and not is_by(one.text):
            continue  # the name in a line that says when may be the house's own
        spans = [match.span() for match in outlets.all(one.text)]
        language = story.language
        if not spans and language and (last := _separated(one.text, language)):
            spans = [last]
        like = None if spans else outlets.like(one.text)
        # The house that signs its own stories is no agency to itself.
        is_house = any(name in one.text and outlets.like(name) for name in authors)
        if like and not is_house and _stands_apart(one.text, like):
            spans = [like.span()]
        if not spans and (wire := re.search(r"\bAp\b(?=.*\bWriter\b)", one.text)):
            words = one.words(wire.start(), len(one.text))
            found.append(Credit("AP", Rule.BYLINE, words, whole=True))
        found += [_whole(one, span, (0, len(one.text)), outlets, Rule.BYLINE) for span in spans]
        if found:
            return found
    return found


def _stands_apart(text: str, name: re.Match[str]) -> bool:
    """Whether nothing before it may be the end of a person's name."""
    if len(name.group().split()) > _WORDS_OF_A_NAME:
        return False
    before = text[: name.start()].rstrip()
    return not before or before[-1] in ",|/·•(" or before.split()[-1].casefold() in ("by", "for")


def _separated(text: str, language: Language) -> tuple[int, int] | None:
    """The last part of "By A Name, Outlet", when it is no job and no date."""
    part = _SEPARATED.search(text)
    if part is None or not re.match(r"(?i)by\b|von\b|par\b|por\b|[A-Z]{3}", text):
        return None
    words = [one.strip(".,()").casefold() for one in part.group(1).split()]
    if any(one in language.jobs or any(map(str.isdigit, one)) for one in words):
        return None
    if (
        len(part.group(1)) <= _WORDS_OF_A_NAME
        or not part.group(1)[:1].isupper()
        or "@" in part.group(1)
        or ":" in part.group(1)
        or " and " in part.group(1)
        or _PEOPLE.search(text)
    ):
        return None
    return part.span(1)


def _credit_lines(story: Story, outlets: Outlets) -> list[Credit]:
    language = story.language
    last = story.paragraphs[-_TAIL:]
    for one in (*reversed(last), *story.paragraphs[:3]):
        if language is None or len(one.text) > _CREDIT_LINE or one.role in _NO_CREDIT_LINE:
            continue
        if one.role is Role.caption and _OF_A_PICTURE.search(one.text):
            continue
        if one not in last and not one.text.startswith("©"):
            continue
        line = language.source.search(one.text) or _LINE.search(one.text)
        if line is None or (line.start() and line.group()[:1].isalpha()):
            found = _bare_line(one, language, outlets)
            if found:
                return found
            continue
        spans = [match.span() for match in outlets.all(one.text[line.start() :])]
        spans = [(line.start() + start, line.start() + end) for start, end in spans]
        if (
            not spans
            and line.group()[:1].isalpha()
            and _SAYS_WHERE.search(line.group())
            and (name := _rest(one.text, line.end()))
        ):
            spans = [name]
        found = [_whole(one, span, (0, len(one.text)), outlets, Rule.CREDIT_LINE) for span in spans]
        if not found and (many := _NEWS_AGENCIES.search(one.text)) and line.end() <= many.start():
            words = one.words(0, len(one.text))
            found = [Credit(many.group(), Rule.CREDIT_LINE, words, whole=True)]
        if found:
            return found
    return []


def _bare_line(paragraph: Paragraph, language: Language, outlets: Outlets) -> list[Credit]:
    """A line that is, or ends with, the name of an agency, and says nothing else."""
    text = paragraph.text.rstrip(" .")
    helped = "contributed to" in text
    if len(text.split()) > _WORDS_OF_A_LINE or (language.reported.search(text) and not helped):
        return []
    found = outlets.all(text)
    alone = found and (not found[0].start() or found[-1].end() == len(text) or helped)
    if not alone:
        return []
    whole = (0, len(paragraph.text))
    return [_whole(paragraph, one.span(), whole, outlets, Rule.CREDIT_LINE) for one in found]


def _rest(text: str, start: int) -> tuple[int, int] | None:
    """The name after "Originally published by", up to the sentence's end."""
    name = re.match(r"\s*(?:the )?((?:[A-Z][\w&’'-]*\.?\w*\s?){1,4})(?:[.,]|$)", text[start:])
    if name is None or re.search(r"\.(?:com|org|net)\b", name.group(1)):
        return None
    return start + name.start(1), start + name.start(1) + len(name.group(1).rstrip(" ."))


def _of_authors(authors: Iterable[str], outlets: Outlets) -> list[Credit]:
    found = []
    for one in authors:
        known = outlets.all(one)
        part = _SEPARATED.search(one)
        name = known[0].group() if known else ""
        if not name and part and (like := outlets.like(part.group(1))):
            name = like.group()
        if name:
            found.append(Credit(outlets.name(name), Rule.AUTHORS, Words(one), whole=True))
    return found
