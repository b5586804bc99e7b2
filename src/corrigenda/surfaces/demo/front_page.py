"""The front page: the lead, and the other stories by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corrigenda.surfaces.demo.story import Story

LEAD: Final = "World"
_ORDER: Final = ("World", "Business", "Science", "City", "Health", "Sport", "Culture")


@dataclass(frozen=True, slots=True)
class Section:
    """A section's name and stories, in the language of the first of them."""

    name: str
    stories: list[Story]

    @property
    def language(self) -> str:
        """The section's language."""
        return self.stories[0].language

    @property
    def direction(self) -> str:
        """The direction of that language."""
        return self.stories[0].direction


def lay_out(stories: Sequence[Story]) -> tuple[Story | None, list[Section]]:
    """The lead (the first story of World, else the newest) and the others by section.

    `stories` are newest first; sections stand in the newspaper's order, unknown ones last.
    """
    if not stories:
        return None, []
    world = [story for story in stories if story.section == LEAD]
    lead = world[-1] if world else stories[0]
    sections: dict[str, list[Story]] = {}
    for story in stories:
        if story is not lead:
            sections.setdefault(story.section, []).append(story)
    rank = {name: number for number, name in enumerate(_ORDER)}
    names = sorted(sections, key=lambda name: (rank.get(name, len(rank)), name))
    return lead, [Section(name, sections[name]) for name in names]
