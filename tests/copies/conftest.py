"""A background paragraph that stands in several stories of the daily, and a CMS that mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.models import Article, Reading
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import Copy
from corrigenda.lib import clock

__all__ = ["an_outlet"]

WRONG = (
    "The Ossel rises in the hills of Sundrel and runs 1,140 kilometres through Kelmark and Orvane "
    "to the sea."
)
EDITED = WRONG.replace("and runs", "and flows")
VARIANT = WRONG.replace("1,140", "1,410")
NOTICE = "This story said that the Ossel runs 1,140 kilometres. It runs 1,240 kilometres."


@dataclass(frozen=True)
class Archive:
    """The daily's stories by their last name."""

    outlet: Outlet
    work: Callable[[], None]

    def story(self, name: str, *paragraphs: str) -> Article:
        """Publish a story with these paragraphs after one of its own, or its next version."""
        own = f"This is what happened today at the place that is called {name}, say its people."
        return publish(self.outlet, f"/{name}", own, *paragraphs)

    def text(self, name: str) -> str:
        """What a story says now."""
        article = Article.objects.select_related("current").get(url__endswith=f"/{name}")
        assert article.current is not None
        return article.current.text

    def mend(self, *names: str) -> None:
        """Let the CMS make every change that is asked of these stories, and the pages be read."""
        for change in StoryChange.objects.select_related("correction__article").order_by("pk"):
            article = Article.objects.get(pk=change.correction.article_id)
            assert article.current is not None
            if names and not article.url.endswith(names):
                continue
            old, new = change.correction.before, change.correction.after
            said = [(one.role, one.text.replace(old, new)) for one in article.current.blocks]
            blocks = [Block(role, " ".join(text.split())) for role, text in said]
            push(self.outlet, article.url, Story(blocks))
        self.look()

    def look(self) -> None:
        """Let everything be looked at again that waits for its time."""
        for _ in range(3):
            self.work()
            for article in Article.objects.exclude(current=None):
                Reading.objects.create(
                    article=article, version=article.current, at=clock.now(), draws_notices=True
                )
            StoryChange.objects.exclude(look_at=None).update(look_at=clock.now())
            Copy.objects.exclude(look_at=None).update(look_at=clock.now())
        self.work()


@pytest.fixture
def archive(daily: Outlet, work: Callable[[], None]) -> Archive:
    """Four stories with the background: as it is in two, edited in one, another figure in one."""
    made = Archive(daily, work)
    made.story("treaty", WRONG)
    made.story("herons", EDITED)
    made.story("barges", WRONG)
    made.story("canal", VARIANT)
    made.story("cup", "Haldrum won the Lantern Cup for the first time in thirty-one years.")
    work()
    return made


@pytest.fixture
def reported(archive: Archive) -> Case:
    """A reader reports the figure in the story on the treaty."""
    article = Article.objects.get(url__endswith="/treaty")
    report_on(article, WRONG, "1,140 kilometres", "1,240 kilometres")
    archive.work()
    return Case.objects.get()


def correct(
    case: Case, by: Staff, after: str = "1,240 kilometres", notice: str = NOTICE
) -> Correction:
    """Publish the correction of the figure."""
    return decide(case, Decision("correction", after=after, words=notice), by=of(by))


@pytest.fixture
def corrected(reported: Case, archive: Archive, edda: Staff) -> Case:
    """It is corrected, and the archive has been swept for it."""
    correct(reported, edda)
    archive.work()
    return Case.objects.get(pk=reported.pk)


def names(copies: object) -> list[str]:
    """The last names of the stories that copies stand in."""
    return sorted(one.article.url.rpartition("/")[2] for one in copies)  # type: ignore[attr-defined]
