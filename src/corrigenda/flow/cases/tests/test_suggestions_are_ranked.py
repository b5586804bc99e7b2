"""What most readers suggest comes first; the same suggestion is one, and a reader counts once."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.conftest import PARAGRAPHS
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import wordings_of
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]
LINE = PARAGRAPHS[0]


def ranked() -> list[tuple[str, int]]:
    case = Case.objects.get()
    return [(one.should_say, one.readers) for one in wordings_of([case]).get(case.pk, [])]


def test_case_quotes_and_spaces_make_no_other_suggestion(story: Article, work: Work) -> None:
    for words in ("after", "later", "After", " after ", "AFTER", "later"):
        report_on(story, LINE, "afer", words)
    work()
    assert ranked() == [("after", 4), ("later", 2)]


def test_it_is_shown_as_most_readers_write_it(story: Article, work: Work) -> None:
    for words in ("“After”", '"after"', '"after"'):
        report_on(story, LINE, "afer", words)
    work()
    assert ranked() == [('"after"', 3)]


def test_where_capitals_are_all_that_changes_they_tell_suggestions_apart(
    story: Article, work: Work
) -> None:
    for words in ("Treaty", "TREATY", "Treaty"):
        report_on(story, LINE, "treaty", words)
    work()
    assert ranked() == [("Treaty", 2), ("TREATY", 1)]


def test_a_reader_who_sends_the_same_thing_again_is_one_reader(story: Article, work: Work) -> None:
    for _ in range(3):
        report_on(story, LINE, "afer", "after", address="203.0.113.9")
    report_on(story, LINE, "afer", "later")
    report_on(story, LINE, "afer", "later")
    work()
    assert ranked() == [("later", 2), ("after", 1)]
    assert (Case.objects.get().report_count, Report.objects.count()) == (3, 5)


def test_the_same_words_in_two_places_of_a_passage_are_two_suggestions(
    daily: Outlet, work: Work
) -> None:
    line = "the ship and the sailor went to see the sea."
    article = publish(daily, "/sea", line)
    report_on(article, line, line, "")
    work()
    for at in (0, 5):
        report_on(article, line, "the", "a", at=at)
    work()
    assert [readers for _, readers in ranked()] == [1, 1]


def test_a_suggestion_made_before_and_after_an_edit_elsewhere_is_one(
    daily: Outlet, story: Article, work: Work
) -> None:
    report_on(story, LINE, "afer", "after")
    work()
    publish(daily, "/world/treaty", "Breaking news.", *PARAGRAPHS)
    work()
    report_on(story, LINE, "afer", "after")
    work()
    assert ranked() == [("after", 2)]
