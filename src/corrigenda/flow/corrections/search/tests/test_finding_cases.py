"""A case is found by its passage, its reports, notes, notice, address and people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.models import Case, CaseText
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.index_words import index_words, index_words_due
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.search import by_words
from corrigenda.flow.corrections.search.finding import found, reach_of
from corrigenda.flow.corrections.search.grammar import parse
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

pytestmark = pytest.mark.database

Work = Callable[[], None]
Find = Callable[..., list[str]]


@pytest.fixture
def find(edda: Staff) -> Find:
    """The passages of what a search finds, for Edda if for nobody else."""

    def _find(query: str, staff: Staff = edda) -> list[str]:
        cases = found(staff, parse(query), reach_of(staff))
        return [case.says for case in cases.order_by("pk")]

    return _find


@pytest.fixture
def cases(send: Send, work: Work, daily: Outlet) -> dict[str, Case]:
    """A typo, a figure and a quotation."""
    send("afer", "after", why="A consonant is missing.")
    send("28,000", "26,000", kind="fact", source="https://ministry.example/table-4")
    send("another 24 years", "another 14 years")
    work()
    return {case.says: case for case in Case.objects.all()}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("afer", ["afer"]),
        ("consonants", []),
        ("CONSONANT missing", ["afer"]),
        ("ministry table", ["28,000"]),
        ("28,000", ["28,000"]),
        ("maren tolva", ["afer", "28,000", "another 24 years"]),
        ("maren nowhere", []),
        ("url:treaty", ["afer", "28,000", "another 24 years"]),
        ("url:nowhere", []),
        ("https://daily.example/world/treaty#x", ["afer", "28,000", "another 24 years"]),
        ("url:https://daily.example/other", []),
        ("is:typo", ["afer"]),
        ("is:fact consonant", []),
        ("outlet:daily is:typo", ["afer"]),
        ("outlet:weekly", []),
        ("readers:2", []),
        ("is:open", ["afer", "28,000", "another 24 years"]),
        ("is:declined", []),
        ("owner:none is:typo", ["afer"]),
        ("before:2001-01-01", []),
        ("after:2001-01-01 is:typo", ["afer"]),
        ("", ["afer", "28,000", "another 24 years"]),
        ("' OR 1=1 -- \" * & :*", []),
        ("…", ["afer", "28,000", "another 24 years"]),
    ],
)
def test_a_search_finds(cases: dict[str, Case], find: Find, query: str, says: list[str]) -> None:
    assert find(query) == says


def test_notes_owners_and_words_of_decisions_are_found(
    cases: dict[str, Case], find: Find, edda: Staff, work: Work
) -> None:
    add_note(cases["afer"], text="Asked the typesetter.", by=of(edda))
    own(cases["28,000"], edda, was=None, by=of(edda))
    decline(cases["another 24 years"], reason="The transcript has it so.", by=of(edda))
    words = "This story said 28,000 crowns. The fund holds 26,000 crowns."
    decide(cases["28,000"], Decision("correction", words=words), by=of(edda))
    work()
    assert find("typesetter") == ["afer"]
    assert find("owner:me") == find("owner:edda") == ["28,000"]
    assert find("transcript is:declined") == ["another 24 years"]
    assert find("holds is:decided") == ["28,000"]


def test_who_wrote_the_story_is_found(
    cases: dict[str, Case], find: Find, daily: Outlet, work: Work
) -> None:
    article = cases["afer"].article
    assert article.current is not None
    blocks = (*article.current.blocks, Block(Role.body, "More to follow."))
    push(daily, article.url, Story(blocks, authors=["Olena Řehoř"]))
    work()
    assert len(find("author:rehor")) == len(find('author:"olena rehor"')) == 3
    assert find("author:treaty") == []


def test_every_script_is_found(daily: Outlet, send: Send, work: Work, find: Find) -> None:
    url = "https://daily.example/scripts"
    texts = ("中国人民银行说话", "الرَّئِيسُ كَتَبَ", "Орла Венн сказала")
    push(daily, url, Story((Block(Role.headline, "H"), *(Block(Role.body, t) for t in texts))))
    for text in texts:
        send(text, url=url, block=text)
    work()
    assert find("银行") == [texts[0]]
    assert find("الرئيس") == [texts[1]]
    assert find("венн") == [texts[2]]


def test_words_that_very_many_cases_have_are_found_in_the_same_way(
    cases: dict[str, Case], find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_words, "COMMON", 2)
    assert find("treaty") == ["afer", "28,000", "another 24 years"]
    assert find("treaty consonant") == find("treat consona*") == ["afer"]
    assert find("treaty maren nowhere") == []
    assert find("treaty eat") == []


@pytest.mark.parametrize("few", [1, 2, 1_000])
def test_words_that_few_have_are_found_among_those_of_very_many(
    cases: dict[str, Case], find: Find, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(by_words, "COMMON", 3)
    monkeypatch.setattr(by_words, "FEW", few)
    assert find("treaty consonant") == find("consona* treat") == ["afer"]
    assert find("treaty maren consonant") == ["afer"]
    assert find("treaty nowhere") == find("treaty eat consonant") == []
    assert find("table treaty is:fact") == ["28,000"]
    assert find("treaty consonant is:fact") == []


def test_others_find_nothing_of_it(cases: dict[str, Case], find: Find, rolf: Staff) -> None:
    assert find("afer", staff=rolf) == []


def test_what_is_erased_is_not_found_any_more(
    cases: dict[str, Case], find: Find, work: Work
) -> None:
    Report.objects.update(why="", erased_at=clock.now())
    want_index(cases["afer"].pk)
    work()
    assert find("consonant") == []


def test_with_its_case_the_words_go(cases: dict[str, Case], find: Find) -> None:
    Case.objects.filter(says="afer").delete()
    assert find("consonant") == []
    assert CaseText.objects.count() == 2


def test_what_is_said_while_it_is_gathered_is_gathered_again(cases: dict[str, Case]) -> None:
    want_index(cases["afer"].pk)
    (claimed,) = CaseText.objects.exclude(stale_at=None)
    want_index(cases["afer"].pk)
    index_words([claimed])
    assert index_words_due() == 1
    assert index_words_due() == 0
