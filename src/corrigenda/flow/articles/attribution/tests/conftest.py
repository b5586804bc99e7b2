"""A story written down in a few lines, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.flow.articles.attribution import Agency, Attribution, Outlets, attribute
from corrigenda.flow.articles.blocks import Block, Role, text_of

Said = Callable[..., Attribution]
AGENCIES = Outlets([Agency("Veld News Agency", ("VNA", "Veld News Agency", "ВНА"))], ["Kurier"])


def story(*lines: str) -> list[Block]:
    """Blocks: a line is body text, or begins with its role and a bar."""
    blocks = []
    for line in lines:
        role, bar, text = line.partition("|")
        known = bar and role in Role.__members__
        blocks.append(Block(Role(role), text) if known else Block(Role.body, line))
    return blocks


@pytest.fixture
def said() -> Said:
    """Asks of a passage, by its words, in a story of some lines."""

    def ask(passage: str, *lines: str, language: str = "en", authors: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
        blocks = story(*lines)
        start = text_of(blocks).index(passage)
        return attribute(
            blocks,
            start,
            start + len(passage),
            language=language,
            authors=authors,
            outlets=AGENCIES,
        )

    return ask
