"""One fact, reported in the morning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.lib import clock

MORNING = datetime(2027, 5, 31, 8, tzinfo=UTC)
HOUR = 3600


def at(hours: float) -> datetime:
    """So many hours later."""
    return MORNING + timedelta(hours=hours)


@pytest.fixture
def fact(send: Send, work: Callable[[], None]) -> Case:
    """Reported at eight in the morning."""
    with clock.frozen(MORNING):
        send("28,000 crowns", "30,000 crowns", kind="fact")
        work()
    return Case.objects.get()
