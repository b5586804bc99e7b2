"""A house, a republisher, and a story that both have."""

from corrigenda.flow.propagation.packets.tests.conftest import (
    addresses,
    house,
    intranet,
    later,
    office,
    paired,
    publish,
    serve,
    weekly,
)

__all__ = [
    "addresses", "house", "intranet", "later", "office", "paired", "publish", "serve", "weekly",
]  # fmt: skip
