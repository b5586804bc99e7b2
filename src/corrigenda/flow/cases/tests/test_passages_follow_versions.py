"""A passage is followed from version to version; "gone" is an answer, and words may come back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.locate import locate_received

Work = Callable[[], None]
Publish = Callable[..., None]

HEAD = "The two leaders met in Port Maren on the second day of the summit, officials said."
LINE = "They inspected a guard of honour, afer which they signed the treaty in the great hall."
TAIL = "The fund holds 28,000 crowns and pays for 12 bridges, officials said."


@pytest.fixture
def publish(daily: Outlet, story: Article, work: Work) -> Publish:
    """Publish the story with these paragraphs, and let the desk move its passages."""

    def _publish(*texts: str) -> None:
        push(daily, story.url, Story([Block(Role.body, text) for text in texts]))
        work()

    return _publish


@pytest.fixture
def case(publish: Publish, send: Send, work: Work) -> Case:
    """A case on “afer” in a story of three paragraphs."""
    publish(HEAD, LINE, TAIL)
    send("afer", block=LINE)
    work()
    return Case.objects.get()


def place(case: Case) -> tuple[str, str, str]:
    """What stands before the passage, the passage, and its state."""
    case.refresh_from_db()
    assert case.version is not None
    assert case.start is not None
    text = case.version.text
    return text[case.start - 4 : case.start], text[case.start : case.end], case.anchor_state


def is_current(case: Case) -> bool:
    case.refresh_from_db()
    return case.version == Article.objects.get(pk=case.article_id).current


def test_text_before_it_moves_it(case: Case, publish: Publish) -> None:
    publish("Breaking.", HEAD, LINE, TAIL)
    assert place(case) == ("ur, ", "afer", "unchanged")
    assert is_current(case)


def test_an_edit_of_its_words_changes_it(case: Case, publish: Publish) -> None:
    publish(HEAD, LINE.replace("afer", "after"), TAIL)
    assert place(case) == ("ur, ", "after", "changed")


def test_what_changed_is_still_changed_in_the_next_version(case: Case, publish: Publish) -> None:
    mended = LINE.replace("afer", "after")
    publish(HEAD, mended, TAIL)
    publish(HEAD, mended, TAIL + " More follows.")
    assert place(case) == ("ur, ", "after", "changed")


def test_what_is_put_back_is_unchanged_again(case: Case, publish: Publish) -> None:
    publish(HEAD, LINE.replace("afer", "after"), TAIL)
    publish(HEAD, LINE, TAIL)
    assert place(case) == ("ur, ", "afer", "unchanged")


def test_what_goes_keeps_its_last_place(case: Case, publish: Publish) -> None:
    publish(HEAD, TAIL)
    assert place(case) == ("ur, ", "afer", "gone")
    assert not is_current(case)


def test_and_is_found_when_it_comes_back(case: Case, publish: Publish) -> None:
    publish(HEAD, TAIL)
    publish(HEAD, TAIL + " More follows.")
    publish(HEAD, TAIL + " More follows.", LINE)
    assert place(case) == ("ur, ", "afer", "unchanged")
    assert is_current(case)


def test_it_may_come_back_mended(case: Case, publish: Publish) -> None:
    publish(HEAD, TAIL)
    publish(HEAD, TAIL, LINE.replace("afer", "after"))
    assert place(case) == ("ur, ", "after", "changed")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (HEAD, "They left afer dinner in Tolva.", TAIL),
        (HEAD, TAIL, "They left afer dinner in Tolva."),
        (HEAD, "Correction: we wrote “afer” where “after” was meant.", TAIL),
    ],
)
def test_the_same_word_in_another_sentence_is_not_its_return(
    case: Case, publish: Publish, paragraphs: tuple[str, ...]
) -> None:
    publish(HEAD, TAIL)
    publish(*paragraphs)
    assert place(case) == ("ur, ", "afer", "gone")
    assert not is_current(case)


def test_what_comes_back_twice_stands_several_times_until_one_is_left(
    case: Case, publish: Publish
) -> None:
    publish(HEAD, TAIL)
    publish("Update.", LINE, HEAD, TAIL, LINE)
    assert place(case) == ("ur, ", "afer", "ambiguous")
    publish("Update.", HEAD, TAIL, LINE)
    assert place(case) == ("ur, ", "afer", "unchanged")
    assert is_current(case)


def test_a_phrase_that_stood_elsewhere_all_along_is_gone_with_its_sentence(
    case: Case, publish: Publish, send: Send, work: Work
) -> None:
    send("officials said", block=TAIL)
    work()
    for more in ("Nothing else is known.", HEAD.replace("second", "third")):
        publish(HEAD, LINE, more)
        assert Case.objects.get(says="officials said").anchor_state == "gone"


def test_another_capital_is_a_change(case: Case, publish: Publish) -> None:
    publish(HEAD, LINE.replace("afer", "Afer"), TAIL)
    assert place(case) == ("ur, ", "Afer", "changed")


def test_what_went_before_its_report_was_joined_has_its_last_place(
    publish: Publish, daily: Outlet, story: Article, send: Send, work: Work
) -> None:
    publish(HEAD, LINE, TAIL)
    send("afer", block=LINE)
    locate_received()
    push(daily, story.url, Story([Block(Role.body, text) for text in ("New.", HEAD, LINE)]))
    push(daily, story.url, Story([Block(Role.body, text) for text in ("New.", HEAD, TAIL)]))
    work()
    case = Case.objects.get()
    assert place(case) == ("ur, ", "afer", "gone")
    assert case.version is not None
    assert case.state_since is not None
    assert (case.version.number, case.state_since.number) == (3, 4)


def test_it_is_followed_through_ten_versions(case: Case, publish: Publish) -> None:
    before: list[str] = []
    for number in range(10):
        before.append(f"Update {number}: talks went on for another {number} hours in Tolva.")
        publish(*before, HEAD, LINE, TAIL)
        assert place(case) == ("ur, ", "afer", "unchanged")
    assert Version.objects.count() == 12
    assert is_current(case)


def test_versions_that_came_at_once_are_followed_to_the_last(
    case: Case, daily: Outlet, story: Article, work: Work
) -> None:
    for number in range(10):
        blocks = [Block(Role.body, text) for text in (f"Update {number}.", HEAD, LINE, TAIL)]
        push(daily, story.url, Story(blocks))
    work()
    assert place(case) == ("ur, ", "afer", "unchanged")
    assert is_current(case)
    assert not Version.objects.filter(taken_at=None).exists()


def test_a_repetition_elsewhere_does_not_draw_it_away(case: Case, publish: Publish) -> None:
    publish(HEAD, "It was afer all.", LINE, "They left afer dinner.", TAIL)
    assert place(case) == ("ur, ", "afer", "unchanged")


def test_a_case_that_has_ended_stays_where_it_was(case: Case, publish: Publish) -> None:
    Case.objects.update(state="declined")
    publish("Breaking.", HEAD, LINE, TAIL)
    assert not is_current(case)


def test_what_only_a_reader_saw_finds_its_place_when_the_story_has_it(
    publish: Publish, send: Send, work: Work
) -> None:
    publish(HEAD, TAIL)
    send("afer", block=LINE)
    work()
    case = Case.objects.get()
    assert case.start is None
    publish(HEAD, LINE, TAIL)
    assert place(case) == ("ur, ", "afer", "unchanged")


def test_a_report_on_an_older_version_joins_the_case_where_the_words_stand_now(
    case: Case, publish: Publish, send: Send, work: Work
) -> None:
    publish("Breaking.", HEAD, LINE, TAIL)
    send("honour, afer", block=LINE)
    work()
    case.refresh_from_db()
    assert case.report_count == 2


def test_a_passage_that_swallows_a_book_is_not_followed_into_it(
    case: Case, publish: Publish, send: Send, work: Work
) -> None:
    send("guard of honour, afer which they signed", block=LINE)
    work()
    book = " ".join(f"word{number}" for number in range(30_000))
    publish(HEAD, LINE.replace("honour, ", f"honour, {book} "), TAIL)
    send("28,000", block=TAIL)
    work()
    assert not Version.objects.filter(taken_at=None).exists()
    assert Case.objects.count() == 2
