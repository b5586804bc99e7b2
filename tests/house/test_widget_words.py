"""Every language of the widget is whole: a missing word would be shown in English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corrigenda.flow.newsroom.policy import LANGUAGES

LANG = Path(__file__).parents[2] / "widget/lang"
CODES = sorted(file.stem for file in LANG.glob("*.json"))
# The plural categories of whole numbers, from the Unicode CLDR.
CATEGORIES = {
    "en": {"one", "other"},
    "uk": {"one", "few", "many", "other"},
    "de": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}


def words(code: str) -> dict[str, str | dict[str, str]]:
    loaded: dict[str, str | dict[str, str]] = json.loads((LANG / f"{code}.json").read_text("utf-8"))
    return loaded


def test_the_languages_of_the_readers_pages_are_there() -> None:
    assert set(LANGUAGES) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_every_word_and_no_other(code: str) -> None:
    assert list(words(code)) == list(words("en"))
    for name, text in words(code).items():
        forms = text.values() if isinstance(text, dict) else [text]
        assert all(form.strip() for form in forms), f"{code}: {name} is empty"


@pytest.mark.parametrize("code", CODES)
def test_a_counted_phrase_has_the_plural_forms_of_its_language(code: str) -> None:
    for name, text in words(code).items():
        if isinstance(text, dict):
            assert set(text) == CATEGORIES[code], f"{code}: {name}"
            assert "{n}" in text["other"]
