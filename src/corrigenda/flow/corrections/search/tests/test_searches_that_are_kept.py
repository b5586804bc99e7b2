"""A search that is made all day is put together once, and finds what is there now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.search.finding import found, reach_of
from corrigenda.flow.corrections.search.grammar import IS, parse
from corrigenda.flow.corrections.search.kept import counts_for, page_for
from corrigenda.flow.corrections.search.pages import page_of
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Membership, Role, Staff

pytestmark = pytest.mark.database

Work = Callable[[], None]


def says(staff: Staff, query: str, sort: str = "newest") -> list[str]:
    return [case.says for case in page_for(staff, parse(query), sort=sort).cases]


@pytest.fixture
def cases(send: Send, work: Work) -> None:
    send("afer", "after")
    send("28,000", "26,000", kind="fact")
    work()


@pytest.mark.parametrize("sort", ["newest", "readers", "due"])
@pytest.mark.parametrize("query", ["", *(f"is:{one}" for one in IS), "is:open is:nonsense", "afer"])
def test_it_finds_what_the_search_finds(edda: Staff, cases: None, query: str, sort: str) -> None:
    search = parse(query)
    plain = page_of(found(edda, search, reach_of(edda)), sort=sort)
    assert page_for(edda, search, sort=sort) == plain
    assert page_for(edda, search, sort=sort) == plain, "the second time it is kept"


def test_what_happened_since_is_found(edda: Staff, cases: None, send: Send, work: Work) -> None:
    assert sorted(says(edda, "is:open")) == ["28,000", "afer"]
    assert counts_for(edda, [parse("is:open"), parse("is:declined")]) == [2, 0]
    decline(Case.objects.get(says="afer"), reason="It is so.", by=of(edda))
    send("another 24 years", "another 14 years")
    work()
    assert sorted(says(edda, "is:open")) == ["28,000", "another 24 years"]
    assert counts_for(edda, [parse("is:open"), parse("is:declined")]) == [2, 1]


def test_who_sees_less_is_shown_less(
    edda: Staff, rolf: Staff, stan: Staff, cases: None, story: Article
) -> None:
    assert len(says(edda, "is:open")) == 2
    assert Membership.objects.get(staff=rolf).role == Role.REPORTER
    assert says(rolf, "is:open") == []
    Membership.objects.filter(staff=stan).delete()
    assert says(stan, "is:open") == []
    assert counts_for(stan, [parse("is:open")]) == [0]
