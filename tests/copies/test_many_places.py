"""Boilerplate that stands everywhere: all of it is listed, and confirmed in batches."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.articles.actions.index_versions import index_versions
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.file_copies import file_copies
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.reports.models import Report

from .conftest import WRONG, Archive

PLACES = 230


@pytest.fixture
def everywhere(reported: Case, archive: Archive, edda: Staff) -> Case:
    """The passage stands in two hundred and thirty further stories."""
    for number in range(PLACES):
        archive.story(f"story-{number}", WRONG)
    while index_versions(100):
        pass
    sweep_case(reported, by=of(edda))
    sweep_due()
    return reported


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_all_places_are_found_and_listed_page_by_page(everywhere: Case, edda: Staff) -> None:
    assert ledger_of(everywhere).found == PLACES + 2
    client = Client()
    client.force_login(edda)
    address = f"/desk/cases/{everywhere.pk}/copies?show=found"
    pages = -(-(PLACES + 2) // 25)
    first, last = queries(client, address), queries(client, f"{address}&page={pages}")
    assert first == last
    seen = set()
    for page in range(1, pages + 1):
        answer = client.get(f"{address}&page={page}").content.decode()
        seen |= set(re.findall(r'href="https://daily\.example/([^"]+)"', answer))
    assert len(seen) == PLACES + 2


def test_the_case_asks_no_more_with_hundreds_of_places_than_with_four(
    reported: Case, archive: Archive, edda: Staff
) -> None:
    client = Client()
    client.force_login(edda)
    address = f"/desk/cases/{reported.pk}"
    for number in range(4):
        archive.story(f"story-{number}", WRONG)
    index_versions(100)
    sweep_case(reported, by=of(edda))
    sweep_due()
    client.get(address)
    few = queries(client, address)
    for number in range(4, 60):
        archive.story(f"story-{number}", WRONG)
    index_versions(100)
    sweep_case(reported, by=of(edda))
    sweep_due()
    assert ledger_of(reported).found > 60
    assert queries(client, address) == few


def test_confirming_all_is_one_update_and_their_cases_come_in_batches(
    everywhere: Case, edda: Staff
) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert confirm_copies(everywhere, None, by=of(edda)) == PLACES + 2
    assert len(seen) < 10
    assert file_copies() == 50
    assert Report.objects.filter(channel="sweep").count() == 50
    while file_copies(100):
        pass
    assert Report.objects.filter(channel="sweep").count() == PLACES + 2
    assert file_copies() == 0


def test_what_nobody_saw_whole_is_confirmed_after_a_second_question(
    everywhere: Case, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    address = f"/desk/cases/{everywhere.pk}/copies"
    page = client.get(f"{address}?show=found").content.decode()
    assert "Are all 232 the same error?" in page
    assert "Yes, confirm all 232" in page


def test_all_are_as_many_as_the_page_said(everywhere: Case, edda: Staff, client: Client) -> None:
    client.force_login(edda)
    address = f"/desk/cases/{everywhere.pk}/copies/judge"
    answer = client.post(address, {"bulk": "confirm_all", "seen": "230"}, follow=True)
    assert "Their number changed meanwhile" in answer.content.decode()
    assert ledger_of(everywhere).followed == 0
    client.post(address, {"bulk": "confirm_all", "seen": "232"})
    assert ledger_of(everywhere).followed == 232
