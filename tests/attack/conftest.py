"""What attackers are given: a service of its own, another house's server, an editor elsewhere."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.open_outlet import Opened, open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.lib.tests.conftest import names, serve

__all__ = ["names", "serve"]


@pytest.fixture
def weekly(db: None) -> Opened:
    """Another outlet on the same desk, with the keys of its CMS."""
    return open_outlet(
        "weekly",
        name="The Weekly",
        language="en",
        desk_url="https://desk.example",
        origins=["https://weekly.example"],
        by=OPERATOR,
    )


@pytest.fixture
def wanda(weekly: Opened) -> Staff:
    """The administrator of the other outlet."""
    return hire("wanda", outlet=weekly.outlet, role=Role.ADMINISTRATOR, by=OPERATOR)
