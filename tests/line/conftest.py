"""Two readers of one passage, who ask for different things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import Received

from .summit import HEAD, LINE


@pytest.fixture
def hall(daily: Outlet) -> Article:
    """The story of the summit."""
    return publish(daily, "/world/hall", HEAD, LINE)


@pytest.fixture
def rita(hall: Article) -> Received:
    """Rita marks the whole passage, and has the spelling put right."""
    return report_on(hall, LINE, "afer which they signed", "after which they signed")


@pytest.fixture
def ravi(rita: Received, hall: Article) -> Received:
    """Ravi says of the same passage that they left, and signed nothing."""
    return report_on(hall, LINE, "they signed", "they left")


@pytest.fixture
def case(rita: Received, ravi: Received, work: Callable[[], None]) -> Case:
    """The case that both are in."""
    work()
    return Case.objects.select_related("outlet").get()
