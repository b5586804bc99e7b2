"""What readers and the public are told has the same languages everywhere, each of them whole.

Every table by language in the package is looked at, also one that is yet to be written: a
dictionary of a module that has English and Ukrainian is one.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator, Mapping
from string import Formatter
from types import ModuleType

import pytest
from tests.house.tree import FLOW, ROOT, SURFACES, name_of, python

from corrigenda.flow.newsroom.policy import LANGUAGES
from corrigenda.surfaces.language import CHROME

PLURALS = {"zero", "one", "two", "few", "many", "other"}
DEMO = SURFACES / "demo"
"""The demo's newsroom is in its own three languages."""


def tables() -> Iterator[tuple[str, Mapping[str, object]]]:
    for file in python(FLOW, SURFACES):
        if not file.is_relative_to(DEMO) and '"uk":' in file.read_text("utf-8"):
            module = file.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
            loaded = importlib.import_module(module.removesuffix(".__init__"))
            for name, value in vars(loaded).items():
                if isinstance(value, Mapping) and {"en", "uk"} <= set(value):
                    yield f"{name_of(file)}: {name}", value


TABLES = dict(tables())


def whole(english: object, other: object, where: str) -> None:
    """Fail where `other` lacks a word of `english`, or fills in something else."""
    if isinstance(english, ModuleType) and isinstance(other, ModuleType):
        whole(english.WORDS, other.WORDS, where)
        whole(set(english.UNITS), set(other.UNITS), where)
    elif isinstance(english, Mapping) and isinstance(other, Mapping):
        if set(english) <= PLURALS:  # each language has its own forms, some without the number
            assert all(form.strip() for form in other.values()), where
            return
        assert set(other) == set(english), where
        for name in english:
            whole(english[name], other[name], f"{where}, {name}")
    elif is_texts(english):
        assert isinstance(english, tuple)
        assert isinstance(other, tuple)
        assert len(other) == len(english), where
        for one, two in zip(english, other, strict=True):
            whole(one, two, where)
    elif isinstance(english, str) and isinstance(other, str):
        assert bool(other.strip()) == bool(english.strip()), f"{where} is empty"
        assert filled(other) == filled(english), where
    else:
        assert bool(other) == bool(english), where
        assert not isinstance(english, set) or other == english, where


def is_texts(value: object) -> bool:
    """Whether it is a row of texts that fill in something; of phrases each language has its own."""
    if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
        return False
    return any(name.islower() for one in value for name in filled(one))


def filled(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # a pattern, which fills in nothing
        return set()


def test_the_tables_are_found() -> None:
    assert len(TABLES) > 30
    assert {one.rpartition("/")[2] for one in TABLES} >= {
        "words.py: WORDS",
        "labels.py: LABELS",
        "held.py: HELD",
        "policy_text.py: _LANGUAGES",
        "source_mail.py: _TEXTS",
        "the_word.py: INSTEAD",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_every_language_and_each_has_every_word(table: str, language: str) -> None:
    assert language in TABLES[table], f"{table} lacks {language}"
    english, other = TABLES[table]["en"], TABLES[table][language]
    if isinstance(english, str | Mapping | ModuleType) or is_texts(english):
        whole(english, other, f"{table}, {language}")
    else:
        assert other, f"{table}, {language} is empty"


def test_pages_policy_and_widget_speak_the_same_languages() -> None:
    widget = {file.stem for file in (ROOT / "widget/lang").glob("*.json")}
    assert set(LANGUAGES) == set(CHROME) == widget


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_widget_fills_in_the_same_things(language: str) -> None:
    texts = {
        code: json.loads((ROOT / f"widget/lang/{code}.json").read_text("utf-8"))
        for code in ("en", language)
    }
    whole(texts["en"], texts[language], f"the widget, {language}")
