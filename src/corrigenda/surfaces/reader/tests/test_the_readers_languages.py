"""Every page speaks the outlet's language, and no string is missing in any."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import LANGUAGES as OF_THE_POLICY
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.surfaces.language import CHROME
from corrigenda.surfaces.reader.tests.conftest import FormOf
from corrigenda.surfaces.reader.timeline import others
from corrigenda.surfaces.reader.words import OTHERS, WORDS, plural
from corrigenda.surfaces.tests.reading import read_page

ROOM = Path(__file__).parents[1]
LANGUAGES = sorted(WORDS)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_same_languages_everywhere() -> None:
    assert set(WORDS) == set(OTHERS) == set(CHROME) == set(OF_THE_POLICY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_missing_empty_or_left_over(language: str) -> None:
    assert set(WORDS[language]) == set(WORDS["en"])
    assert set(CHROME[language]) == set(CHROME["en"])
    assert all(value.strip() for value in (*WORDS[language].values(), *CHROME[language].values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_the_same_things(language: str) -> None:
    for name, text in WORDS[language].items():
        assert _places(text) == _places(WORDS["en"][name]), name


def test_each_string_is_used_and_each_that_is_used_exists() -> None:
    templates = "".join(file.read_text() for file in (ROOM / "templates").rglob("*.html"))
    asked = set(re.findall(r"words\.(\w+)", templates))
    code = "".join(file.read_text() for file in ROOM.glob("*.py") if "words_" not in file.name)
    asked |= set(re.findall(r'(?:words|WORDS\["en"\])\["(\w+)"\]', code))
    made = re.compile(r"(h|step|where|address)_\w+|\w+_(label|hint|wrong)")
    assert asked <= set(WORDS["en"])
    left_over = {name for name in WORDS["en"] if name not in asked and f'"{name}"' not in code}
    assert not {name for name in left_over if not made.fullmatch(name)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_number_has_its_words(language: str) -> None:
    used = {plural(count, language) for count in range(1, 300)}
    assert used == set(OTHERS[language])
    assert others(0, language) == ""


@pytest.mark.parametrize(
    ("count", "language", "form"),
    [
        (1, "uk", "one"),
        (3, "uk", "few"),
        (5, "uk", "many"),
        (11, "uk", "many"),
        (12, "uk", "many"),
        (21, "uk", "one"),
        (22, "uk", "few"),
        (2, "ar", "two"),
        (3, "ar", "few"),
        (11, "ar", "many"),
        (100, "ar", "other"),
        (103, "ar", "few"),
        (2, "en", "other"),
        (1, "de", "one"),
        (21, "de", "other"),
    ],
)
def test_plural_forms_are_those_of_cldr(count: int, language: str, form: str) -> None:
    assert plural(count, language) == form


@pytest.mark.django_db
def test_an_arabic_outlet_has_an_arabic_form_and_receipt_from_right_to_left(
    client: Client, nahar: Outlet, form_of: FormOf
) -> None:
    url = "https://nahar.example/a"
    page = read_page(client.get("/report", {"url": url}).content)
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert "اقترح تصحيحًا" in page.text_content()
    answer = client.post("/report", form_of(url, says="كلمة"), follow=True)
    receipt = read_page(answer.content)
    assert (receipt.get("lang"), receipt.get("dir")) == ("ar", "rtl")
    assert "وصلنا بلاغك" in receipt.text_content()
    assert Report.objects.get().says == "كلمة"


@pytest.mark.django_db
def test_a_ukrainian_outlet_has_ukrainian_errors_and_months(
    client: Client, visnyk: Outlet, form_of: FormOf
) -> None:
    url = "https://visnyk.example/a"
    answer = client.post("/report", form_of(url, says=""))
    assert "Скопіюйте в це поле хибні слова" in answer.content.decode()
    with clock.frozen(datetime(2027, 5, 31, 12, 5, tzinfo=UTC)):
        page = client.post("/report", form_of(url, says="слово"), follow=True).content.decode()
    assert "31 травня 2027, 12:05 UTC" in read_page(page).text_content()


@pytest.mark.django_db
def test_a_german_outlet_has_german_errors_and_dates(client: Client, form_of: FormOf) -> None:
    an_outlet("bote", "Der Beispielbote", "de-AT")
    url = "https://bote.example/a"
    answer = client.post("/report", form_of(url, says=""))
    assert "Kopieren Sie die falschen Worte in dieses Feld." in answer.content.decode()
    with clock.frozen(datetime(2027, 5, 31, 12, 5, tzinfo=UTC)):
        page = read_page(client.post("/report", form_of(url, says="Wort"), follow=True).content)
    assert page.get("lang") == "de"
    assert "31. Mai 2027, 12:05 UTC" in page.text_content()


@pytest.mark.django_db
def test_a_language_that_we_lack_is_answered_in_english(client: Client, visnyk: Outlet) -> None:
    visnyk.language = "eo"
    visnyk.save()
    page = read_page(client.get("/report", {"url": "https://visnyk.example/a"}).content)
    assert page.get("lang") == "en"
