"""A figure, a name, a date, a negation, a quotation: what a silent fix may not touch alone."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.touches import touches

EN = (
    "The fund holds 28,000 crowns, not 1.5 million, said Orla Venn of Port Maren on Tuesday. "
    "“We will not wait,” she said, afer the vote. Temperatures fell to -5 degrees."
)
UK = (
    "Фонд має 28 000 крон і не платить, сказала Орла Венн у Порт-Марені у вівторок. "
    "«Ми чекаємо», — додала вона післа голосування. Було п’ять мостів."
)
AR = "قال الوزير إن الصندوق لا يملك ٢٨ مليون كرونة يوم الثلاثاء. «لن ننتظر» كما قال في الميناا."
DE = (
    "Der Fonds hat keine 28.000 Kronen, sagte Orla Venn aus Maren am Dienstag. "
    "„Wir warten“, sagte sie nach der Abstimung."
)


def touched(text: str, before: str, after: str) -> set[str]:
    start = text.index(before)
    return {str(one) for one in touches(text, start, start + len(before), after)}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "afer", "after"),
        (EN, "crowns, not", "crowns - not"),
        (EN, "28,000", "28000"),
        (EN, "fell to", "dropped to"),
        (EN, "she said", "she said"),
        (EN, "The fund", "The  fund"),
        (UK, "післа", "після"),
        (UK, "28 000", "28000"),
        (AR, "الميناا", "الميناء"),
        (DE, "sagte sie", "sagt sie"),
        (DE, "28.000", "28 000"),
    ],
)
def test_plain_spelling_touches_nothing(text: str, before: str, after: str) -> None:
    assert touched(text, before, after) == set()


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "28,000", "28,001"),
        (EN, "28,000 crowns", "crowns"),
        (EN, "1.5", "15"),
        (EN, "1.5 million", "1.5 billion"),
        (EN, "28,000 crowns", "thousands of crowns"),
        (EN, "-5", "5"),
        (EN, "1.5 million", "$1.5 million"),
        (UK, "28 000", "28"),
        (UK, "п’ять", "дев’ять"),
        (AR, "٢٨", "٢٩"),
        (AR, "مليون", "مليار"),
        (DE, "28.000", "280.000"),
    ],
)
def test_a_figure(text: str, before: str, after: str) -> None:
    assert "figure" in touched(text, before, after)


@pytest.mark.parametrize("before", ["millions", "hundreds", "billions", "dozens"])
def test_round_figures_in_words_are_figures(before: str) -> None:
    assert touched(f"It cost {before} of crowns.", before, "thousands") == {"figure"}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "Venn", "Wenn"),
        (EN, "Port Maren", "port Maren"),
        (EN, "Orla Venn", "the minister"),
        (UK, "Венн", "Вен"),
        (DE, "Maren", "Tolva"),
    ],
)
def test_a_name(text: str, before: str, after: str) -> None:
    assert "name" in touched(text, before, after)


def test_a_name_that_begins_the_sentence() -> None:
    assert "name" in touched("Venn said so. It was late.", "Venn", "Wenn")


def test_a_german_noun_counts_as_a_name_rather_once_too_often() -> None:
    assert touched(DE, "Abstimung", "Abstimmung") == {"name"}


def test_an_ordinary_word_that_begins_a_sentence_is_no_name() -> None:
    text = "Bridge tolls rise. They pay the tolls at the bridge."
    assert touched(text, "Bridge tolls", "The tolls") == set()


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "Tuesday", "Thursday"),
        (UK, "вівторок", "середу"),
        (AR, "الثلاثاء", "الأربعاء"),
        (DE, "Dienstag", "Mittwoch"),
        ("It began in May.", "May", "June"),
        ("It begins tomorrow.", "tomorrow", "today"),
    ],
)
def test_a_date(text: str, before: str, after: str) -> None:
    assert "date" in touched(text, before, after)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "not 1.5", "1.5"),
        ("They can't go.", "can't", "can"),
        ("They can’t go.", "can’t", "can"),
        ("He denied it.", "denied", "never denied"),
        (UK, "не платить", "платить"),
        (AR, "لا يملك", "يملك"),
        (DE, "keine 28.000", "28.000"),
        ("Sie spricht mit keinem.", "keinem", "allen"),
    ],
)
def test_a_negation(text: str, before: str, after: str) -> None:
    assert "negation" in touched(text, before, after)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "wait", "stay"),
        (UK, "чекаємо", "чекаєм"),
        (AR, "ننتظر", "نتوقف"),
        (DE, "warten", "wartn"),
        ('She said "it is done" twice.', "done", "dun"),
        ("“A quotation that goes on in the next paragraph.\n\nPlain.", "goes", "went"),
        ("«Цитата, що триває в наступному абзаці.\n\nДалі.", "триває", "йде"),
        (EN, "“We", "We"),
    ],
)
def test_a_quotation(text: str, before: str, after: str) -> None:
    assert "quotation" in touched(text, before, after)


def test_what_stands_in_other_paragraphs_does_not_matter() -> None:
    text = "“Quoted 12 times,” said Venn.\n\nThey left afer dinner.\n\nNot on Tuesday."
    assert touched(text, "afer", "after") == set()


def test_a_passage_over_two_paragraphs_is_looked_at_in_both() -> None:
    text = "It is 12.\n\nThey did not go."
    assert touched(text, "12.\n\nThey did not", "13. They did") == {"figure", "negation"}
