"""An approved correction becomes an entry of the log, once and for good."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.actions.publish import publish, publish_approved
from corrigenda.flow.publication.errors import NothingToPublishError
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.on_story import notices_for
from corrigenda.flow.publication.queries import entry_of, log
from corrigenda.flow.reports.models import Report
from corrigenda.lib.states import TransitionError

Work = Callable[[], None]
WORDS = "Correction: The fund holds 30,000 crowns, not 28,000."


@pytest.fixture
def decided(send: Send, work: Work, edda: Staff) -> Correction:
    """An approved correction of “28,000”, not published yet."""
    send("28,000")
    work()
    return decide(
        Case.objects.get(), Decision("correction", after="30,000", words=WORDS), by=of(edda)
    )


def test_the_entry_says_what_was_and_what_is(decided: Correction) -> None:
    entry = publish(decided)
    assert (entry.before, entry.after, entry.words) == ("28,000", "30,000", WORDS)
    assert (entry.url, entry.headline) == (decided.article.url, "Maren and Tolva sign treaty")
    assert len(entry.public_id) == 10


def test_correction_case_and_reports_follow(decided: Correction) -> None:
    publish(decided)
    assert Correction.objects.get().state == "published"
    assert Case.objects.get().state == "published"
    assert Report.objects.get().state == "answered"
    assert decided.change.__class__.objects.get().notice_id == Entry.objects.get().public_id


def test_it_is_published_once(decided: Correction) -> None:
    held = Correction.objects.get()
    publish(decided)
    with pytest.raises(NothingToPublishError):
        publish(decided)
    with pytest.raises(Exception) as told:
        publish(held)
    assert isinstance(told.value, TransitionError) or "unique" in str(told.value).lower()


def test_the_job_publishes_what_waits_and_then_nothing(decided: Correction) -> None:
    assert publish_approved() == 1
    assert publish_approved() == 0
    assert Entry.objects.count() == 1


def test_a_fix_has_no_entry(send: Send, work: Work, edda: Staff) -> None:
    send("afer")
    work()
    fix = decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    with pytest.raises(NothingToPublishError):
        publish(fix)
    work()
    assert not Entry.objects.exists()


def test_what_waits_for_a_second_person_is_not_published(
    send: Send, work: Work, edda: Staff
) -> None:
    send("28,000")
    work()
    decide(Case.objects.get(), Decision("withdrawal", words="Withdrawn."), by=of(edda))
    work()
    assert not Entry.objects.exists()


def test_a_house_that_does_not_repeat_errors_shows_the_words_only(
    decided: Correction, daily: Outlet
) -> None:
    publish(decided)
    daily.policy_data = {"repeat_error": False}
    daily.save()
    (notice,) = notices_for(decided.article.url)
    assert (notice.before, notice.after, notice.words) == ("", "", WORDS)


def test_the_log_has_the_newest_first_and_of_one_outlet(decided: Correction, daily: Outlet) -> None:
    entry = publish(decided)
    other = Outlet.objects.create(slug="herald", name="The Herald")
    assert list(log()) == list(log(daily)) == [entry]
    assert not log(other).exists()
    assert not log(before=entry.published_at).exists()


def test_a_permalink_leads_to_its_entry(decided: Correction) -> None:
    entry = publish(decided)
    notice = entry_of(entry.public_id)
    assert notice is not None
    assert notice.permalink == f"https://desk.example/corrections/{entry.public_id}"
    assert entry_of("never") is None
    assert entry_of("") is None


@pytest.mark.parametrize(
    ("language", "label", "direction"),
    [("en", "Correction", "ltr"), ("uk", "Виправлення", "ltr"), ("ar-EG", "تصحيح", "rtl"),
     ("de", "Korrektur", "ltr"), ("fr", "Correction", "ltr")],
)  # fmt: skip
def test_it_is_labelled_in_the_storys_language(
    decided: Correction, language: str, label: str, direction: str
) -> None:
    Entry.objects.filter(pk=publish(decided).pk).update(language=language)
    (notice,) = notices_for(decided.article.url)
    assert (notice.label, notice.direction) == (label, direction)
