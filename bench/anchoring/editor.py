"""One who edits: chooses passages and other words, at random but always the same for a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from random import Random

from bench.anchoring.draft import BREAK, Draft, Span, paragraphs
from bench.anchoring.language import Language, foreign_paragraphs


class UnsuitedError(Exception):
    """The text has nothing that this edit could be made to; another is tried."""


class Editor:
    """Chooses in, and changes, one text of a language."""

    def __init__(self, language: Language, seed: str) -> None:
        self.language = language
        self.rng = Random(seed)
        self.text = self.rng.choice(language.texts)
        self._foreign = foreign_paragraphs(language, self.text)
        self.rng.shuffle(self._foreign)

    def one_of(self, choices: list[Span]) -> Span:
        """One of some places; UnsuitedError when there is none."""
        if not choices:
            raise UnsuitedError
        return self.rng.choice(choices)

    # What is chosen

    def sentence(
        self, low: int = 40, high: int = 250, wanted: Callable[[Span], object] = bool
    ) -> Span:
        """A sentence of so many letters, of one that is wanted."""
        low, high = self.language.letters(low), self.language.letters(high)
        return self.one_of(
            [
                (start, end)
                for start, end in self.language.sentences(self.text)
                if low <= end - start <= high and wanted((start, end))
            ]
        )

    def word(self, least: int = 4) -> Span:
        """A plain word; of unspaced scripts, two characters."""
        least = least if self.language.spaced and self.language.code != "ko" else 2
        return self.one_of(
            [span for span in self.language.plain_words(self.text) if span[1] - span[0] >= least]
        )

    def number(self) -> Span:
        """A number of two digits or more."""
        return self.one_of(self.language.numbers(self.text))

    @cached_property
    def _phrases(self) -> list[Span]:
        """Phrases of two to four words that stand two to nine times."""
        words = self.language.words(self.text)
        found: dict[str, list[Span]] = {}
        for size in (2, 3, 4):
            for (start, _), (_, end) in zip(words, words[size - 1 :], strict=False):
                phrase = self.text[start:end]
                if BREAK not in phrase and end - start >= self.language.letters(9):
                    found.setdefault(phrase, []).append((start, end))
        # Cut into words otherwise, an unspaced phrase may stand more often than it was met.
        often = Counter({phrase: self.text.count(phrase) for phrase in found})
        return [span for one, spans in found.items() if 2 <= often[one] <= 9 for span in spans]

    def repeated_phrase(self) -> Span:
        """One place of a phrase that stands several times."""
        return self.one_of(self._phrases)

    def with_look_alike(self) -> Draft:
        """A sentence; one like it, of which one word in eight differs, is put elsewhere."""
        place = self.sentence(60)
        alike = Draft(self.text[slice(*place)], (0, place[1] - place[0]))
        self.rewrite_passage(alike, 1 / 8)
        draft = Draft(self.text, place)
        _, end = paragraphs(draft.text)[self.rng.choice(draft.elsewhere())]
        draft.insert(end, self.language.between_sentences + alike.text)
        return draft

    # What is put in

    def other_word(self, like: str) -> str:
        """Another plain word of about the same length."""
        words = self.language.vocabulary
        for _ in range(50):
            word = self.rng.choice(words)
            if word != like and abs(len(word) - len(like)) <= 3:
                return word
        return next(word for word in words if word != like)

    def other_name(self, name: str) -> str:
        """Another name, one that the text does not have."""
        names = [one for one in self.language.all_names if one not in self.text]
        if not names:
            raise UnsuitedError
        near = [one for one in names if abs(len(one) - len(name)) <= 3]
        return self.rng.choice(near or names)

    def other_number(self, number: str) -> str:
        """Another number, written alike."""
        while True:
            changed = "".join(
                self.rng.choice("123456789") if char.isdigit() else char for char in number
            )
            if changed != number:
                return changed

    def misspelt(self, word: str) -> str:
        """The word with one slip: a letter left out, doubled, mistaken, or two in wrong order.

        In a word of two letters one is mistaken: any other slip would leave open whose it was.
        """
        for _ in range(50):
            at = self.rng.randrange(len(word) - 1)
            mistaken = word[:at] + self.rng.choice(self.language.alphabet) + word[at + 1 :]
            wrong = mistaken
            if len(word) > 2:
                wrong = self.rng.choice(
                    [
                        mistaken,
                        word[:at] + word[at + 1 :],
                        word[:at] + word[at] + word[at:],
                        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                    ]
                )
            if wrong != word:
                return wrong
        raise UnsuitedError

    def foreign_paragraph(self) -> str:
        """A paragraph of another text, each only once."""
        if not self._foreign:
            raise UnsuitedError
        return self._foreign.pop()

    # What is done to a draft

    def rewrite(self, draft: Draft, start: int, end: int, share: float) -> None:
        """Replace a share (0..1) of the words of text[start:end], one at least; figures too."""
        words = self.language.words(draft.text, start, end)
        if not words:
            raise UnsuitedError
        count = max(1, round(len(words) * share))
        for first, last in sorted(self.rng.sample(words, count), reverse=True):
            word = draft.text[first:last]
            figures = any(char.isdigit() for char in word)
            draft.replace(
                first, last, self.other_number(word) if figures else self.other_word(word)
            )

    def rewrite_passage(self, draft: Draft, share: float) -> None:
        """Replace a share (0..1) of the words of the passage."""
        self.rewrite(draft, *draft.standing(), share)

    def insert_before(self, draft: Draft) -> None:
        """Put one to three paragraphs in before the passage."""
        for _ in range(self.rng.randint(1, 3)):
            number = self.rng.randint(min(1, draft.home()), draft.home())
            draft.insert_paragraph(number, self.foreign_paragraph())

    def edit_elsewhere(self, draft: Draft) -> None:
        """Make up to three edits in paragraphs that hold nothing of the passage."""
        for _ in range(self.rng.randint(0, 3)):
            others = draft.elsewhere()
            number = self.rng.choice(others)
            kind = self.rng.choice(("insert", "rewrite", "delete"))
            if kind == "insert":
                draft.insert_paragraph(number, self.foreign_paragraph())
            elif kind == "rewrite":
                self.rewrite(draft, *paragraphs(draft.text)[number], 0.1)
            elif len(others) > 6:
                draft.delete_paragraph(number)
