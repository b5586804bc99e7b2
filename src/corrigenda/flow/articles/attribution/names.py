"""Who is meant by the words beside a verb: a name, a description, a pronoun or nobody. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.languages.language import words

_TOKEN: Final = re.compile(r"[^\s,;:()\[\]\ue000—–]+")
_PARTICLES: Final = words(
    "de del della der den di da dos du van von zu al el la le bin ibn ben abu af av y"
)
_MOST_WORDS: Final = 14
_MOST_OF_A_DESCRIPTION: Final = 9
_SHORT: Final = 4
_HAS: Final = frozenset({"has", "have", "had", "is", "was", "are", "were", "been", "who"})
_TWO: Final = 2
_FAR: Final = 600
"""Characters beside a verb that are read for who does it."""
_OF: Final = frozenset({"of", "from", "de", "von", "des"})
_POSSESSIVE: Final = re.compile(r"[’']s$|(?<=s)[’']$")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as the words name them; `start` and `end` are in the text that was given.

    Attributes:
        kind: "name", "described" or "pronoun".
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str

    @property
    def bare(self) -> str:
        return self.word.strip(".,’'\"“”…!?").casefold()

    @property
    def capital(self) -> bool:
        word = self.word.lstrip("'’\"“(")
        return word[:1].isupper() or (word[:3].casefold() in ("al-", "el-") and word[3:4].isupper())


def before_verb(text: str, start: int, end: int, language: Language) -> Who | None:
    """Who the words from `start` to `end`, which a verb follows, say is speaking."""
    for left, right in _candidates(text, max(start, end - _FAR), end, language):
        tokens = _tokens(text, left, right)
        while tokens and _is_adverb(tokens[-1], language):
            tokens.pop()
        while tokens and tokens[0].bare in language.links | language.adverbs:
            tokens.pop(0)
        if tokens and tokens[-1].bare in language.negatives:
            return None
        if who := _who(tokens, language, text):
            return who
    return None


def after_verb(text: str, start: int, end: int, language: Language) -> Who | None:
    """Who the words after a verb name: up to a comma, or a word that begins something else."""
    end = min(end, start + _FAR)
    tokens = _tokens(text, start, end)
    if not tokens:
        return None
    taken: list[_Token] = []
    for token in tokens[:_MOST_WORDS]:
        gap = text[taken[-1].end : token.start] if taken else text[start : token.start]
        if gap.strip(" ") and not (not taken and not gap.strip(" –—")):
            break
        if token.bare in language.stops and (taken or token.bare not in language.articles):
            break
        if token.bare in _OF and len(taken) > 1 and all(one.capital for one in taken):
            break
        taken.append(token)
        if token.word.endswith((".", "!", "?", "؟")) and not _abbreviated(token, language):
            break
    while len(taken) > 1 and taken[-1].bare in language.articles:
        taken.pop()
    if language.verb_first:
        return _arabic(taken[:6], language)
    who = _who(taken, language, text)
    if who and who.kind == "described" and (name := _name_beside(text, who, end, language)):
        return name
    return who


def _name_beside(text: str, who: Who, end: int, language: Language) -> Who | None:
    """The name after a description and a comma: "said the coach, Agneta Fosse."."""
    if text[who.end : who.end + 2] != ", ":
        return None
    stop = re.compile(r"[,.;:\ue000!?]").search(text, who.end + 2, end)
    last = stop.start() if stop else end
    if stop and stop.group() == "." and _is_initial(text, stop.start()):
        return None
    if not _only_a_name(text, who.end + 2, last, language):
        return None
    return _last_name(_tokens(text, who.end + 2, last), language)


def _is_initial(text: str, at: int) -> bool:
    return text[at - 2 : at - 1] == " " and text[at - 1 : at].isupper()


def _is_adverb(token: _Token, language: Language) -> bool:
    ends = language.adverb_ends
    small = not token.capital and len(token.bare) > _SHORT
    return token.bare in language.adverbs or bool(ends and small and token.bare.endswith(ends))


def _arabic(taken: list[_Token], language: Language) -> Who | None:
    if not taken or taken[0].word.startswith("لل"):  # to somebody
        return None
    if taken[0].bare in language.pronouns:
        return Who(taken[0].start, taken[0].end, "pronoun")
    return Who(taken[0].start, _cut(taken[-1]), "name")


def _candidates(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The stretches that may name the subject, the likeliest first."""
    while start < end and text[start] in " ,;:–—-\u00a0.":
        start += 1
    commas = [at for at in range(start, end) if text[at] in ",–—" and _parts(text, at)]
    edges = [start, *[at + 1 for at in commas]]
    parts = list(zip(edges, [*commas, end], strict=True))
    parts = [(a, b) for a, b in parts if text[a:b].strip()]
    while len(parts) > 1 and _leads(text[parts[0][0] : parts[0][1]], language):
        parts.pop(0)
    if not parts:
        return []
    if len(parts) == 1 or not text[start:end].rstrip().endswith((",", "–", "—")):
        return [parts[-1]] if len(parts) > 1 else parts
    name_last = [part for part in parts[1:] if _only_a_name(text, *part, language)]
    described_first = not _begins_with_name(text, *parts[0], language)
    return [*(name_last if described_first else []), parts[0]]


def _parts(text: str, at: int) -> bool:
    around = text[at - 1 : at + 2] if at else text[:2]
    return not (text[at] == "," and around[:1].isdigit() and around[-1:].isdigit())


def _leads(part: str, language: Language) -> bool:
    first = _TOKEN.search(part)
    return bool(first) and first is not None and first.group().casefold() in language.leads


def _only_a_name(text: str, start: int, end: int, language: Language) -> bool:
    tokens = _tokens(text, start, end)
    return 1 < len(tokens) < 6 and all(
        token.capital or token.bare in _PARTICLES or token.bare in language.titles
        for token in tokens
    )


def _begins_with_name(text: str, start: int, end: int, language: Language) -> bool:
    tokens = _tokens(text, start, end)
    return (
        len(tokens) > 1
        and all(token.capital for token in tokens)
        and not any(token.bare in language.articles for token in tokens[:1])
    )


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [
        _Token(one.start(), one.end(), one.group()) for one in _TOKEN.finditer(text, start, end)
    ]


def _who(tokens: Sequence[_Token], language: Language, text: str) -> Who | None:
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    if tokens[0].bare in language.pronouns and len(tokens) <= 2:
        return Who(tokens[0].start, _cut(tokens[0]), "pronoun")
    for at in range(len(tokens) - 1, 0, -1):
        if text[tokens[at - 1].end : tokens[at].start].strip():
            tokens = tokens[at:]
            break
    if name := _first_name(tokens, language) or _last_name(tokens, language):
        return name
    return _described(tokens, language)


def _first_name(tokens: Sequence[_Token], language: Language) -> Who | None:
    """The name of "Somebody of a place": it comes first."""
    joint = next((at for at, one in enumerate(tokens) if one.bare in _OF | {"at", "with"}), 0)
    if joint < 2 or not all(_is_name(one, language) for one in tokens[:joint]):
        return None
    name = _last_name(tokens[:joint], language)
    return name if name and tokens[joint - 1].start > name.start else None


def _last_name(tokens: Sequence[_Token], language: Language) -> Who | None:
    """The name that the words end with, titles left out."""
    run: list[_Token] = []
    for token in reversed(tokens):
        if run and _POSSESSIVE.search(token.word):
            break
        if _is_name(token, language) or (
            run and token.bare in _PARTICLES and not token.capital and token is not tokens[0]
        ):
            run.insert(0, token)
        else:
            break
    while run and (not run[0].capital or run[0].bare in language.names_no_one | language.leads):
        run.pop(0)
    title = max((at for at, one in enumerate(run) if _is_title(one, language)), default=-1)
    rest = run[title + 1 :]
    if not rest:
        return None
    if language.short_names and len(rest) > _TWO and len(run) < len(tokens):
        rest = rest[-_TWO:]
    if len(run) == len(tokens) or title >= 0 or not language.nouns_have_capitals or len(rest) > 1:
        if _described_by(tokens, run, language):
            return None
        return Who(rest[0].start, _cut(rest[-1]), "name")
    return None


def _is_title(token: _Token, language: Language) -> bool:
    parts = [token.bare, *token.bare.split("-")]
    return any(one in language.titles or one.removesuffix("s") in language.titles for one in parts)


def _described_by(tokens: Sequence[_Token], run: list[_Token], language: Language) -> bool:
    """Whether the name only says whose spokesman it is: "a spokeswoman for Neumann"."""
    before = tokens[: len(tokens) - len(run)]
    if not before:
        return False
    for one, link in pairwise(before):
        if link.bare in language.links and (one.capital or one.bare in language.pronouns):
            return not _is_title(one, language)
    return before[-1].bare in language.stops | _PARTICLES | {"of", "for", "des", "der", "du"}


def _is_name(token: _Token, language: Language) -> bool:
    return token.capital and token.bare not in language.names_no_one and bool(token.bare)


def _described(tokens: Sequence[_Token], language: Language) -> Who | None:
    first = tokens[0]
    if first.bare in language.leads and first.bare not in language.articles:
        return None
    if any(one.bare in _HAS for one in tokens):
        return None
    if re.split("[’']", first.bare)[0] in language.names_no_one - language.articles:
        return None
    known = first.bare in language.articles or (first.bare in language.titles and len(tokens) > 1)
    if not known and not (_POSSESSIVE.search(first.word) and len(tokens) > 1):
        return None
    if len(tokens) > _MOST_OF_A_DESCRIPTION or (len(tokens) == 1 and len(first.bare) < _SHORT):
        return None
    return Who(first.start, _cut(tokens[-1]), "described")


def _cut(token: _Token) -> int:
    word = token.word.rstrip(".,!?…؟،")
    if token.word.endswith(".") and len(word) == 1:
        word += "."
    word = re.sub(r"[’']s$", "", word)
    return token.start + len(word)


def _abbreviated(token: _Token, language: Language) -> bool:
    bare = token.word.rstrip(".").casefold()
    return len(bare) == 1 or bare in language.abbreviations


def fuller(name: str, text: str, language: Language) -> str:
    """The fullest form of a name that a story gives, when it gives but one; else the name."""
    if " " in name or not name[:1].isupper():
        return name
    found = set()
    for at in _occurrences(name, text):
        tokens = _tokens(text, max(0, text.rfind("\n", 0, at) + 1, at - 60), at + len(name))
        if len(tokens) > 1 and text[tokens[-2].end : tokens[-1].start] != " ":
            continue
        who = _last_name(tokens[-4:], language)
        if who and text[who.start : who.end] != name:
            found.add(text[who.start : who.end])
    firsts = {one.split()[-2].casefold() for one in found if one.split()[-1] == name and " " in one}
    if len(firsts) != 1:
        return name
    return max((one for one in found if " " in one), key=lambda one: (-len(one.split()), len(one)))


def _occurrences(name: str, text: str, most: int = 50) -> list[int]:
    found: list[int] = []
    at = text.find(name)
    while at >= 0 and len(found) < most:
        after = text[at + len(name) : at + len(name) + 1]
        if not after.isalnum() and not (at and text[at - 1].isalnum()):
            found.append(at)
        at = text.find(name, at + 1)
    return found


def person(name: str, language: Language) -> bool:
    """Whether a name may be a person's, by its words."""
    parts = [one.strip(".,’'").casefold() for one in name.split()]
    return not (set(parts) & language.bodies) and not name.isupper()
