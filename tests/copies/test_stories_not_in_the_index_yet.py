"""A sweep that asks before every story is in the index is done again once they are."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from corrigenda.flow.articles.actions.index_anew import index_anew, index_anew_from_nothing
from corrigenda.flow.articles.actions.index_versions import index_versions
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of, not_searched, sweep_of
from corrigenda.flow.propagation.models import Sweep
from corrigenda.flow.propagation.states import CopyState

from .conftest import WRONG, Archive, names


def found(case: Case) -> list[str]:
    return names(copies_of(case, [CopyState.FOUND]))


@pytest.fixture
def in_part(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """Swept for while a story that came in before is not in the index."""
    archive.story("ferry", WRONG)
    sweep_case(corrected, by=of(edda))
    assert sweep_due() == 1
    return corrected


def test_it_is_due_again_once_those_that_waited_are_in(in_part: Case, archive: Archive) -> None:
    assert "ferry" not in found(in_part)
    assert sweep_due() == 0
    archive.story("tug", WRONG)
    assert index_versions(1) == 1
    assert sweep_due() == 1
    assert "ferry" in found(in_part)
    # What came in after it was asked for keeps no sweep waiting: an ingest may go on for hours.
    assert Version.objects.filter(indexed_at=None).count() == 1
    assert sweep_due() == 0
    assert Sweep.objects.get().due_at is None


def test_meanwhile_the_case_says_what_is_not_searched(
    in_part: Case, archive: Archive, edda: Staff, client: Client
) -> None:
    client.force_login(edda)
    for address in (f"/desk/cases/{in_part.pk}", f"/desk/cases/{in_part.pk}/copies"):
        page = client.get(address).content.decode()
        assert "1 story is not searched yet" in page
        assert "being searched" not in page
    token = make_token(edda, name="script")
    headers = {"Authorization": f"Bearer {token}"}
    asked = f"/api/cases/{in_part.pk}/copies"
    told = json.loads(client.get(asked, headers=headers).content)
    assert (told["searching"], told["not_searched"]) == (True, 1)
    archive.work()
    told = json.loads(client.get(asked, headers=headers).content)
    assert (told["searching"], told["not_searched"]) == (False, 0)
    assert "not searched yet" not in client.get(f"/desk/cases/{in_part.pk}").content.decode()


def test_it_is_never_said_to_stand_nowhere_else_before_all_is_searched(
    reported: Case, archive: Archive, edda: Staff, client: Client
) -> None:
    index_anew_from_nothing()
    sweep_case(reported, by=of(edda))
    sweep_due()
    client.force_login(edda)
    page = client.get(f"/desk/cases/{reported.pk}").content.decode()
    assert "5 stories are not searched yet" in page
    assert "stands nowhere else" not in page


def test_asking_again_begins_anew(in_part: Case, archive: Archive, edda: Staff) -> None:
    sweep_case(in_part, by=of(edda))
    assert sweep_due() == 1
    assert not_searched(sweep_of(in_part)) == 1
    archive.work()
    assert found(in_part) == ["barges", "ferry", "herons"]


def test_an_index_that_is_made_anew_holds_no_story_until_it_is_put_in(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    index_anew_from_nothing()
    assert not Article.objects.filter(indexed__isnull=False).exists()
    sweep_case(corrected, by=of(edda))
    sweep_due()
    assert not_searched(sweep_of(corrected)) == Article.objects.count()
    assert sum(index_anew(2)) == Article.objects.count()
    sweep_due()
    assert not_searched(sweep_of(corrected)) == 0
    assert found(corrected) == ["barges", "herons"]
