"""Readers' suggestions, as the desk's screens ask for them."""

from __future__ import annotations

from corrigenda.flow.cases.proposals import MOST, Proposal, clipped, proposals, readers_of

__all__ = ["MOST", "Proposal", "clipped", "proposals", "readers_of"]
