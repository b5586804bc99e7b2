"""The screen of a case's other places says what is known, and asks for one thing at a time."""

from __future__ import annotations

from django.test import Client
from tests.copies.conftest import Archive

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import report_on
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.states import CopyState

PARTS = '<nav class="tabs"'
MARKED = "Confirm marked"


def screen(case: Case, staff: Staff, client: Client, show: str = "") -> str:
    """The screen of its other places, in one part."""
    client.force_login(staff)
    return client.get(f"/desk/cases/{case.pk}/copies", {"show": show}).content.decode()


def test_before_a_search_nothing_is_said_to_be_left_and_the_search_is_offered(
    reported: Case, edda: Staff, client: Client
) -> None:
    page = screen(reported, edda, client)
    assert "The archive was not searched for it yet." in page
    assert "Look where else it stands" in page
    assert PARTS not in page
    assert "Nothing is left to be judged" not in page


def test_while_it_is_searched_nothing_is_said_to_be_left(
    reported: Case, edda: Staff, client: Client
) -> None:
    sweep_case(reported, by=of(edda))
    page = screen(reported, edda, client)
    assert "The archive is being searched" in page
    assert "Nothing is left to be judged" not in page


def test_words_that_stand_nowhere_else_are_said_to(
    archive: Archive, edda: Staff, client: Client
) -> None:
    cup = Article.objects.get(url__endswith="/cup")
    report_on(cup, archive.text("cup").rpartition("\n")[2], "thirty-one", "thirty")
    archive.work()
    case = Case.objects.get()
    sweep_case(case, by=of(edda))
    archive.work()
    page = screen(case, edda, client)
    assert "It stands nowhere else." in page
    assert PARTS not in page


def test_a_single_place_needs_no_marks(corrected: Case, edda: Staff, client: Client) -> None:
    assert MARKED in screen(corrected, edda, client)
    first = copies_of(corrected, [CopyState.FOUND])[0]
    confirm_copies(corrected, [first.pk], by=of(edda))
    page = screen(corrected, edda, client, "found")
    assert MARKED not in page
    assert 'name="copy"' not in page
    assert 'name="confirm"' in page


def test_the_fix_is_shown_in_the_words_and_what_is_unlike_is_not_shown_as_a_fix(
    corrected: Case, edda: Staff, client: Client
) -> None:
    alike, unlike = (f'<span class="copy-{one}">' for one in ("becomes", "unlike"))
    page = screen(corrected, edda, client)
    assert "1,240" in page.partition(alike)[2].partition("kilometres")[0]
    assert "flows" in page.partition(unlike)[2].partition("1,140")[0]


def test_the_case_leads_to_its_places_first_once_it_is_decided(
    corrected: Case, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    page = client.get(f"/desk/cases/{corrected.pk}").content.decode()
    head = page.partition('<div class="desk-columns">')[0]
    assert "Judge 3 other places" in head
    confirm_copies(corrected, None, by=of(edda))
    page = client.get(f"/desk/cases/{corrected.pk}").content.decode()
    assert "Judge 1 other place<" in page
