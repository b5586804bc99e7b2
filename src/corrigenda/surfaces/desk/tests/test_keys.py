"""Every key of the desk stands in one table, and means the same wherever it is pressed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corrigenda.flow.cases.models import Case, Severity
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk import keys
from corrigenda.surfaces.desk.keys import KEYS, SCREENS
from corrigenda.surfaces.desk.tests.conftest import AtDesk

TEMPLATES = Path(keys.__file__).parent / "templates"
EVERYWHERE = {"lane": "l", "undo": "u", "accept": "a", "decline": "d", "search": "/"}
KEY = re.compile(r'(?:{% key |\bkey\()"(\w+)"(?:, | )"?(\w+)')
"""As a template of Django, and as one of Jinja2, asks for it."""
RESERVED = {"?", "Escape", "Enter", "Tab"}
"""Help, leaving a field, and what the browser itself does."""


def pages() -> list[tuple[Path, str]]:
    rooms = (TEMPLATES, TEMPLATES.with_name("jinja2"))
    return [(one, one.read_text("utf-8")) for room in rooms for one in room.rglob("*.html")]


def taken(html: str) -> list[tuple[str, str]]:
    """The keys of a page with what they do."""
    return re.findall(r'data-key="([^"]+)" data-key-label="([^"]+)"', html)


def test_no_key_means_two_things_anywhere_on_the_desk() -> None:
    single = [key for written in KEYS.values() for key in written.split()]
    assert len(single) == len(set(single))
    assert not RESERVED & set(single)


def test_what_an_editor_does_most_has_its_key_on_every_screen_that_does_it() -> None:
    assert {name: KEYS[name] for name in EVERYWHERE} == EVERYWHERE
    for screen in ("queue", "case"):
        assert {"lane", "undo", "accept", "decline"} <= set(SCREENS[screen])
    assert {"accept", "decline"} <= set(SCREENS["held"])


def test_each_screen_says_in_words_of_its_own_what_a_key_does() -> None:
    for screen, words in SCREENS.items():
        assert set(words) <= set(KEYS), screen
        assert len(set(words.values())) == len(words), screen
    assert set(KEYS) == {name for words in SCREENS.values() for name in words}


def test_no_page_gives_a_key_past_the_table() -> None:
    for path, text in pages():
        assert "data-key=" not in text, path.name


def test_every_line_of_the_table_is_on_its_screen() -> None:
    used = {pair for _, text in pages() for pair in re.findall(KEY, text)}
    named = {(screen, name) for screen, words in SCREENS.items() for name in words}
    # Two are chosen by the page: how grave a case is, and which way a correction is sent back.
    severities = {("case", f"severity_{one}") for one in Severity.values}
    assert used - {("case", "one"), ("case", "key_name")} == named - severities


@pytest.mark.parametrize("url", ["/desk/", "/desk/?q=is:open+is:fact", "/desk/held/"])
def test_on_a_page_a_key_has_one_meaning(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk, url: str
) -> None:
    found = taken(at_desk(edda).get(url).content.decode())
    assert len({key for key, _ in found}) == len(set(found))


def test_on_a_case_too_and_with_the_keys_of_the_table(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    found = taken(at_desk(edda).get(f"/desk/cases/{typo.pk}").content.decode())
    given = {(KEYS[name], words) for name, words in SCREENS["case"].items()}
    assert set(found) <= given
    assert {KEYS[name] for name in ("decide", "send", "decline", "lane", "hold", "note")} <= {
        key for key, _ in found
    }


def test_the_documentation_lists_them_all() -> None:
    page = (Path(__file__).parents[5] / "docs/editors/keys.md").read_text("utf-8")
    for name, written in KEYS.items():
        rows = [line for line in page.splitlines() if line.startswith(f"| `{written}` |")]
        assert len(rows) == 1, f"docs/editors/keys.md has no row for {name}: `{written}`"
