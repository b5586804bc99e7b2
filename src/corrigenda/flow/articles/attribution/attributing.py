"""Who said a passage, and what it is credited to. Pure: texts, roles and offsets in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corrigenda.flow.articles.attribution.answer import (
    Attribution,
    Quotation,
    Rule,
    Speaker,
    Unsure,
    Words,
)
from corrigenda.flow.articles.attribution.crediting import credits_of
from corrigenda.flow.articles.attribution.languages import language_of
from corrigenda.flow.articles.attribution.marks import Marked
from corrigenda.flow.articles.attribution.outlets import Outlets
from corrigenda.flow.articles.attribution.paragraphs import LONGEST, Paragraph, Story
from corrigenda.flow.articles.attribution.speaking import (
    Heard,
    before_in_paragraph,
    of_neighbours,
    of_quote,
    of_speech,
    speaker_of,
)
from corrigenda.flow.articles.blocks import Block, Role

_FEWEST_WORDS: Final = 5
_LONG_WORD: Final = 4
_MOST_PARAGRAPHS: Final = 12
_MOST_BETWEEN: Final = 3
_SPOKEN: Final = frozenset(
    {Role.headline, Role.standfirst, Role.body, Role.quote, Role.caption, Role.list}
)


def attribute(
    blocks: Sequence[Block],
    start: int,
    end: int,
    *,
    language: str,
    authors: Iterable[str] = (),
    outlets: Outlets | None = None,
) -> Attribution:
    """The quotation that a passage belongs to, its speaker and its credit.

    Args:
        blocks: of the version; asides count for nothing.
        start, end: of the passage, in code points of `text_of(blocks)`.
        language: BCP 47.
        authors: as the page names them.
        outlets: that are looked for; those that are widely known by default.

    What the rules cannot tell is None or empty, and `unsure` says why there is no speaker.
    """
    story = Story.of(blocks, language_of(language))
    number = story.number_at(start, end)
    if number is None:
        return Attribution(unsure=Unsure.NOBODY)
    paragraph = story.paragraphs[number]
    left = max(0, start - paragraph.start)
    right = min(len(paragraph.text), end - paragraph.start)
    quotation, speaker = None, None
    if len(paragraph.text) > LONGEST:
        said: Speaker | Unsure = Unsure.LONG
    elif paragraph.role not in _SPOKEN:
        said = Unsure.NOBODY
    else:
        quotation, said = _said(story, number, left, right)
    if isinstance(said, Speaker):
        speaker = said
    elif story.language is None and said is not Unsure.LONG:
        said = Unsure.LANGUAGE
    places = [(left, right)]
    if speaker and 0 <= speaker.because.start - paragraph.start < len(paragraph.text):
        places.append((speaker.because.start - paragraph.start, 0))
    named = credits_of(story, number, places, authors, outlets or Outlets())
    unsure = None if isinstance(said, Speaker) else said
    return Attribution(quotation, speaker, named, unsure)


def _said(
    story: Story, number: int, left: int, right: int
) -> tuple[Quotation | None, Speaker | Unsure]:
    paragraph = story.paragraphs[number]
    quote = _quote_at(paragraph, left, right)
    if quote is None and paragraph.role is Role.quote:
        whole = Marked(0, len(paragraph.text), closed=True, mark="")
        said = speaker_of(story, of_neighbours(story, number))
        return _quotation(story, number, whole, Rule.QUOTE_BLOCK), said
    if quote is None:
        return None, speaker_of(story, of_speech(story, number, left, right))
    run = _run(story, number, quote)
    heard = _heard(story, number, quote, run)
    said = speaker_of(story, heard)
    if len(run) > 1:
        return _continued(story, run), said
    if heard is not None and not _a_title(paragraph, quote, heard):
        return _quotation(story, number, quote, Rule.CLOSED), said
    if _sentences(paragraph.text[quote.start : quote.end]):
        return _quotation(story, number, quote, Rule.SENTENCES), said
    return None, speaker_of(story, of_speech(story, number, left, right))


def _heard(story: Story, number: int, quote: Marked, run: list[int]) -> Heard | None:
    heard = of_quote(story, number, quote) or before_in_paragraph(story, number, quote)
    first = run[0]
    if heard is None and len(run) > 1:
        for one in (first, run[-1]):
            near = story.paragraphs[one].quotes
            edge = near[-1] if one == first else near[0]
            heard = of_quote(story, one, edge) or before_in_paragraph(story, one, edge)
            if heard is not None:
                return heard
    return heard or of_neighbours(story, first)


def _quote_at(paragraph: Paragraph, left: int, right: int) -> Marked | None:
    """The quotation that has the most of the passage."""
    best, most = None, 0
    for one in paragraph.quotes:
        shared = min(right, one.end) - max(left, one.start)
        if shared > most:
            best, most = one, shared
    return best


def _run(story: Story, number: int, quote: Marked) -> list[int]:
    """The paragraphs that a quotation runs over: each but the last leaves its marks open."""
    here = story.paragraphs[number]
    run = [number]
    while quote is here.quotes[0] and len(run) < _MOST_PARAGRAPHS:
        before = _opened_before(story, run[0])
        if before is None:
            break
        run.insert(0, before)
        if len(story.paragraphs[before].quotes) > 1:
            break
    while quote is here.quotes[-1] and len(run) < 2 * _MOST_PARAGRAPHS:
        last = run[-1]
        near = range(last + 1, min(len(story.paragraphs), last + 1 + _MOST_BETWEEN))
        after = next((one for one in near if _opened_before(story, one) == last), None)
        if after is None:
            break
        run.append(after)
        if len(story.paragraphs[after].quotes) > 1:
            break
    return run


def _opened_before(story: Story, number: int) -> int | None:
    """The paragraph that left the mark open with which this one begins; pictures between count not.

    A post that the page shows between two paragraphs of a quotation does not, either.
    """
    here = story.paragraphs[number].quotes
    if not here or here[0].start != 1:
        return None
    for earlier in range(number - 1, max(-1, number - 1 - _MOST_BETWEEN), -1):
        before = story.paragraphs[earlier]
        if before.role in (Role.caption, Role.quote) and not before.quotes:
            continue
        is_open = before.quotes and not before.quotes[-1].closed
        return earlier if is_open and before.quotes[-1].mark == here[0].mark else None
    return None


def _continued(story: Story, run: list[int]) -> Quotation:
    parts: list[Words] = []
    for number in run:
        paragraph = story.paragraphs[number]
        one = paragraph.quotes[-1] if number == run[0] else paragraph.quotes[0]
        if one.end > one.start:
            parts.append(paragraph.words(one.start, one.end))
    return Quotation(tuple(parts), Rule.CONTINUED)


def _quotation(story: Story, number: int, quote: Marked, rule: Rule) -> Quotation:
    return Quotation((story.paragraphs[number].words(quote.start, quote.end),), rule)


def _a_title(paragraph: Paragraph, quote: Marked, heard: Heard) -> bool:
    """Whether the words look like the name of a work, and nobody says them right beside."""
    words = paragraph.text[quote.start : quote.end].split()
    long = [one for one in words if len(one) >= _LONG_WORD] or words
    title = all(one[:1].isupper() or not one[:1].isalpha() for one in long)
    return title and heard.rule is not Rule.VERB_AFTER and heard.rule is not Rule.COLON


def _sentences(text: str) -> bool:
    """Whether quoted words are more than a term or a title."""
    words = text.split()
    plain = [one for one in words[1:] if len(one) >= _LONG_WORD and not one[:1].isupper()]
    return len(words) >= _FEWEST_WORDS and bool(plain)
