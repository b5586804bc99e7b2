"""The mail that says what became of a report ends in the house's own words, where it has some."""

from __future__ import annotations

from corrigenda.flow.propagation.renderers.reader_mail import reader_mail

TOLD = {"language": "en", "outcome": "fixed", "headline": "A treaty"}
OURS = "This was the only mail about it"


def test_the_houses_words_stand_at_the_end() -> None:
    mail = reader_mail(TOLD, outlet="The Daily", stop="https://d.example/stop", end="Yours, Ada.")
    assert "Yours, Ada." in mail.text
    assert OURS not in mail.text


def test_without_any_it_ends_in_ours() -> None:
    mail = reader_mail(TOLD, outlet="The Daily", stop="https://d.example/stop")
    assert OURS in mail.text


def test_the_question_whether_an_address_is_right_is_always_ours() -> None:
    asked = {"language": "en", "headlines": ["A treaty"]}
    mail = reader_mail(
        asked, outlet="The Daily", stop="https://d.example/stop", confirm="x", end="Yours, Ada."
    )
    assert "Yours, Ada." not in mail.text
