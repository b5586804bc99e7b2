"""Who is meant by the words beside a verb: a name, a description, a pronoun or nobody. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.languages.language import words
from corrigenda.flow.articles.attribution.tokens import POSSESSIVE, WORD, Token, tokens_in

_PARTICLES: Final = words(
    "de del della der den di da dos du van von zu al el la le bin ibn ben abu af av y"
)
_MOST_WORDS: Final = 14
_MOST_OF_A_DESCRIPTION: Final = 9
_SHORT: Final = 4
_HAS: Final = frozenset({"has", "have", "had", "is", "was", "are", "were", "been", "who"})
_TWO: Final = 2
_MOST_OF_A_BODY: Final = 5
_NO_BODY: Final = words("new united national north south east west act capital street")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+")
_FAR: Final = 600
"""Characters beside a verb that are read for who does it."""
_OF: Final = frozenset({"of", "from", "de", "von", "des"})


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as the words name them; `start` and `end` are in the text that was given.

    Attributes:
        kind: "name", "described" or "pronoun".
    """

    start: int
    end: int
    kind: str


def before_verb(text: str, start: int, end: int, language: Language) -> Who | None:
    """Who the words from `start` to `end`, which a verb follows, say is speaking."""
    for left, right in _candidates(text, max(start, end - _FAR), end, language):
        tokens = tokens_in(text, left, right)
        while tokens and _is_adverb(tokens[-1], language):
            tokens.pop()
        while tokens and tokens[0].bare in language.links | language.adverbs:
            tokens.pop(0)
        if tokens and tokens[-1].bare in language.negatives:
            return None
        if who := _who(tokens, language, text):
            return who
    return None


def opening(text: str, start: int, end: int, language: Language) -> Who | None:
    """The name, or the body described, that a sentence begins with: "The group sent ..., saying".

    It is a name of two words or more, or a title and a name, or "the" and a word for a body.
    """
    tokens = tokens_in(text, start, min(end, start + _FAR))[:_MOST_OF_A_DESCRIPTION]
    if not tokens or tokens[0].bare in language.leads:
        return None
    if tokens[0].bare in language.articles:
        return _body(tokens, language)
    taken: list[Token] = []
    for token in tokens:
        known = token.capital or token.bare in language.titles
        if not known or POSSESSIVE.search(token.word):
            break
        if taken and text[taken[-1].end : token.start].strip(" "):
            break
        taken.append(token)
    return _last_name(taken, language) if len(taken) > 1 else None


def _body(tokens: Sequence[Token], language: Language) -> Who | None:
    """A body that is described after an article: "The space agency"."""
    for token in tokens[1:_MOST_OF_A_BODY]:
        if token.bare in language.stops | language.leads | language.links | _HAS:
            return None
        if token.bare in language.bodies | language.people and not token.capital:
            whole = token.bare not in language.leads | _NO_BODY
            return Who(tokens[0].start, _cut(token), "described") if whole else None
    return None


def after_verb(text: str, start: int, end: int, language: Language) -> Who | None:
    """Who the words after a verb name: up to a comma, or a word that begins something else."""
    end = min(end, start + _FAR)
    tokens = tokens_in(text, start, end)
    if not tokens:
        return None
    taken: list[Token] = []
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
    return _last_name(tokens_in(text, who.end + 2, last), language)


def _is_initial(text: str, at: int) -> bool:
    return text[at - 2 : at - 1] == " " and text[at - 1 : at].isupper()


def _is_adverb(token: Token, language: Language) -> bool:
    ends = language.adverb_ends
    small = not token.capital and len(token.bare) > _SHORT
    return token.bare in language.adverbs or bool(ends and small and token.bare.endswith(ends))


def _arabic(taken: list[Token], language: Language) -> Who | None:
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
    for at in range(len(parts) - 1, 0, -1):
        first = WORD.search(text, *parts[at])
        if first and first.group().casefold() in language.turns:
            parts = [(first.end(), parts[at][1]), *parts[at + 1 :]]
            break
    while len(parts) > 1 and (
        _leads(text[slice(*parts[0])], language) or _is_dateline(text, *parts[0])
    ):
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


def _is_dateline(text: str, start: int, end: int) -> bool:
    return text[start:end].isupper() and text[end : end + 1] in ("–", "—")


def _leads(part: str, language: Language) -> bool:
    first = WORD.search(part)
    return bool(first) and first is not None and first.group().casefold() in language.leads


def _only_a_name(text: str, start: int, end: int, language: Language) -> bool:
    tokens = tokens_in(text, start, end)
    return 1 < len(tokens) < 6 and all(
        token.capital or token.bare in _PARTICLES or token.bare in language.titles
        for token in tokens
    )


def _begins_with_name(text: str, start: int, end: int, language: Language) -> bool:
    tokens = tokens_in(text, start, end)
    return (
        len(tokens) > 1
        and all(token.capital for token in tokens)
        and not any(token.bare in language.articles for token in tokens[:1])
    )


def _who(tokens: Sequence[Token], language: Language, text: str) -> Who | None:
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    pronoun = tokens[0].bare in language.pronouns and len(tokens) <= 2
    if pronoun and len(tokens) == _TWO and tokens[0].capital and tokens[1].capital:
        return Who(tokens[0].start, _cut(tokens[1]), "name")  # "He Jianxiong"
    if pronoun:
        return Who(tokens[0].start, _cut(tokens[0]), "pronoun")
    if not language.nouns_have_capitals and _ends_with_pronoun(tokens, language):
        return Who(tokens[-1].start, _cut(tokens[-1]), "pronoun")
    for at in range(len(tokens) - 1, 0, -1):
        if text[tokens[at - 1].end : tokens[at].start].strip():
            tokens = tokens[at:]
            break
    if name := _first_name(tokens, language) or _last_name(tokens, language):
        return name
    return _described(tokens, language)


def _ends_with_pronoun(tokens: Sequence[Token], language: Language) -> bool:
    """Whether the words right before a verb are he, she or they: "In a letter at the time she"."""
    before = tokens[-2].bare if len(tokens) > 1 else ""
    return tokens[-1].bare in language.pronouns and before not in language.links | language.places


def _first_name(tokens: Sequence[Token], language: Language) -> Who | None:
    """The name of "Somebody of a place": it comes first."""
    joint = next((at for at, one in enumerate(tokens) if one.bare in _OF | {"at", "with"}), 0)
    if joint < 2 or not all(_is_name(one, language) for one in tokens[:joint]):
        return None
    name = _last_name(tokens[:joint], language)
    return name if name and tokens[joint - 1].start > name.start else None


def _last_name(tokens: Sequence[Token], language: Language) -> Who | None:
    """The name that the words end with, titles left out."""
    run: list[Token] = []
    for token in reversed(tokens):
        if run and POSSESSIVE.search(token.word):
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
    if not rest or (len(rest) == 1 and rest[0].bare in language.people):
        return None
    if language.short_names and len(rest) > _TWO and len(run) < len(tokens):
        rest = rest[-_TWO:]
    if len(run) == len(tokens) or title >= 0 or not language.nouns_have_capitals or len(rest) > 1:
        if _described_by(tokens, run, language):
            return None
        return Who(rest[0].start, _cut(rest[-1]), "name")
    return None


def _is_title(token: Token, language: Language) -> bool:
    parts = [token.bare, *token.bare.split("-")]
    return any(one in language.titles or one.removesuffix("s") in language.titles for one in parts)


def _described_by(tokens: Sequence[Token], run: list[Token], language: Language) -> bool:
    """Whether the name only says whose spokesman it is: "a spokeswoman for Neumann"."""
    before = tokens[: len(tokens) - len(run)]
    if not before:
        return False
    for one, link in pairwise(before):
        if link.bare in language.links and (one.capital or one.bare in language.pronouns):
            return not _is_title(one, language)
    return before[-1].bare in language.stops | _PARTICLES | {"of", "for", "des", "der", "du"}


def _is_name(token: Token, language: Language) -> bool:
    return token.capital and token.bare not in language.names_no_one and bool(token.bare)


def _described(tokens: Sequence[Token], language: Language) -> Who | None:
    if tokens[-1].bare in language.people and tokens[0].bare not in language.articles:
        ends = language.stops | language.leads
        cut = max((at for at, one in enumerate(tokens) if one.bare in ends), default=-1)
        tokens = tokens[cut + 1 :]
    first = tokens[0]
    if first.bare in language.leads and first.bare not in language.articles:
        return None
    if any(one.bare in _HAS for one in tokens):
        return None
    if re.split("[’']", first.bare)[0] in language.names_no_one - language.articles:
        return None
    known = first.bare in language.articles or (first.bare in language.titles and len(tokens) > 1)
    known = known or tokens[-1].bare in language.people or _belongs(tokens)
    if not known and not (POSSESSIVE.search(first.word) and len(tokens) > 1):
        return None
    if len(tokens) > _MOST_OF_A_DESCRIPTION or (len(tokens) == 1 and len(first.bare) < _SHORT):
        return None
    return Who(first.start, _cut(tokens[-1]), "described")


def _belongs(tokens: Sequence[Token]) -> bool:
    """Whether they say whose somebody is: "Mayor Mara Lind's office"."""
    owner = next((at for at, one in enumerate(tokens) if POSSESSIVE.search(one.word)), 0)
    return bool(owner) and owner < len(tokens) - 1 and all(one.capital for one in tokens[:owner])


def _cut(token: Token) -> int:
    word = token.word.rstrip(".,!?…؟،")
    if token.word.endswith(".") and len(word) == 1:
        word += "."
    word = re.sub(r"[’']s$", "", word)
    return token.start + len(word)


def _abbreviated(token: Token, language: Language) -> bool:
    bare = token.word.rstrip(".").casefold()
    initials = _INITIALS.fullmatch(token.word) is not None
    return initials or len(bare) == 1 or bare in language.abbreviations


def fuller(name: str, text: str, language: Language) -> str:
    """The fullest form of a name that a story gives, when it gives but one; else the name."""
    if " " in name or not name[:1].isupper():
        return name
    found = set()
    for at in occurrences(name, text):
        tokens = tokens_in(text, max(0, text.rfind("\n", 0, at) + 1, at - 60), at + len(name))
        first = len(tokens) - 1
        while first and text[tokens[first - 1].end : tokens[first].start] == " ":
            if tokens[first - 1].word[-1] in ".!?”" and not _abbreviated(
                tokens[first - 1], language
            ):
                break
            first -= 1
        tokens = tokens[first:]
        who = _last_name(tokens[-4:], language)
        if who and text[who.start : who.end] != name:
            found.add(text[who.start : who.end])
    firsts = {one.split()[-2].casefold() for one in found if one.split()[-1] == name and " " in one}
    if len(firsts) != 1:
        return name
    return max((one for one in found if " " in one), key=lambda one: (-len(one.split()), len(one)))


def occurrences(name: str, text: str, most: int = 50) -> list[int]:
    """The places of the first `most` of a name as a whole word."""
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
