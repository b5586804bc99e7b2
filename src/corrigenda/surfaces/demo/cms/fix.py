"""What the desk asks of a story, and what may come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corrigenda.anchoring import Selector, SelectorError
from corrigenda.lib.text import check_text

MAX_WORDS = 100_000


class CannotApply(Exception):  # noqa: N818 - an answer, not a fault
    """The words do not stand there exactly once; the message says what does."""


class AlreadyApplied(CannotApply):
    """The new words stand there already."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Words that stand in a story, those that are to stand there, and where (W3C JSON)."""

    before: str
    after: str
    selector: Mapping[str, object]

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Fix:
        """Read a fix as the webhook and `GET /api/fixes` send it.

        Raises ValueError with what is wrong: a field missing, of the wrong type, or too long.
        """
        words = {}
        for name in ("before", "after"):
            value = data.get(name)
            if not isinstance(value, str):
                raise ValueError(f'"{name}" must be a text')
            words[name] = check_text(value, field=f'"{name}"', max_chars=MAX_WORDS)
        selector = data.get("selector")
        try:
            Selector.from_dict(selector)
        except SelectorError as error:
            raise ValueError(f'"selector": {error}') from None
        assert isinstance(selector, Mapping)
        return cls(words["before"], words["after"], selector)
