"""Numbers that were passed over, until they turn up elsewhere."""

from __future__ import annotations


class Gaps:
    """Ranges of numbers, both ends in them."""

    def __init__(self) -> None:
        self.left: list[tuple[int, int]] = []

    def add(self, first: int, last: int) -> None:
        """Pass over these."""
        self.left.append((first, last))

    def fill(self, number: int) -> bool:
        """Take a number that turned up; whether it was passed over."""
        for place, (first, last) in enumerate(self.left):
            if first <= number <= last:
                parts = ((first, number - 1), (number + 1, last))
                self.left[place : place + 1] = [part for part in parts if part[0] <= part[1]]
                return True
        return False
