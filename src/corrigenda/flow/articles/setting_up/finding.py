"""One thing that was looked at on a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How it stands with it."""

    GOOD = "good"
    BETTER = "better"
    """It works, and could be better."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at.

    Attributes:
        name: of what was looked at, the same in every language: for programs.
        says: what was found, in a sentence.
        mend: what to do; empty where there is nothing.
        code: to be copied into the page or the server's settings.
    """

    name: str
    level: Level
    says: str
    mend: str = ""
    code: str = ""
