"""A label makes a correction or a kill of an item; news about kills and corrections does not."""

from __future__ import annotations

import pytest

from corrigenda.flow.propagation.packets.agency.labels import (
    note_cancels,
    note_corrects,
    says_canceled,
    says_correction,
    unlabelled,
)


@pytest.mark.parametrize(
    "headline",
    [
        "CORRECTION: Ferry",
        "Correction – Ferry",
        "CORRECTED-Ferry aground",
        "REFILE-CORRECTED-UPDATE 1-Ferry aground",
        "[Corrected] Ferry",
        "Виправлення: пором",
        "ВИПРАВЛЕНО: пором",
        "KORREKTUR: Fähre",
        "(Berichtigung) Fähre fährt",
        "Achtung, Berichtigung: Fähre",
        "تصحيح: عبارة",
        "Corrections",
    ],
)
def test_a_label_says_that_it_corrects(headline: str) -> None:
    assert (says_correction(headline), says_canceled(headline)) == (True, False)


@pytest.mark.parametrize(
    "headline",
    [
        "KILL: Ferry",
        "KILL - Ferry",
        "MANDATORY KILL: Ferry",
        "Kill advisory: Ferry",
        "STORY WITHDRAWN: Ferry",
        "Retraction: Ferry",
        "Відкликано: пором",
        "Zurückgezogen: Fähre",
        "RÜCKNAHME: Fähre",
        "سحب: عبارة",
        "Withdrawn.",
    ],
)
def test_a_label_says_that_it_takes_back(headline: str) -> None:
    assert (says_correction(headline), says_canceled(headline)) == (False, True)


@pytest.mark.parametrize(
    "headline",
    [
        "Kill Bill returns to cinemas",
        "Kill switch law passes first reading",
        "Kill-switch law passes first reading",
        "KILL-SWITCH LAW PASSES FIRST READING",
        "Killed in action: the names",
        "Withdrawal symptoms: a guide",
        "Withdrawal from the treaty",
        "Withdrawn player returns",
        "Retraction of landing gear blamed in crash",
        "Corrections officers strike in three states",
        "Correct answers to the quiz",
        "Correcting course, bank raises rates",
        "Correction-fluid maker files for bankruptcy",
        "Story corrected by its author wins prize",
        "Виправлення помилок у законі коштуватиме мільйон",
        "Відкликано посла",
        "Korrekturlesen wird billiger",
        "Korrektur am Aktienmarkt: Kurse fallen",
        "Rücknahme von Altgeräten wird Pflicht",
        "Zurückgezogen lebender Künstler gestorben",
        "تصحيح المسار الاقتصادي",
        "سحب الثقة من الحكومة",
    ],
)
def test_news_about_kills_and_corrections_says_neither(headline: str) -> None:
    assert (says_correction(headline), says_canceled(headline)) == (False, False)


@pytest.mark.parametrize(
    ("note", "corrects", "takes_back"),
    [
        ("Corrects number of people.", True, False),
        ("CORRECTION: number of people in the first paragraph.", True, False),
        ("Correction to the headline.", True, False),
        ("Corrected version of the story.", True, False),
        ("Please kill this story.", False, True),
        ("EDS: This item has been withdrawn.", False, True),
        ("Withdrawn by the agency because its source was invented.", False, True),
        ("Retraction of our earlier story.", False, True),
        ("Adds detail.", False, False),
        ("Updates with quote.", False, False),
        ("Correct at time of sending.", False, False),
        ("Kill Bill director interviewed; photos follow.", False, False),
        ("Withdrawal of troops from Tolva; map follows.", False, False),
    ],
)
def test_a_note_to_the_desks_says_it_in_a_sentence(
    note: str, corrects: bool, takes_back: bool
) -> None:
    assert (note_corrects(note), note_cancels(note)) == (corrects, takes_back)


@pytest.mark.parametrize(
    "headline", ["CORRECTION: Ferry aground", "KILL – Ferry aground", "CORRECTED-Ferry aground"]
)
def test_without_its_label_a_headline_is_that_of_the_item_before(headline: str) -> None:
    assert unlabelled(headline) == "Ferry aground"
