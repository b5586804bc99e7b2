"""A house that is paired with the daily, over real HTTP on this machine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.tests.conftest import (
    Serve,
    addresses,
    house,
    intranet,
    later,
    office,
    serve,
)

__all__ = ["addresses", "house", "intranet", "later", "office", "serve"]

Paired = Callable[..., Subscriber]


@pytest.fixture
def weekly(serve: Serve) -> House:
    """Another house, reachable."""
    other = House()
    other.serve(serve)
    return other


@pytest.fixture
def paired(intranet: Outlet, weekly: House) -> Subscriber:
    """The Weekly, a subscriber of the daily's; its key is pinned."""
    return pair(intranet, url=weekly.origin, by=OPERATOR)
