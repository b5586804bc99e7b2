"""A notice to be checked, as the tests write one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from corrigenda.flow.corrections.wording.checks import look_at
from corrigenda.flow.corrections.wording.finding import Finding, Proposed
from corrigenda.flow.newsroom.policy import Policy, read_policy

NOW = datetime(2027, 5, 31, 12, tzinfo=UTC)


def policy(**data: object) -> Policy:
    """The house's policy with some of it decided."""
    return read_policy(data)


def proposed(
    words: str,
    *,
    kind: str = "correction",
    before: str = "28,000 crowns",
    after: str = "26,000 crowns",
    language: str = "en",
    days_old: int = 1,
    house: Policy | None = None,
    **more: object,
) -> Proposed:
    """A notice on a story of the daily."""
    given: dict[str, object] = {
        "touched": frozenset({"figure"}) if before != after else frozenset()
    }
    given |= {"origins": ("https://daily.example",), **more}
    return Proposed(
        kind=kind,
        words=words,
        before=before,
        after=after,
        language=language,
        url="https://daily.example/world/treaty",
        headline="Maren and Tolva sign treaty",
        now=NOW,
        policy=house or Policy(),
        story_at=NOW - timedelta(days=days_old),
        **given,  # type: ignore[arg-type]  # the fields by their names
    )


def found(words: str, **about: object) -> list[Finding]:
    """All that the checks find."""
    return look_at(proposed(words, **about))  # type: ignore[arg-type]  # as `proposed` has them


def names(words: str, **about: object) -> set[str]:
    """The checks that find something."""
    return {one.check for one in found(words, **about)}
