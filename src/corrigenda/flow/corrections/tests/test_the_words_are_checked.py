"""A notice is read by the checks: each finds its own kind of bad wording, and no good one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.corrections.offering import WORDS
from corrigenda.flow.corrections.tests.proposing import found, names, policy, proposed
from corrigenda.flow.corrections.wording.checks import CHECKS, TITLES, look_at
from corrigenda.flow.corrections.wording.finding import Level
from corrigenda.flow.newsroom.policy import CHECKS as OF_POLICY

GOOD = {
    "en": "This story said that the fund holds 28,000 crowns. It holds 26,000 crowns.",
    "uk": "У матеріалі було написано, що у фонді 28,000 крон. Правильно: 26,000 крон.",
    "de": "In diesem Beitrag stand, im Fonds lägen 28.000 Kronen. Richtig sind 26.000 Kronen.",
    "ar": "كتبنا أن في الصندوق 28,000 كرونة، والصحيح 26,000 كرونة.",
}


@pytest.mark.parametrize("language", GOOD)
def test_a_good_notice_has_no_finding(language: str) -> None:
    assert found(GOOD[language], language=language) == []


def test_nothing_is_said_of_a_notice_that_is_not_written_yet() -> None:
    assert found("  \n") == []


@pytest.mark.parametrize("kind", ["clarification", "editors_note"])
def test_an_error_of_fact_is_called_a_correction(kind: str) -> None:
    told = found("The fund holds 26,000 crowns.", kind=kind)
    assert [one.check for one in told] == ["right_kind"]
    assert "call it a correction" in told[0].message
    assert "Associated Press" in told[0].source


def test_nor_does_a_clarification_admit_an_error_without_a_change() -> None:
    words = "The figure was wrong."
    (told,) = found(words, kind="clarification", after="28,000 crowns")
    assert told.check == "right_kind"
    assert told.span is not None
    assert words[slice(*told.span)] == "was wrong"


@pytest.mark.parametrize(
    ("language", "words", "found_in_it"),
    [
        ("de", "Die Zahl war falsch.", {"right_kind"}),
        ("de", "Wir haben fälschlich 28.000 geschrieben.", {"right_kind"}),
        ("de", "Das war ein grober Fehler.", {"right_kind"}),
        ("de", "Wir haben uns bei der Zahl geirrt.", {"right_kind"}),
        (
            "de",
            "Die Worte sind falsch verstanden worden: Gemeint ist der öffentliche Teil.",
            set(),
        ),
        ("uk", "Ми помилились із числом.", {"right_kind"}),
        ("ar", "لقد أخطأنا في الرقم.", {"right_kind"}),
        ("ar", "وأخطأنا في الرقم.", {"right_kind"}),
    ],
)
def test_a_clarification_admits_no_error_in_other_languages(
    language: str, words: str, found_in_it: set[str]
) -> None:
    about = {"kind": "clarification", "after": "28,000 crowns", "language": language}
    assert names(words, **about) == found_in_it


def test_a_clarification_of_what_was_right_stays_one() -> None:
    words = "The fund's 28,000 crowns are those of the public part of it."
    assert names(words, kind="clarification", after="28,000 crowns") == set()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This story has been updated: the fund holds 26,000 crowns, not 28,000."),
        ("en", "Clarifies: the fund holds 26,000 crowns, not 28,000."),
        ("uk", "Матеріал оновлено: у фонді 26,000 крон, а не 28,000."),
        ("uk", "Ми оновили матеріал: у фонді 26,000 крон, а не 28,000."),
        (
            "de",
            "Dieser Beitrag wurde am 31. Mai aktualisiert: Es sind 26.000 Kronen, nicht 28.000.",
        ),
        (
            "de",
            "Wir haben den Beitrag am 3. Mai aktualisiert: Es sind 26.000 Kronen, nicht 28.000.",
        ),
        ("de", "Klarstellung: Im Fonds liegen 26.000 Kronen, nicht 28.000."),
        ("ar", "تم تحديث الخبر: في الصندوق 26,000 كرونة لا 28,000."),
    ],
)
def test_a_correction_does_not_call_itself_an_update(language: str, words: str) -> None:
    assert names(words, language=language) == {"the_word"}


def test_what_another_sentence_says_was_changed_is_not_the_story() -> None:
    words = f"{GOOD['de']} Der Beitrag ist damit falsch. Das Gesetz wurde 2026 geändert."
    assert "the_word" not in names(words, language="de")


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "We misstated it"),
        ("en", "We INCORRECTLY  referred to it"),
        ("en", "Owing to an editing error"),
        ("en", "Mistakes were made"),
        ("en", "We inadvertently wrote so"),
        ("en", "It may have given the impression"),
        ("uk", "Вкралася помилка"),
        ("uk", "Допущено неточність"),
        ("uk", "З технічних причин"),
        ("uk", "Було допущено прикру помилку"),
        ("uk", "Допущено помилку"),
        ("de", "Es hat sich ein Fehler eingeschlichen"),
        ("de", "Das war missverständlich formuliert"),
        ("de", "Aus Versehen stand das so da"),
        ("de", "Durch einen technischen Fehler"),
        ("de", "Wegen eines technischen Fehlers"),
        ("de", "So könnte der Eindruck entstanden sein"),
        ("ar", "سقط سهوًا"),
        ("ar", "ورد خطأ فنيّ"),
    ],
)
def test_soft_words_for_an_error_are_pointed_out(language: str, phrase: str) -> None:
    assert "euphemisms" in names(f"{phrase}. {GOOD[language]}", language=language)


def test_who_said_it_is_no_soft_word() -> None:
    assert names(f"{GOOD['ar']} ورد في بيان الوزارة أن المبلغ أقل.", language="ar") == set()


@pytest.mark.parametrize(
    ("language", "sentence", "meant", "instead"),
    [
        ("en", "It was an editing error.", "an editing error", "our error"),
        ("ar", "السبب خطأ تقني.", "خطأ تقني", "خطؤنا"),
    ],
)
def test_the_words_that_are_meant_are_marked(
    language: str, sentence: str, meant: str, instead: str
) -> None:
    words = f"{GOOD[language]} {sentence}"
    (told,) = found(words, language=language)
    assert told.span is not None
    assert words[slice(*told.span)] == meant
    assert told.suggestion == instead


def test_what_was_wrong_is_said_where_the_house_repeats_errors() -> None:
    (told,) = found("The fund holds 26,000 crowns.")
    assert (told.check, told.level) == ("says_wrong", Level.SHOULD)
    assert "“28,000”" in told.message


def test_and_is_not_repeated_where_it_does_not() -> None:
    house = policy(repeat_error=False)
    assert names("The fund holds 26,000 crowns.", house=house) == set()
    assert names(GOOD["en"], house=house) == {"says_wrong"}


def test_a_figure_is_the_same_however_its_thousands_are_parted() -> None:
    words = "We wrote 28 000 crowns. It is 26.000 crowns."
    assert names(words) == set()


def test_the_right_fact_is_named() -> None:
    (told,) = found("This story said 28,000 crowns, which was too many.")
    assert told.check == "right_fact"
    assert "“26,000”" in told.message


def test_a_name_is_known_in_its_other_forms() -> None:
    about = {"before": "Олена Гай", "after": "Марта Гай", "language": "uk"}
    words = "Ми написали про Олену Гай. Ідеться про Марту Гай."
    assert names(words, touched=frozenset({"name"}), **about) == set()


def test_a_late_correction_says_why_it_is_late() -> None:
    assert names(GOOD["en"], days_old=31) == {"late"}
    why = f"{GOOD['en']} We learned of it only now, from the ministry's new table."
    assert names(why, days_old=31) == set()
    assert names(GOOD["en"], days_old=30) == set()
    assert names(GOOD["de"], days_old=31, language="de") == {"late"}
    why = f"{GOOD['de']} Der Fehler ist erst jetzt bekannt geworden."
    assert names(why, days_old=31, language="de") == set()
    assert names(GOOD["en"], days_old=400, house=policy(late_days=0)) == set()


@pytest.mark.parametrize("language", GOOD)
def test_the_words_of_our_own_draft_say_why_it_is_late(language: str) -> None:
    words = f"{GOOD[language]} {WORDS[language]['late']}"
    assert names(words, days_old=31, language=language) == {"blanks"}


def test_a_notice_is_as_long_as_the_house_wants() -> None:
    house = policy(notice_min_chars=100, notice_max_chars=120)
    assert names(GOOD["en"], house=house) == {"length"}
    assert names(GOOD["en"] + " " + "So it is. " * 10, house=house) == {"length"}


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "yesterday"),
        ("uk", "вчора"),
        ("uk", "торік"),
        ("uk", "минулого місяця"),
        ("de", "Am vergangenen Dienstag"),
        ("de", "So war es gestern"),
        ("ar", "أمس"),
        ("ar", "صباح اليوم"),
    ],
)
def test_days_are_named_so_that_they_stay_right(language: str, day: str) -> None:
    assert names(f"{GOOD[language]} {day}.", language=language) == {"date"}


def test_a_german_morning_is_no_tomorrow() -> None:
    assert names(f"{GOOD['de']} Am Morgen des 31. Mai lag das vor.", language="de") == set()
    assert names(f"{GOOD['de']} Das wird morgen ergänzt.", language="de") == {"date"}


@pytest.mark.parametrize("day", ["في اليوم نفسه", "صباح اليوم التالي"])
def test_an_arabic_day_that_is_counted_from_another_stays_right(day: str) -> None:
    assert names(f"{GOOD['ar']} {day}.", language="ar") == set()


def test_the_day_of_the_story_where_the_house_names_it() -> None:
    house = policy(notice_says_date=True)
    assert names(GOOD["en"], house=house) == {"date"}
    assert names(f"On 30 May: {GOOD['en']}", house=house) == set()


def test_links_lead_to_the_houses_own_pages() -> None:
    assert names(f"{GOOD['en']} See https://elsewhere.example/x.") == {"link"}
    assert names(f"{GOOD['en']} See https://daily.example/methods.") == set()
    assert names(f"{GOOD['en']} See javascript://daily.example/x") == {"link"}


def test_the_storys_address_where_a_notice_travels_alone() -> None:
    house = policy(notice_links_story=True)
    (told,) = found(GOOD["en"], house=house)
    assert told.suggestion == "https://daily.example/world/treaty"
    assert names(f"{GOOD['en']} https://daily.example/world/treaty", house=house) == set()


@pytest.mark.parametrize(
    ("language", "thanks"),
    [
        ("en", "Thanks to reader Rita Moss."),
        ("en", "Our reader Rita Moss pointed it out."),
        ("en", "We thank Rita Moss."),
        ("en", "Write to rita@post.example."),
        ("uk", "Дякуємо читачці Рита Мох."),
        ("uk", "Дякуємо Риті Мох."),
        ("ar", "نشكر القارئ السيد سالم حداد."),
        ("de", "Unsere Leserin Rita Moos hat darauf hingewiesen."),
        ("de", "Wir danken Rita Moos."),
        ("de", "Dank geht an Frau Moos."),
    ],
)
def test_no_reader_is_named(language: str, thanks: str) -> None:
    told = found(f"{GOOD[language]} {thanks}", language=language)
    assert {(one.check, one.level) for one in told} == {("readers", Level.MUST)}


@pytest.mark.parametrize(
    ("language", "thanks"),
    [
        ("en", "We thank the reader who told us."),
        ("de", "Wir danken Leserinnen und Lesern für den Hinweis."),
        ("uk", "Дякуємо Міністерству освіти."),
        ("ar", "نشكر القارئ الذي نبهنا."),
        ("ar", "يستطيع القارئ أن يقرأ النص كله."),
    ],
)
def test_readers_are_thanked_without_a_name(language: str, thanks: str) -> None:
    assert names(f"{GOOD[language]} {thanks}", language=language) == set()


def test_the_desks_own_address_may_stand_there_and_a_readers_may_not() -> None:
    house = policy(contact="desk@daily.example")
    words = f"{GOOD['en']} Write to desk@daily.example."
    assert names(words, house=house) == set()
    assert names(words, house=house, contacts=("desk@daily.example",)) == {"readers"}


@pytest.mark.parametrize("blank", ["[…]", "[...]", "[… why]", "{before}"])
def test_a_blank_of_the_draft_refuses_the_notice(blank: str) -> None:
    (told,) = found(f"{GOOD['en']} {blank}")
    assert (told.check, told.level) == ("blanks", Level.MUST)


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\ufeff", "\x85", "\U000e0041"])
def test_a_character_that_nobody_sees_refuses_it(mark: str) -> None:
    (told,) = found(f"{GOOD['en']}{mark} So it is.")
    assert (told.check, told.level) == ("hidden", Level.MUST)


@pytest.mark.parametrize("mark", ["\u200f", "\u200d", "\u2067\u05d0\u2069"])
def test_marks_that_a_script_needs_are_let_in(mark: str) -> None:
    assert found(f"{GOOD['en']} {mark}") == []


def test_what_is_strict_is_the_houses_own_decision() -> None:
    words = "The fund holds 26,000 crowns."
    strict = policy(strict_checks=["says_wrong"])
    assert [one.level for one in found(words)] == [Level.SHOULD]
    assert [one.level for one in found(words, house=strict)] == [Level.MUST]


def test_every_check_has_a_title_and_a_house_decides_on_all_but_three() -> None:
    assert set(TITLES) == set(CHECKS)
    assert set(CHECKS) - set(OF_POLICY) == {"readers", "blanks", "hidden"}


@given(st.text(max_size=300), st.sampled_from(["en", "uk", "ar", "de", "tlh"]))
def test_whatever_is_typed_the_spans_lie_within_it(words: str, language: str) -> None:
    for one in look_at(proposed(words, language=language)):
        assert one.message
        if one.span:
            assert 0 <= one.span[0] < one.span[1] <= len(words)
