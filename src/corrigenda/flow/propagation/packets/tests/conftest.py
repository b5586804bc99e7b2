"""A house that is paired with the daily, over real HTTP on this machine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.propagation.tests.conftest import (
    Serve,
    addresses,
    house,
    intranet,
    later,
    office,
    serve,
)
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock

__all__ = ["addresses", "house", "intranet", "later", "office", "serve"]

Work = Callable[[], None]
Paired = Callable[..., Subscriber]
Publish = Callable[..., Entry]


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


@pytest.fixture
def publish(story: Article, send: Send, stan: Staff, work: Work) -> Publish:
    """Correct the figure in the treaty story, and publish that."""

    def _publish(before: str = BEFORE, after: str = AFTER, **more: str) -> Entry:
        send(before, after, kind="fact")
        work()
        case = Case.objects.get(says=before)
        words = "The fund holds 82,000 crowns. An earlier version of this story said 28,000."
        decision = Decision(**{"kind": "correction", "after": after, "words": words, **more})
        decide(case, decision, by=actors.of(stan))
        work()
        return Entry.objects.latest("pk")

    return _publish


def another(correction: Correction) -> Correction:
    """A copy of a correction, to carry another entry."""
    copy = Correction.objects.get(pk=correction.pk)
    copy.pk, copy._state.adding = None, True
    copy.save()
    return copy


def superseding(entry: Entry) -> Entry:
    """An entry that corrects what another one said, on the same case."""
    return Entry.objects.create(
        public_id="second0001",
        outlet=entry.outlet,
        article=entry.article,
        correction=another(entry.correction),
        kind="correction",
        url=entry.url,
        headline=entry.headline,
        before=AFTER,
        after=AFTER.replace("12", "13"),
        words="And 13 bridges.",
        language="en",
        published_at=clock.now(),
        supersedes=entry,
    )
