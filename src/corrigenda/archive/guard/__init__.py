"""The guard: do figures, dates, names and negations of two stretches of text agree?

It errs to one side only. What may be another figure or another name makes a variant, which a
person looks at; a copy is offered without a look.
"""

from __future__ import annotations

from corrigenda.archive.guard.figures import figures
from corrigenda.archive.guard.names import different, names_agree
from corrigenda.archive.guard.negations import negations, turned_round
from corrigenda.archive.guard.numerals import cuts_a_figure
from corrigenda.archive.words import Words, cut

_ALL_AGREE = (True, True, True)
_MOST_KEPT = 1_000


class Guard:
    """One passage, compared with many stretches of text."""

    def __init__(self, passage: str) -> None:
        """Read the passage's facts."""
        self._text = passage
        self._words = cut(passage)
        self._figures = figures(passage, self._words)
        self._negations = negations(passage, self._words)
        self._known: dict[str, tuple[bool, bool, bool]] = {passage: _ALL_AGREE}

    def compare(self, there: str) -> tuple[bool, bool, bool]:
        """Say whether figures and dates, names, and negation agree with the passage's."""
        found = self._known.get(there)
        if found is None:
            found = self._compared(there, cut(there))
            if len(self._known) < _MOST_KEPT:
                self._known[there] = found
        return found

    def compare_at(self, text: str, start: int, end: int) -> tuple[bool, bool, bool]:
        """The same of a stretch where it stands: a figure that it cuts is another figure."""
        figures_agree, *others = self.compare(text[start:end])
        return figures_agree and not cuts_a_figure(text, start, end), others[0], others[1]

    def _compared(self, there: str, words: Words) -> tuple[bool, bool, bool]:
        figures_agree = self._figures.agree(figures(there, words))
        before, after = self._words.folded, words.folded
        if before == after:
            return figures_agree, True, True
        runs = list(different(before, after))
        return (
            figures_agree,
            names_agree(self._text, self._words, there, words, runs),
            negations(there, words) == self._negations and not turned_round(before, after, runs),
        )
