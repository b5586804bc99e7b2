"""`scripts/words` brings what the code says into the catalogues, and says what they lack."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from corrigenda.project.translating import __main__ as command
from corrigenda.project.translating import catalogues, texts, widget
from corrigenda.project.translating.texts import TextError, texts_in

MODULE = """
from corrigenda.lib.words import Counted, Text, Words

HELD = Text("It is held.")
WORDS = Words(
    {
        "title": "All "
        "corrections",
        "number": Text("Corrections", "how many"),
    }
)
UNITS = {"days": Counted("{count} day", "{count} days")}
"""


def english(*said: str) -> Catalog:
    found = Catalog()
    for one in said:
        found.add(one)
    return found


def german(**said: str) -> Catalog:
    found = catalogues.first("de")
    for text, translation in said.items():
        found.add(text.replace("_", " "), translation)
    return found


def brought_in(catalogue: Catalog, template: Catalog) -> Catalog:
    """What stands in the file once `scripts/words` has run."""
    return read_po(BytesIO(catalogues.written(catalogue, template, "de")))


def lacks(catalogue: Catalog, template: Catalog, code: str = "de") -> list[str]:
    return list(catalogues.faults(catalogue, template, code))


def test_every_way_to_write_a_text_is_found() -> None:
    found = [(one.english, one.context, one.name) for one in texts_in(MODULE, "one.py")]
    assert found == [
        ("It is held.", "", "HELD"),
        ("All corrections", "", "title"),
        ("Corrections", "how many", "number"),
        (("{count} day", "{count} days"), "", "days"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        'ONE = Text("It is " + state)',
        'ONE = Text(f"It is {state}.")',
        'ONE = Text("")',
        'ONE = Text(english="It is held.")',
        "ONE = Words(table)",
        'ONE = Words({"title": ""})',
        'ONE = Words({"title": title})',
        'ONE = Counted("one", many)',
    ],
)
def test_a_text_that_is_not_written_out_is_refused(line: str) -> None:
    module = f"from corrigenda.lib.words import Counted, Text, Words\n{line}\n"
    with pytest.raises(TextError, match=r"^one\.py:2: "):
        list(texts_in(module, "one.py"))


def test_other_things_of_the_same_names_are_no_texts() -> None:
    module = "# as in corrigenda.lib.words\nfrom rules import Words\nONE = Words(80)\n"
    assert not list(texts_in(module, "one.py"))


def test_a_new_text_is_brought_in_and_waits_for_its_translation() -> None:
    texts_now = english("The story", "A wholly new sentence of theirs.")
    found = brought_in(german(The_story="Der Beitrag"), texts_now)
    assert found["The story"].string == "Der Beitrag"
    assert lacks(found, texts_now) == ["not translated: A wholly new sentence of theirs."]


def test_a_text_that_was_changed_keeps_the_old_words_to_be_looked_at() -> None:
    texts_now = english("Read the later entry")
    found = brought_in(german(Read_the_later_one="Den späteren lesen"), texts_now)
    assert found["Read the later entry"].string == "Den späteren lesen"
    assert lacks(found, texts_now) == ["fuzzy, to be looked at: Read the later entry"]


def test_a_text_that_is_used_no_more_is_to_be_taken_out() -> None:
    texts_now = english("Month")
    found = brought_in(german(Month="Monat", Gone_long_ago="Längst weg"), texts_now)
    assert lacks(found, texts_now) == ["no longer in use, to be taken out: Gone long ago"]


@pytest.mark.parametrize("said", ["Für das Medium", "Für {name}", "Für {outlet", "Für {outlet} {}"])
def test_a_translation_fills_in_the_same_things(said: str) -> None:
    texts_now = english("For {outlet}")
    catalogue = catalogues.first("de")
    catalogue.add("For {outlet}", said)
    (fault,) = lacks(catalogue, texts_now)
    assert fault.startswith("fills in ")


COUNTED = ("{count} day", "{count} days")


def counting(code: str, *forms: str) -> tuple[Catalog, Catalog]:
    wanted, catalogue = Catalog(), catalogues.first(code)
    wanted.add(COUNTED)
    catalogue.add(COUNTED, forms)
    return catalogue, wanted


def test_a_form_of_one_number_alone_may_say_it_in_words() -> None:
    assert not lacks(*counting("de", "ein Tag", "{count} Tage"))


def test_a_form_of_several_numbers_fills_the_number_in() -> None:
    # 1, 21, 31 and so on.
    (fault,) = lacks(*counting("uk", "один день", "{count} дні", "{count} днів"), "uk")
    assert fault.startswith("fills in []")


def test_every_plural_form_is_there() -> None:
    (fault,) = lacks(*counting("uk", "{count} день", "{count} дні"), "uk")
    assert fault == "not translated: {count} day"


def test_a_rule_of_plurals_that_is_not_the_languages_own_is_found() -> None:
    wrong = (
        b'msgid ""\nmsgstr ""\n"Language: uk\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    (fault,) = lacks(read_po(BytesIO(wrong)), Catalog(), "uk")
    assert fault.startswith("Plural-Forms is not the rule of the language")


def test_bringing_in_again_changes_nothing() -> None:
    texts_now = english("Read the later entry", "Month")
    once = catalogues.written(german(Read_the_later_one="Den lesen", Old="Alt"), texts_now, "de")
    assert catalogues.written(read_po(BytesIO(once)), texts_now, "de") == once


def test_what_is_said_in_one_language_does_not_get_into_the_next() -> None:
    texts_now, catalogue = english("Month"), catalogues.first("de")
    catalogues.written(catalogue, texts_now, "de")
    catalogue["Month"].string = "Monat"
    assert b"Monat" not in catalogues.written(catalogues.first("uk"), texts_now, "uk")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Catalogues in a folder of their own, none yet, and the widget's English."""
    (tmp_path / "en.json").write_bytes(widget.path_of("en").read_bytes())
    for module in (catalogues, command):
        monkeypatch.setattr(module, "CATALOGUES", tmp_path)
    monkeypatch.setattr(widget, "FOLDER", tmp_path)
    return tmp_path


def test_a_language_is_begun_with_its_rules_and_without_words(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["he"]) == 0
    begun = catalogues.read("he")
    assert "Hebrew" in (elsewhere / "he.po").read_text("utf-8").splitlines()[0]
    assert len(begun) == len(texts.template())
    assert not any(text.string for text in begun if text.id and not text.pluralizable)
    assert not [one for one in lacks(begun, texts.template(), "he") if "not translated" not in one]
    assert widget.read("he")["dir"] == "rtl"
    assert set(widget.read("he")["more_already"]) == {"one", "two", "other"}
    said = capsys.readouterr().out
    assert "he.po: not translated: All corrections" in said or "more" in said


def test_a_language_that_is_there_is_not_begun_again(elsewhere: Path) -> None:
    command.main(["he"])
    translated = (
        (elsewhere / "he.po")
        .read_text("utf-8")
        .replace('msgid "Month"\nmsgstr ""', 'msgid "Month"\nmsgstr "חודש"')
    )
    (elsewhere / "he.po").write_text(translated, "utf-8")
    command.main(["he"])
    assert catalogues.read("he")["Month"].string == "חודש"


@pytest.mark.parametrize("given", ["../he", "Hebrew", "pt-BR", ""])
def test_what_is_no_language_is_refused(
    given: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([given]) == 2
    assert "two or three letters" in capsys.readouterr().out
    assert not list(elsewhere.glob("*.po"))


def test_a_catalogue_that_is_none_is_named(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "he.po").write_text('Monat: Month\nmsgid "Month', "utf-8")
    assert command.main([]) == 2
    assert "he.po" in capsys.readouterr().out
