"""The desk sees what became of a sentence that was changed without a note."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.tests.conftest import Rewrite, rewrite
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication import guarded
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Work
from corrigenda.surfaces.desk.tests.reading import plain

__all__ = ["rewrite"]


@pytest.fixture(autouse=True)
def changed(story: Article, work: Work, rewrite: Rewrite) -> None:
    """A figure in a story that was first seen two hours ago."""
    work()
    for version in Version.objects.all():
        Version.objects.filter(pk=version.pk).update(seen_at=version.seen_at - timedelta(hours=2))
    rewrite("28,000 crowns", "30,000 crowns")


def read(at_desk: AtDesk, staff: Staff) -> str:
    return plain(at_desk(staff).get(f"/desk/cases/{Case.objects.get().pk}"))


def test_the_sentence_before_and_after_word_by_word(edda: Staff, at_desk: AtDesk) -> None:
    wanted = "The fund holds [-28,000-][+30,000+] crowns and pays for 12 bridges, officials said."
    assert wanted in read(at_desk, edda)


def test_also_when_the_story_went_on_changing(
    edda: Staff, at_desk: AtDesk, rewrite: Rewrite
) -> None:
    rewrite("officials said.", "officials said. It was founded in May.")
    assert "The fund holds [-28,000-][+30,000+] crowns" in read(at_desk, edda)


def test_without_the_version_before_the_words_stand_alone(edda: Staff, at_desk: AtDesk) -> None:
    Version.objects.filter(number=1).update(number=90)
    page = read(at_desk, edda)
    assert "[-28,000-]" not in page
    assert "“30,000”" in page


def test_of_a_very_long_story_the_desk_does_not_wait_for_it(
    edda: Staff, at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "MOST", 50)
    page = read(at_desk, edda)
    assert "[-28,000-]" not in page
    assert "until version 1" in page
