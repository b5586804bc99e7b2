"""What a silent fix put right opens a case, too, when it comes back: in its sentence alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import report_on
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.give_up import give_up
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.recall import recall_version
from corrigenda.flow.propagation.actions.remember import MOST_ALIKE
from corrigenda.flow.propagation.models import ErrorGram, Remembered
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

from .conftest import Archive

TYPO = "The two leaders inspected a guard of honour, afer which they signed the treaty."
RIGHT = TYPO.replace("afer", "after")


@pytest.fixture
def archive(daily: Outlet, work: Callable[[], None]) -> Archive:
    """A daily with one story on the treaty."""
    made = Archive(daily, work)
    made.story("treaty", TYPO)
    made.work()
    return made


def again() -> list[Report]:
    return list(Report.objects.filter(channel="memory").order_by("pk"))


def fix(archive: Archive, name: str, block: str, says: str, should_say: str, by: Staff) -> Case:
    """A reader reports words of a story, and an editor fixes them; nothing is looked at yet."""
    article = archive.story(name, block)
    archive.work()
    report_on(article, block, says, should_say)
    archive.work()
    case = Case.objects.get(article=article)
    decide(case, Decision("fix", after=should_say), by=of(by))
    archive.work()
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def fixed(archive: Archive, edda: Staff) -> Case:
    """The typo is fixed, and the story reads as it should."""
    case = fix(archive, "treaty", TYPO, "afer", "after", edda)
    archive.mend("/treaty")
    return Case.objects.get(pk=case.pk)


def test_a_new_story_with_the_typo_gets_a_case_that_names_the_fix(
    fixed: Case, archive: Archive
) -> None:
    archive.story("banquet", TYPO)
    archive.work()
    (report,) = again()
    case = Case.objects.get(article=report.article)
    assert (report.says, report.should_say, case.lane) == ("afer", "after", "typo")
    assert f"fixed without a notice on {clock.now():%d %B %Y} (case {fixed.pk})" in report.why
    assert report.source_url == ""


def test_so_does_a_new_version_of_the_story_that_was_fixed(fixed: Case, archive: Archive) -> None:
    archive.story("treaty", TYPO)
    archive.work()
    assert [one.article_id for one in again()] == [fixed.article_id]


@pytest.mark.parametrize(
    ("wrong", "right", "block"),
    [
        ("підпсали", "підписали", "Лідери оглянули почесну варту, а тоді підпсали угоду в порту."),
        ("証印", "調印", "両首脳は儀仗隊を視察し、その後港で条約に証印した。"),
    ],
    ids=["uk", "ja"],
)
def test_in_any_script(
    archive: Archive, edda: Staff, stan: Staff, wrong: str, right: str, block: str
) -> None:
    fix(archive, "port", block, wrong, right, edda)
    for waiting in Correction.objects.filter(state="in_approval"):
        approve(waiting, reason="A slip of the pen.", by=of(stan))
    archive.work()
    archive.story("banquet", block)
    archive.story("lunch", block.replace(wrong, right))
    archive.work()
    assert [one.article.url.rpartition("/")[2] for one in again()] == ["banquet"]


@pytest.mark.parametrize(
    "words",
    [
        "It rained all day, afer which the river rose by a metre in the old town.",
        "They went home afer which the minister spoke.",
        RIGHT,
    ],
    ids=["the word in another sentence", "its neighbours, too", "the sentence put right"],
)
def test_what_is_not_that_sentence_opens_nothing(fixed: Case, archive: Archive, words: str) -> None:
    archive.story("banquet", words)
    archive.work()
    assert again() == []


def test_nothing_is_remembered_while_the_fix_can_be_taken_back(
    archive: Archive, edda: Staff
) -> None:
    archive.outlet.policy_data = {"undo_seconds": 30}
    archive.outlet.save()
    case = fix(archive, "treaty", TYPO, "afer", "after", edda)
    assert not Remembered.objects.exists()
    undo(case, by=of(edda))
    with pytest.MonkeyPatch.context() as patch:
        later = clock.now() + timedelta(minutes=5)
        patch.setattr(clock, "now", lambda: later)
        archive.work()
    assert not Remembered.objects.exists()


def test_a_fix_that_was_given_up_is_not_remembered(archive: Archive, edda: Staff) -> None:
    fix(archive, "treaty", TYPO, "afer", "after", edda)
    give_up(Correction.objects.get(), reason="It is a quotation.", by=of(edda))
    archive.story("banquet", TYPO)
    archive.work()
    assert again() == []


def test_a_fix_whose_case_was_decided_anew_is_not_remembered(
    fixed: Case, archive: Archive, edda: Staff
) -> None:
    decide(fixed, Decision("fix", after="upon"), by=of(edda))
    archive.work()
    archive.story("banquet", TYPO)
    archive.story("lunch", RIGHT)
    archive.work()
    assert [(one.says, one.should_say) for one in again()] == [("after", "upon")]


def test_a_fix_of_a_figure_comes_back_in_the_fact_lane(
    archive: Archive, edda: Staff, stan: Staff
) -> None:
    block = "The fund holds 28,000 crowns and pays for 12 bridges in the north, officials said."
    fix(archive, "fund", block, "28,000", "82,000", edda)
    approve(Correction.objects.get(), reason="Swapped digits.", by=of(stan))
    archive.work()
    archive.story("bridges", block)
    archive.work()
    (report,) = again()
    assert Case.objects.get(article=report.article).lane == "fact"


def test_a_comma_put_right_leaves_nothing_to_be_found_by(archive: Archive, edda: Staff) -> None:
    block = "The delegates met in the old city which has no harbour before they went to vote."
    fix(archive, "vote", block, "city which", "city, which", edda)
    archive.story("ferry", block)
    archive.work()
    assert again() == []
    assert [one.words for one in Remembered.objects.all()] == [""]


def test_an_error_that_was_fixed_in_many_stories_is_reported_once(
    archive: Archive, edda: Staff
) -> None:
    for name in ("one", "two", "three"):
        fix(archive, name, TYPO, "afer", "after", edda)
    archive.story("banquet", TYPO)
    archive.work()
    banquet = [one for one in again() if one.article.url.endswith("/banquet")]
    assert len(banquet) == 1


def test_what_a_version_costs_does_not_grow_with_fixes_of_the_same_turn_of_speech(
    fixed: Case, archive: Archive, edda: Staff
) -> None:
    before = _queries_of(archive, "early")
    correction = Correction.objects.get(case=fixed)
    (row,) = Remembered.objects.all()
    grams = list(row.grams.values_list("hash", flat=True))
    for _ in range(3 * MOST_ALIKE):
        correction.pk = None
        correction.save(force_insert=True)
        other = Remembered.objects.create(
            correction=correction, words=row.words, start=row.start, end=row.end, at=row.at
        )
        ErrorGram.objects.bulk_create([ErrorGram(hash=one, remembered=other) for one in grams])
    fix(archive, "banquet", TYPO, "afer", "after", edda)
    last = Remembered.objects.order_by("-pk")[0]
    assert not last.grams.exists()
    assert _queries_of(archive, "late") <= before + 1


def _queries_of(archive: Archive, name: str) -> int:
    article = archive.story(name, TYPO)
    version = Version.objects.select_related("article__outlet").get(article=article)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        recall_version(version)
    return len(captured)
