"""Three of the Daily's stories about the ferry, and some about other things."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.actions.relate_versions import relate_versions
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.related.finding import forget_orders
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.submission import Submission

Tell = Callable[..., Article]
Publish = Callable[..., Entry]

FERRY = (
    "The ferry Patience ran aground on Lake Merrow on Tuesday with forty passengers on board.",
    "Captain Ilse Varn said the gauge at the landing of Merrow showed too much water.",
)
INQUIRY = (
    "An inquiry into the ferry Patience began its work in the town hall on Friday morning.",
    "Ilse Varn was the first witness to speak about the night on Lake Merrow and the gauge.",
)
SALVAGE = (
    "Divers lifted the Patience from the bed of Lake Merrow after three days of work.",
    "The ferry will be towed to the yard below the landing, where the gauge is being mended.",
    "Captain Ilse Varn and two passengers of the Patience watched from the shore of Merrow.",
)
OTHERS = {
    "choir": ("A choir of bakers sang at dawn.", "Their bread was late, and nobody minded it."),
    "chess": ("Two schools drew a match at chess.", "The boards were borrowed from a museum."),
    "orchard": ("Pears are early in the orchards.", "Growers blame a spring without any frost."),
    "tram": ("The tram to the hospital has a new bell.", "Drivers voted for it by a wide margin."),
    "library": ("A library lends umbrellas now.", "Readers return them dry, as the rules ask."),
    "market": ("The fish market moves uphill.", "Gulls are expected to follow within a week."),
    "school": ("Pupils painted a stairwell blue.", "The paint was left over from a swimming bath."),
}


@pytest.fixture(autouse=True)
def _afresh() -> None:
    forget_orders()


@pytest.fixture
def tell(db: None, daily: Outlet) -> Tell:
    """Take in a story of the Daily, or another version of it."""

    def _tell(
        slug: str,
        *paragraphs: str,
        headline: str = "",
        outlet: Outlet = daily,
        language: str = "en",
        at: datetime = datetime(2026, 6, 1, 12, tzinfo=UTC),
    ) -> Article:
        blocks = [Block(Role.headline, headline or f"The story of the {slug}")]
        blocks += [Block(Role.body, one) for one in paragraphs]
        story = Story(blocks, language=language, published_at=at)
        version, _ = push(outlet, f"https://{outlet.slug}.example/{slug}", story)
        return version.article

    return _tell


@pytest.fixture
def archive(tell: Tell) -> Tell:
    """The stories about other things, and the three about the ferry, all taken in."""
    for slug, paragraphs in OTHERS.items():
        tell(slug, *paragraphs)
    tell("ferry", *FERRY)
    tell("inquiry", *INQUIRY)
    tell("salvage", *SALVAGE)
    relate_versions()
    return tell


@pytest.fixture
def publish(edda: Staff, stan: Staff, work: Callable[[], None]) -> Publish:
    """Publish a notice on the first words of a story."""

    def _publish(article: Article, kind: str = "correction") -> Entry:
        assert article.current is not None
        block = article.current.blocks[1].text
        says = block.split(" ", 3)
        selector = {"type": "TextQuoteSelector", "exact": " ".join(says[:3])}
        given = {"url": article.url, "block": block, "selector": selector}
        receive(Submission(client_id=uuid4(), **given), address="192.0.2.7")
        work()
        case = Case.objects.order_by("-pk")[0]
        after = "Another beginning" if kind == "correction" else ""
        made = decide(case, Decision(kind, after=after, words=f"A {kind}."), by=of(edda))
        if made.state == CorrectionState.IN_APPROVAL:
            approve(made, reason="It is so.", by=of(stan))
        work()
        return Entry.objects.get(correction=made)

    return _publish
