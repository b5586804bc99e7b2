"""What readers and the public are told is whole in every language that there is a catalogue of.

No list of languages is written down here: what stands in `src/corrigenda/lang` is looked at.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from babel.messages import Catalog
from tests.house.tree import FLOW, PACKAGE, ROOT, SURFACES, name_of, none_of, python

from corrigenda.lib.languages import CATALOGUES, ENGLISH, LANGUAGES
from corrigenda.project.translating import catalogues, texts, widget
from corrigenda.surfaces.refusals import LABELS

FIRST = ("en", "uk", "de", "ar")
"""The four that the project was made with."""

OTHERS = [one for one in LANGUAGES if one != ENGLISH]

HOW_OTHERS_WRITE = ("flow/articles/attribution/", "flow/articles/reading/labels.py")
HOW_NOTICES_ARE_WRITTEN = ("flow/corrections/wording/",)
"""Patterns of words that stand in a language's texts: nothing that we say, so in no catalogue.

A language that has none is read, and its notices are checked, by what holds for every language.
"""

DEMO = SURFACES / "demo"
"""The demo's newsroom is in its own three languages."""


@cache
def template() -> Catalog:
    return texts.template()


def tables() -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every table by language that stands in the code, also one that is yet to be written."""
    for file in python(FLOW, SURFACES, PACKAGE / "lib"):
        if not file.is_relative_to(DEMO) and '"uk":' in file.read_text("utf-8"):
            module = file.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
            loaded = importlib.import_module(module.removesuffix(".__init__"))
            for name, value in vars(loaded).items():
                if isinstance(value, Mapping) and {"en", "uk"} <= set(value):
                    yield f"{file.relative_to(PACKAGE).as_posix()}: {name}", value


TABLES = dict(tables())


def test_the_first_four_languages_are_spoken() -> None:
    assert set(FIRST) <= set(LANGUAGES)
    assert len(template()) > 380


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_says_everything_and_nothing_else(language: str) -> None:
    none_of(catalogues.faults(catalogues.read(language), template(), language))


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_stands_as_scripts_words_writes_it(language: str) -> None:
    again = catalogues.written(catalogues.read(language), template(), language)
    assert again == catalogues.path_of(language).read_bytes(), "run scripts/words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_widget_says_everything_too(language: str) -> None:
    none_of(widget.faults(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_names_a_field_as_the_dialog_does(language: str) -> None:
    dialog, labels = widget.read(language), LABELS[language]
    of = {**{one: one for one in labels}, "selector": "says", "should_say": "should"}
    none_of(
        f"{name} is “{label}” in the catalogue, and “{dialog[of[name]]}” in the dialog"
        for name, label in labels.items()
        if name != "appeal" and label != dialog[of[name]]
    )


def test_pages_and_widget_speak_the_same_languages() -> None:
    assert set(LANGUAGES) == {file.stem for file in widget.FOLDER.glob("*.json")}


def test_a_catalogue_is_named_by_a_primary_subtag() -> None:
    none_of(name_of(one) for one in CATALOGUES.iterdir() if not one.stem.isalpha())
    assert {one.suffix for one in CATALOGUES.iterdir()} == {".po"}


def test_nothing_that_we_say_stands_in_a_table_by_language() -> None:
    allowed = HOW_OTHERS_WRITE + HOW_NOTICES_ARE_WRITTEN
    none_of(
        f"{table}: its texts belong into Words" for table in TABLES if not table.startswith(allowed)
    )


@pytest.mark.parametrize("table", TABLES)
def test_the_first_four_languages_have_their_patterns(table: str) -> None:
    none_of(f"{table} lacks {one}" for one in FIRST if not TABLES[table].get(one))
