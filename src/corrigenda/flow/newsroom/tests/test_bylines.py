"""Names are compared as people read them, and looked for in a byline that nobody marked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.newsroom.actions.set_bylines import set_bylines
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.bylines import MAX_CHARS, fold, names_in
from corrigenda.flow.newsroom.errors import NotAllowedError, StaffError
from corrigenda.flow.newsroom.models import Outlet, Staff


def test_case_width_and_spaces_make_no_difference() -> None:
    assert fold("  Rolf \N{NO-BREAK SPACE}MARO ") == fold("ＲＯＬＦ maro") == "rolf maro"


def test_other_letters_make_one() -> None:
    assert fold("Rölf Maro") != fold("Rolf Maro")


@pytest.mark.parametrize(
    "byline",
    [
        "By Rolf Maro",
        "BY ROLF MARO AND TEO MARSK, PORT MAREN",
        "Rolf Maro · 10 June 2026, 18:40",
        "Reporting by Rolf Maro; editing by Edda Brandt",
        "Von Rolf Maro (Port Maren)",
    ],
)
def test_a_name_is_found_in_a_byline(byline: str) -> None:
    assert "rolf maro" in names_in([], byline)


@pytest.mark.parametrize("byline", ["By Rolf Maron", "By Carolf Maro", "By Rolf, Maro", ""])
def test_a_piece_of_a_name_is_none(byline: str) -> None:
    assert "rolf maro" not in names_in([], byline)


def test_where_the_authors_are_named_the_byline_is_not_guessed_at() -> None:
    assert names_in(["Teo Marsk"], "By Rolf Maro") == {"teo marsk"}


@given(st.text(max_size=300))
def test_folding_again_changes_nothing(name: str) -> None:
    once = fold(name)
    assert fold(once) == once
    assert len(once) <= MAX_CHARS


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=3000))
def test_a_byline_gives_a_bounded_number_of_names(authors: list[str], byline: str) -> None:
    names = names_in(authors, byline)
    assert all(names)
    assert len(names) <= 30 * (len(byline) // 2 + 2)


def test_an_administrator_says_under_which_names_somebody_writes(
    daily: Outlet, rolf: Staff, ada: Staff
) -> None:
    set_bylines(rolf, ["R. Maro", " r.  maro ", "", "The Night Desk"], outlet=daily, by=of(ada))
    kept = rolf.memberships.get().bylines.order_by("pk")
    assert [one.name for one in kept] == ["r. maro", "The Night Desk"]


def test_nobody_else_does(daily: Outlet, rolf: Staff, edda: Staff) -> None:
    with pytest.raises(NotAllowedError):
        set_bylines(rolf, ["Edda Brandt"], outlet=daily, by=of(rolf))
    with pytest.raises(NotAllowedError):
        set_bylines(rolf, ["Edda Brandt"], outlet=daily, by=of(edda))


@pytest.mark.parametrize("names", [["\x00"], ["x" * 201], [f"name {n}" for n in range(21)]])
def test_names_that_cannot_be_are_refused(
    daily: Outlet, rolf: Staff, ada: Staff, names: list[str]
) -> None:
    with pytest.raises(StaffError):
        set_bylines(rolf, names, outlet=daily, by=of(ada))
