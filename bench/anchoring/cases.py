"""The cases: versions of a text, with the true place of a passage in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.anchoring.draft import BREAK, Draft
from bench.anchoring.editor import Editor, UnsuitedError
from bench.anchoring.edits import KINDS
from bench.anchoring.language import language

# As many other texts and passages are tried for a kind of edit before it is left out.
_ATTEMPTS = 40
# Characters before the text, and after it, of a long case.
_LONG_HALF = 98_000


@dataclass(frozen=True)
class Case:
    """A passage through two versions or more; `row` is the row of the table that it counts in."""

    row: str
    kind: str
    name: str
    versions: tuple[Draft, ...]


def edited(row: str, code: str, seed: str, each: int) -> Iterator[Case]:
    """Cases of every kind that the language's texts suit, `each` of a kind at most."""
    for kind, edit in KINDS.items():
        for number in range(each):
            name = f"{row}/{kind}/{number}"
            for attempt in range(_ATTEMPTS):
                editor = Editor(language(code), f"{seed}/{name}/{attempt}")
                try:
                    versions = edit(editor)
                except UnsuitedError:
                    continue
                if versions[0].text != versions[-1].text:
                    yield Case(row, kind, name, tuple(versions))
                    break


def filler(code: str, seed: str, size: int) -> str:
    """Paragraphs of the language's words in random order, `size` characters; no sense in them."""
    rng, of = Random(seed), language(code)
    found, length = [], 0
    while length < size:
        words = " ".join(rng.choices(of.vocabulary, k=rng.randint(30, 90)))
        found.append(words[:1].upper() + words[1:] + ".")
        length += len(found[-1]) + len(BREAK)
    return BREAK.join(found)[:size]


def long(row: str, code: str, seed: str, each: int) -> Iterator[Case]:
    """The cases of a language, each in the middle of a text of 200,000 characters."""
    before = filler(code, f"{seed}/before", _LONG_HALF) + BREAK
    after = BREAK + filler(code, f"{seed}/after", _LONG_HALF)
    for case in edited(row, code, seed, each):
        yield Case(
            row,
            case.kind,
            case.name,
            tuple(
                Draft(
                    before + draft.text + after,
                    draft.place and (draft.place[0] + len(before), draft.place[1] + len(before)),
                )
                for draft in case.versions
            ),
        )
