"""The agencies that a house lists in its policy, a line each."""

from __future__ import annotations

import pytest

from corrigenda.flow.newsroom.agencies import KnownAgency, read_agencies
from corrigenda.flow.newsroom.policy import PolicyError, known_policy, read_policy

LINE = "Quillmark News Agency; QNA; desk@quillmark.example"


def test_a_line_is_a_name_spellings_and_an_address_in_any_order() -> None:
    wanted = KnownAgency("Quillmark News Agency", ("QNA",), "desk@quillmark.example")
    other = "Quillmark  News Agency; desk@quillmark.example ; QNA;"
    assert read_agencies([LINE, other]) == [wanted, wanted]


def test_a_name_alone_is_enough() -> None:
    assert read_agencies(["Quillmark"]) == [KnownAgency("Quillmark")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("desk@quillmark.example", "begins with its name"),
        ("; QNA", "begins with its name"),
        ("Quillmark; a@quillmark.example; b@quillmark.example", "2 addresses"),
        ("Quillmark; @", "no e-mail address"),
        ("Quillmark; " + "; ".join(f"Q{one}" for one in range(13)), "more than 12 spellings"),
        ("Q" * 401, "400"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_reason(line: str, says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        read_policy({"agencies": [line]})


def test_a_policy_that_was_kept_with_a_bad_line_has_none() -> None:
    assert known_policy({"agencies": [LINE]}).agencies == (LINE,)
    assert known_policy({"agencies": ["; QNA"]}).agencies == ()
