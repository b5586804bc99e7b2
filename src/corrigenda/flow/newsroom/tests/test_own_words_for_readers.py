"""A house's own words over some that its readers are told: short, plain, filled in by us alone."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import PolicyError, read_policy
from corrigenda.flow.newsroom.reader_words import LIMITS


def read(**texts: str) -> object:
    by_key = {name.replace("__", "."): text for name, text in texts.items()}
    return read_policy({"reader_words": by_key}).reader_words


def test_a_text_is_kept_by_language_and_an_empty_one_means_ours() -> None:
    given = read(title__en="  Tell us ", title__uk="Скажіть нам", sent__en="")
    assert given == {"title.en": "Tell us", "title.uk": "Скажіть нам"}


def test_the_outlets_name_is_filled_in_and_only_its_language_is_spoken() -> None:
    outlet = Outlet(name="The {Daily}", slug="daily")
    outlet.policy_data = {
        "reader_words": {"lead.en": "Write to {outlet}, to {outlet}.", "lead.uk": "Пишіть"}
    }
    assert outlet.own_words("en") == {"lead": "Write to The {Daily}, to The {Daily}."}
    assert outlet.own_words("de") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dear {reader}", "{reader}, which nothing fills in; only {outlet} is"),
        ("From {Outlet}", "{Outlet}"),
        ("Open { and left", "{, which"),
        ("{outlet.password}", "{outlet.password}"),
    ],
)
def test_what_nothing_fills_in_is_refused(text: str, said: str) -> None:
    with pytest.raises(PolicyError) as refused:
        read(lead__en=text)
    assert said in str(refused.value)
    assert "reader_words (lead.en)" in str(refused.value)


@pytest.mark.parametrize("name", LIMITS)
def test_each_is_as_long_as_there_is_room_for(name: str) -> None:
    assert read(**{f"{name}__en": "x" * LIMITS[name]})
    with pytest.raises(PolicyError, match="characters"):
        read(**{f"{name}__en": "x" * (LIMITS[name] + 1)})


@pytest.mark.parametrize(
    "texts", [{"title__fr": "Dites"}, {"footer__en": "No such text"}, {"sent__en": "Two\nlines"}]
)
def test_other_texts_languages_and_lines_are_refused(texts: dict[str, str]) -> None:
    with pytest.raises(PolicyError):
        read(**texts)
