"""Every page speaks the outlet's language, or the one that the browser asks for."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.surfaces.reader.tests.conftest import FormOf
from corrigenda.surfaces.reader.timeline import others
from corrigenda.surfaces.reader.words import WORDS
from corrigenda.surfaces.tests.reading import read_page

ROOM = Path(__file__).parents[1]


def test_each_string_is_used_and_each_that_is_used_exists() -> None:
    templates = "".join(file.read_text() for file in (ROOM / "templates").rglob("*.html"))
    asked = set(re.findall(r"words\.(\w+)", templates))
    code = "".join(file.read_text() for file in ROOM.glob("*.py") if file.name != "words.py")
    asked |= set(re.findall(r'(?:words|WORDS\["en"\])\["(\w+)"\]', code))
    made = re.compile(r"(h|step|where|address)_\w+|\w+_(label|hint|wrong)")
    assert asked <= set(WORDS["en"])
    left_over = {name for name in WORDS["en"] if name not in asked and f'"{name}"' not in code}
    assert not {name for name in left_over if not made.fullmatch(name)}


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (0, "uk", ""),
        (1, "en", "One other reader reported the same."),
        (2, "en", "2 other readers reported the same."),
        (21, "de", "Darauf haben noch 21 andere Personen hingewiesen."),
        (1, "uk", "Про те саме повідомив ще 1 читач."),
        (21, "uk", "Про те саме повідомив ще 21 читач."),
        (22, "uk", "Про те саме повідомили ще 22 читачі."),
        (12, "uk", "Про те саме повідомили ще 12 читачів."),
        (2, "ar", "أبلغ قارئان آخران عن الأمر نفسه."),
        (103, "ar", "أبلغ 103 قرّاء آخرين عن الأمر نفسه."),
        (11, "ar", "أبلغ 11 قارئًا آخر عن الأمر نفسه."),
        (100, "ar", "أبلغ 100 قارئ آخر عن الأمر نفسه."),
    ],
)
def test_a_number_of_readers_agrees_with_what_is_counted(
    count: int, language: str, said: str
) -> None:
    assert others(count, language) == said


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("uk-UA,uk;q=0.9,en;q=0.8", "uk"),
        ("eo, de;q=0.7, ar;q=0.9", "ar"),
        ("eo", "en"),
        ("*", "en"),
        ("", "en"),
        ("de;q=x, " * 2_000, "en"),
    ],
)
@pytest.mark.django_db
def test_where_no_outlet_is_known_the_browser_is_asked(
    client: Client, asked: str, language: str
) -> None:
    page = read_page(client.get("/", headers={"accept-language": asked}).content)
    assert page.get("lang") == language


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
