"""What the commands are run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.commands.running import open_outlet

if TYPE_CHECKING:
    from conftest import Services


@pytest.fixture(scope="session")
def with_the_daily(kept_services: Services, with_tables: dict[str, str]) -> dict[str, str]:
    """An environment to copy: the daily is open, with ada for its administrator."""
    env = kept_services.copy_of(with_tables)
    open_outlet(env)
    return env
