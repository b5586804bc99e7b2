"""Blocks of a version without words that were erased. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.articles import blocks as block
from corrigenda.flow.newsroom.expunging.eraser import Eraser


def expunged_blocks(eraser: Eraser, blocks: Sequence[block.Block]) -> tuple[block.Block, ...]:
    """The blocks without the words, of which some may begin in one block and end in another."""
    counted = [one for one in blocks if one.role is not block.Role.aside]
    masked = iter(eraser.mask_across([one.text for one in counted], between="\n\n"))
    return tuple(
        block.Block(
            one.role,
            eraser.mask(one.text) if one.role is block.Role.aside else next(masked),
        )
        for one in blocks
    )
