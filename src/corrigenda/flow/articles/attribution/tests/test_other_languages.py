"""The same rules in Ukrainian, German, French, Spanish, Russian and Arabic."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.attribution import Rule, Unsure
from corrigenda.flow.articles.attribution.tests.conftest import Said

LINES = [
    ("uk", "міст безпечний", "«Цей міст безпечний», — сказала Олена Верес.", "Олена Верес"),
    ("uk", "міст безпечний", "«Цей міст безпечний», – заявила міська голова Олена Верес учора.",
     "Олена Верес"),
    ("uk", "міст безпечний", "Олена Верес сказала: «Цей міст безпечний».", "Олена Верес"),
    ("uk", "міст безпечний", "Олена Верес заявила, що «міст безпечний» для всіх.", "Олена Верес"),
    ("uk", "міст безпечний", "„Цей міст безпечний“, — наголосив Тарас Вовк.", "Тарас Вовк"),
    ("uk", "міст безпечний", "За словами Олени Верес, міст безпечний.", "Олени Верес"),
    ("uk", "міст безпечний", "Цей міст безпечний, повідомила Олена Верес.", "Олена Верес"),
    ("uk", "стоїть давно", "«Міст безпечний, – сказала Олена Верес. – Він стоїть давно».",
     "Олена Верес"),
    ("de", "Brücke ist sicher", "„Die Brücke ist sicher“, sagte Anna Vogt.", "Anna Vogt"),
    ("de", "Brücke ist sicher", "»Die Brücke ist sicher«, sagte Chefin Anna Vogt am Montag.",
     "Anna Vogt"),
    ("de", "Brücke ist sicher", "Anna Vogt sagte: „Die Brücke ist sicher.“", "Anna Vogt"),
    ("de", "Brücke ist sicher", "„Die Brücke ist sicher“, so Anna Vogt.", "Anna Vogt"),
    ("de", "Brücke ist sicher", "„Die Brücke ist sicher“, teilte die Hafenbehörde mit.",
     "die Hafenbehörde"),
    ("fr", "pont est sûr", "« Le pont est sûr », a déclaré Claire Morvan.", "Claire Morvan"),
    ("fr", "pont est sûr", "« Le pont est sûr », explique la maire Claire Morvan.",
     "Claire Morvan"),
    ("fr", "pont est sûr", "Claire Morvan a déclaré : « Le pont est sûr ».", "Claire Morvan"),
    ("fr", "pont est sûr", "Selon Claire Morvan, le pont est sûr.", "Claire Morvan"),
    ("es", "puente es seguro", "«El puente es seguro», dijo Inés Rojas.", "Inés Rojas"),
    ("es", "puente es seguro", "“El puente es seguro”, afirmó la alcaldesa Inés Rojas el lunes.",
     "Inés Rojas"),
    ("es", "puente es seguro", "Inés Rojas aseguró que «el puente es seguro».", "Inés Rojas"),
    ("es", "puente es seguro", "Según Inés Rojas, el puente es seguro.", "Inés Rojas"),
    ("ru", "мост безопасен", "«Этот мост безопасен», — сказала Вера Сомова.", "Вера Сомова"),
    ("ru", "мост безопасен", "Вера Сомова заявила: «Этот мост безопасен».", "Вера Сомова"),
    ("ru", "стоит давно", "«Мост безопасен, – сказала Вера Сомова. – Он стоит давно».",
     "Вера Сомова"),
    ("ar", "الجسر آمن", 'وقالت ليلى حداد إن "الجسر آمن" للجميع.', "ليلى حداد"),
    ("uk", "Цей міст безпечний", "Цей міст безпечний. Про це повідомила Олена Верес.",
     "Олена Верес"),
    ("uk", "міст безпечний", "«Цей міст безпечний», — запевнили експерти.", "експерти"),
    ("de", "Brücke ist sicher", "Anna Vogt zufolge ist die Brücke ist sicher.", "Anna Vogt"),
    ("de", "Die Brücke ist", "Die Brücke ist sicher. Das sagte Anna Vogt am Montag.",
     "Anna Vogt"),
    ("ru", "Этот мост безопасен", "Этот мост безопасен. Об этом сообщила Вера Сомова.",
     "Вера Сомова"),
    ("ar", "الجسر آمن", "وتقول ليلى حداد إن «الجسر آمن».", "ليلى حداد"),
    ("ar", "الجسر آمن", "قالت ليلى حداد: «الجسر آمن».", "ليلى حداد"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "passage", "line", "who"), LINES)
def test_the_one_who_says_it_is_found(
    said: Said, language: str, passage: str, line: str, who: str
) -> None:
    answer = said(passage, line, language=language)
    assert answer.speaker is not None, answer.unsure
    assert answer.speaker.name == who


@pytest.mark.parametrize(
    ("language", "passage", "lines", "who"),
    [
        ("uk", "міст стоїть", ("Олена Верес сказала «ні».", "«Цей міст стоїть», — додала вона."),
         "Олена Верес"),
        ("fr", "Il tient", ("Claire Morvan a répondu « non ».", "« Il tient », a-t-elle ajouté."),
         "Claire Morvan"),
        ("de", "Sie steht", ("Anna Vogt sagte „nein“.", "„Sie steht noch“, sagte sie."),
         "Anna Vogt"),
        ("uk", "міст стоїть", ("Олена Верес сказала «ні».", "За її словами, міст стоїть."),
         "Олена Верес"),
        ("uk", "міст стоїть", ("Олена Верес сказала, що ні.", "«Цей міст стоїть тут сто років»."),
         "Олена Верес"),
        ("uk", "міст стоїть",
         ("Мерка Олена Верес працює тут.", "Верес вийшла на міст.",
          "«Цей міст стоїть», — сказала вона."),
         "Олена Верес"),
        ("de", "Sie steht", ("Jan Vogt sagte „nein“.", "Sie steht ihm zufolge noch."), "Jan Vogt"),
        ("de", "Sie steht", ("Anna Vogt sagte, sie wisse es.", "„Sie steht schon seit Jahren da.“"),
         "Anna Vogt"),
        ("fr", "Il tient", ("Claire Morvan a répondu « non ».", "Il tient encore, selon elle."),
         "Claire Morvan"),
        ("ru", "мост стоит", ("Вера Сомова сказала «нет».", "По её словам, мост стоит."),
         "Вера Сомова"),
        ("ar", "ما زال قائما", ("قالت ليلى حداد إن الجسر آمن.", "وأضافت أن الجسر ما زال قائما."),
         "ليلى حداد"),
        ("ar", "ما زال قائما", ("قالت ليلى حداد إن الجسر آمن.", "وأضافت: «الجسر ما زال قائما»."),
         "ليلى حداد"),
        ("es", "Sigue en pie", ("Inés Rojas dijo «no».", "«Sigue en pie», añadió ella."),
         "Inés Rojas"),
    ],
)  # fmt: skip
def test_a_pronoun_is_resolved_and_said_to_be_inferred(
    said: Said, language: str, passage: str, lines: tuple[str, str], who: str
) -> None:
    answer = said(passage, *lines, language=language)
    assert answer.speaker is not None, answer.unsure
    assert (answer.speaker.name, answer.speaker.inferred) == (who, True)


def test_an_arabic_verb_that_a_man_does_does_not_go_on_with_a_woman(said: Said) -> None:
    answer = said(
        "ما زال قائما",
        "قالت ليلى حداد إن الجسر آمن.",
        "وأضاف أن الجسر ما زال قائما.",
        language="ar",
    )
    assert (answer.speaker, answer.unsure) == (None, Unsure.PRONOUN)


def test_without_rules_for_the_language_marks_are_read_and_nobody_is_named(said: Said) -> None:
    answer = said("橋は安全", "「橋は安全です」と市長は述べた。", language="ja")
    assert (answer.speaker, answer.unsure) == (None, Unsure.LANGUAGE)
    polish = said(
        "most jest", "„Ten most jest całkiem bezpieczny dla nas”, mówi Ola.", language="pl"
    )
    assert polish.quotation is not None
    assert polish.quotation.rule is Rule.SENTENCES
    assert polish.speaker is None
