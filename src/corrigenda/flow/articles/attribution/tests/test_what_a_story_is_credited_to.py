"""The agency or the outlet that a passage is credited to. "Kurier" is the story's own outlet."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.attribution import Rule
from corrigenda.flow.articles.attribution.tests.conftest import Said

BODY = "The bridge is safe and the road is open again."


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (("byline|Veld News Agency", BODY), Rule.BYLINE),
        (("byline|By Mara Lind and Tomas Vek, VNA", BODY), Rule.BYLINE),
        (("byline|Our staff and VNA", BODY), Rule.BYLINE),
        ((f"BRUNMARK (VNA) — {BODY}",), Rule.DATELINE),
        ((f"BRUNMARK, March 4 (VNA) - {BODY}",), Rule.DATELINE),
        ((f"Brunmark – VNA. {BODY}",), Rule.DATELINE),
        ((BODY, "The council votes in May.", "(VNA)"), Rule.CREDIT_LINE),
        ((BODY, "The council votes in May.", "Source: Veld News Agency"), Rule.CREDIT_LINE),
        ((BODY, "© 2031 Veld News Agency. All rights reserved."), Rule.CREDIT_LINE),
        ((BODY, "City desk, with Veld News Agency"), Rule.CREDIT_LINE),
    ],
)
def test_a_story_is_credited_as_a_whole(said: Said, lines: tuple[str, ...], rule: Rule) -> None:
    (credit,) = said("bridge is safe", *lines).credits
    assert (credit.name, credit.rule, credit.whole) == ("Veld News Agency", rule, True)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("uk", ("Міст безпечний.", "Рада голосує в травні.", "Джерело: ВНА")),
        ("uk", ("БРУНМАРК (ВНА) — Міст безпечний.",)),
        ("uk", ("Міст безпечний, повідомляє ВНА.",)),
        ("uk", ("Міст безпечний. Про це повідомляє ВНА.",)),
        ("uk", ("Міст безпечний, сказала мерка в ефірі ВНА.",)),
        ("de", ("Die Brücke ist sicher, sagte sie im Interview mit der VNA.",)),
        ("ar", ("الجسر آمن، قالت ليلى حداد في مقابلة مع VNA.",)),
        ("de", ("Brunmark (VNA) - Die Brücke ist sicher.",)),
        ("de", ("Die Brücke ist sicher.", "Der Rat stimmt im Mai ab.", "Quelle: VNA")),
        ("fr", ("Le pont est sûr.", "Le conseil vote en mai.", "Avec VNA")),
        ("es", ("El puente es seguro.", "El consejo vota en mayo.", "Con información de VNA")),
        ("ru", ("Мост безопасен, сообщает ВНА.",)),
        ("ar", ("الجسر آمن.", "يصوت المجلس في أيار.", "المصدر: VNA")),
    ],
)
def test_in_other_languages_too(said: Said, language: str, lines: tuple[str, ...]) -> None:
    (credit,) = said(lines[0][-8:-2], *lines, language=language).credits
    assert credit.name == "Veld News Agency"


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is safe, Mara Lind told the Veld News Agency.",
        "The bridge is safe, VNA reported on Monday.",
        "According to the Veld News Agency, the bridge is safe.",
        "The bridge is safe, as reported by a crew, Mara Lind told VNA.",
        "The bridge is safe, Mara Lind said, via the Veld News Agency.",
        "The bridge is safe, Mara Lind said in an interview with VNA.",
        "The bridge is safe, by papers leaked to the Veld News Agency.",
        "According to VNA’s review, the bridge is safe.",
    ],
)
def test_the_sentences_own_credit_goes_before_the_storys(said: Said, line: str) -> None:
    (credit,) = said("bridge is safe", "byline|By Tomas Vek, Harbour Times", line).credits
    assert (credit.name, credit.whole) == ("Veld News Agency", False)


def test_the_agency_is_the_one_that_was_named_last(said: Said) -> None:
    (credit,) = said(
        "road is open",
        "The bridge is safe, the Veld News Agency reported.",
        "The road is open, the news agency said.",
    ).credits
    assert (credit.name, credit.inferred) == ("Veld News Agency", True)


def test_a_name_with_the_in_it_is_answered_whole(said: Said) -> None:
    (credit,) = said("bridge is safe", "According to The Verge, the bridge is safe.").credits
    assert credit.name == "The Verge"


def test_the_way_a_picture_came_is_no_credit_of_the_words(said: Said) -> None:
    line = "The bridge is safe. (Ilse Kron/Harbour Times via VNA)"
    assert said("bridge is safe", line).credits == ()


def test_the_next_sentence_says_who_reports_this_one(said: Said) -> None:
    answer = said("безпечний", "Міст безпечний. Про це повідомляє ВНА.", language="uk")
    assert [one.name for one in answer.credits] == ["Veld News Agency"]


def test_agencies_without_a_name_are_an_answer_too(said: Said) -> None:
    (credit,) = said("bridge is safe", "The bridge is safe, news agencies reported.").credits
    assert credit.name == "news agencies"


def test_a_picture_has_the_credit_of_its_caption(said: Said) -> None:
    lines = ("byline|By Tomas Vek, Harbour Times", "caption|The old bridge. (Photo: Ilse Kron/VNA)")
    (credit,) = said("old bridge", *lines).credits
    assert (credit.name, credit.rule) == ("Veld News Agency", Rule.CAPTION)


@pytest.mark.parametrize(
    "lines",
    [
        ("byline|By Mara Lind", BODY),
        ("byline|By Mara Lind, Kurier", BODY),
        ("byline|By Mara Lind, Staff Writer", BODY),
        ("byline|By Mara Lind, Tomas Vek, Ilse Kron", BODY),
        ("byline|By Mara Lind | Topic: Harbours", BODY),
        ("byline|4 May 2031 / 1:07 AM / Harbour Times", BODY),
        (BODY, "The mayor told Mara Lind so."),
        (f"BRUNMARK — {BODY}",),
        (BODY, "A sparrow reported to nobody."),
    ],
)
def test_a_house_is_no_agency_to_itself_and_a_writer_is_none(
    said: Said, lines: tuple[str, ...]
) -> None:
    answer = said("bridge is safe", *lines)
    assert [one.name for one in answer.credits if one.name != "Kurier"] == []


def test_a_house_that_signs_its_stories_itself_is_none_either(said: Said) -> None:
    lines = ("byline|By Harbour Times Weekly", BODY)
    assert said("bridge is safe", *lines, authors=("Harbour Times Weekly",)).credits == ()


def test_the_pages_own_authors_count_when_the_text_names_none(said: Said) -> None:
    (credit,) = said("bridge is safe", BODY, authors=("Mara Lind, VNA",)).credits
    assert (credit.name, credit.rule) == ("Veld News Agency", Rule.AUTHORS)
    assert credit.because.start == -1


def test_a_byline_shared_by_two_agencies_names_both(said: Said) -> None:
    answer = said("bridge is safe", "byline|VNA, Quill Press Agency", BODY)
    assert [one.name for one in answer.credits] == ["Veld News Agency", "Quill Press Agency"]
