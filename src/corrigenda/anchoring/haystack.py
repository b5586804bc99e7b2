"""A text in which passages are looked for, and how much looking may still be done.

Work is counted, never timed: the same texts get the same answer on every machine.
"""

from functools import cached_property

from corrigenda.anchoring.light import Light
from corrigenda.anchoring.words import Table

# In characters cut into words and aligned, at most a microsecond each: two versions
# of a million characters can be aligned, or a passage looked for in one of them.
LIMIT = 2_200_000
# What other steps cost, in the same unit.
LIGHTENED = 0.1  # one character of the text lightened
FOLDED = 0.3  # one character folded
PLACE = 100  # the context of one place compared
VOTED = 0.15  # one character of the text, each time that pieces are looked for
SOUGHT = 6  # one character of a passage, or of its context, that is looked for


class Work:
    """What one call may still do; shared by all passages that it is asked for."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.left: float = limit

    def spend(self, units: float) -> bool:
        """Take so many units, or none of them and return False."""
        if units > self.left:
            return False
        self.left -= units
        return True


class Haystack:
    """A text, and its words and folded form, made once and when they are needed."""

    def __init__(self, text: str, work: Work | None = None) -> None:
        self.text = text
        self.work = work or Work()
        self.table = Table()
        self._known: set[str] = set()

    def may(self, step: str, units: float) -> bool:
        """Say whether a step on the whole text is done, or may be paid for now."""
        if step in self._known:
            return True
        if self.work.spend(units):
            self._known.add(step)
            return True
        return False

    @cached_property
    def light(self) -> Light:
        """The text in plainer characters."""
        return Light(self.text)
