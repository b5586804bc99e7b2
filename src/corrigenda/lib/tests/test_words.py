"""A text is said in the language that is asked for, as far as there is a catalogue of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corrigenda.lib import languages, words
from corrigenda.lib.words import Counted, Text, Words

QAA = """
msgid ""
msgstr ""
"Language: qaa\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n==2 ? 1 : 2);\\n"

msgid "All corrections"
msgstr "Ala korekta"

msgctxt "how many"
msgid "Corrections"
msgstr "Korektu"

msgid "Corrections"
msgstr "Korekta"

#, fuzzy
msgid "Nobody has looked at this."
msgstr "Somebody did."

msgid "Not yet translated."
msgstr ""

msgid "{count} entry"
msgid_plural "{count} entries"
msgstr[0] "{count} entra"
msgstr[1] "twi entru"
msgstr[2] "{count} entri"
"""


@pytest.fixture(autouse=True)
def qaa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An invented language beside English, and nothing else."""
    (tmp_path / "qaa.po").write_text(QAA, "utf-8")
    monkeypatch.setattr(languages, "LANGUAGES", ("en", "qaa"))
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    words._catalogue.cache_clear()
    yield
    words._catalogue.cache_clear()


def test_a_text_is_said_in_the_language() -> None:
    assert Text("All corrections")["qaa"] == "Ala korekta"
    assert Text("All corrections")["en"] == "All corrections"


@pytest.mark.parametrize("tag", ["qaa-Latn", "QAA", "qaa-AT"])
def test_a_region_or_a_script_is_the_same_language(tag: str) -> None:
    assert Text("All corrections")[tag] == "Ala korekta"


@pytest.mark.parametrize("tag", ["eo", "qab", "", "../qaa", "qaa/../qaa"])
def test_a_language_that_we_lack_is_english(tag: str) -> None:
    assert Text("All corrections")[tag] == "All corrections"


def test_the_same_english_with_another_meaning_is_told_apart_by_its_context() -> None:
    assert Text("Corrections")["qaa"] == "Korekta"
    assert Text("Corrections", "how many")["qaa"] == "Korektu"


@pytest.mark.parametrize("english", ["Nobody has looked at this.", "Not yet translated.", "New."])
def test_what_is_not_translated_or_not_looked_at_is_english(english: str) -> None:
    assert Text(english)["qaa"] == english


@pytest.mark.parametrize(
    ("count", "tag", "said"),
    [
        (0, "en", "0 entries"),
        (1, "en", "1 entry"),
        (1, "qaa", "1 entra"),
        (2, "qaa", "twi entru"),
        (11, "qaa", "11 entri"),
        (21, "qaa", "21 entra"),
    ],
)
def test_a_number_takes_the_form_that_the_language_has_for_it(
    count: int, tag: str, said: str
) -> None:
    assert Counted("{count} entry", "{count} entries").of(count, tag) == said


def test_texts_by_name_are_put_together_once_a_language() -> None:
    said = Words({"all": "All corrections", "number": Text("Corrections", "how many")})
    assert said["qaa"] == {"all": "Ala korekta", "number": "Korektu"}
    assert said["en"]["all"] == "All corrections"
    assert said["qaa-AT"] is said["qaa"]


def test_a_catalogue_is_read_once_and_only_when_its_language_is_spoken() -> None:
    Text("All corrections")["en"]
    assert words._catalogue.cache_info().currsize == 1
    for _ in range(3):
        Text("All corrections")["qaa"]
    assert words._catalogue.cache_info().misses == 2


@pytest.mark.parametrize(
    "broken",
    [
        "Month: Monat",
        QAA.replace("plural=(n%10", "plural=(m%10"),
        None,
    ],
)
def test_a_catalogue_that_cannot_be_read_is_named_in_the_log_and_answered_in_english(
    broken: str | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "qaa.po"
    file.unlink() if broken is None else file.write_text(broken, "utf-8")
    assert Text("All corrections")["qaa"] == "All corrections"
    assert "qaa.po cannot be read" in caplog.text
