"""What a check finds, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from corrigenda.flow.newsroom.policy import Policy


class Level(StrEnum):
    """What a finding means: `must` refuses the notice, `should` is for the editor to weigh."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A notice as it would be published, with what it is about.

    Attributes:
        words: as they were typed; spans of findings are code points in them.
        before, after: of the passage; the same where the story does not change.
        language: of the story, as a language tag.
        touched: what the change touches (`figure`, `name`, ...); see `cases.touches`.
        story_at: when the story came out, as far as is known; aware.
        now: aware.
        origins: on which the outlet publishes.
        contacts: e-mail addresses of the readers who reported it.
    """

    kind: str
    words: str
    before: str
    after: str
    language: str
    url: str
    headline: str
    now: datetime
    policy: Policy
    touched: frozenset[str] = frozenset()
    story_at: datetime | None = None
    origins: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()

    @property
    def speaks(self) -> str:
        """The primary language, such as `en`."""
        return self.language.split("-", maxsplit=1)[0].lower()

    @property
    def changes_story(self) -> bool:
        """Whether other words are asked for in the story."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong at one place, as a check says it.

    Attributes:
        message: what is wrong and what to do, in plain words.
        span: code points of `words` that are meant; None for all of it.
        suggestion: words that could stand there instead.
        source: the rule behind it.
    """

    message: str
    span: tuple[int, int] | None = None
    suggestion: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found, with its weight in this house."""

    check: str
    level: Level
    message: str
    span: tuple[int, int] | None = None
    suggestion: str = ""
    source: str = ""

    def to_dict(self) -> dict[str, object]:
        """As JSON."""
        return {
            "check": self.check,
            "level": self.level.value,
            "message": self.message,
            "span": list(self.span) if self.span else None,
            "suggestion": self.suggestion,
            "source": self.source,
        }
