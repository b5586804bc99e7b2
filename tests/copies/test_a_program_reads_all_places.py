"""A program sees what an editor sees of each place, and misses none while it judges them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from corrigenda.flow.articles.actions.index_versions import index_versions
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.surfaces.api import copies as api

from .conftest import WRONG, Archive

pytestmark = pytest.mark.database


@pytest.fixture
def many(corrected: Case, archive: Archive, edda: Staff, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Nine places on pages of four."""
    for number in range(7):
        archive.story(f"story-{number}", WRONG, "And it is so to this day, they say.")
    index_versions(100)
    sweep_case(corrected, by=of(edda))
    sweep_due()
    monkeypatch.setattr(api, "MOST", 4)
    return corrected


def copies(client: Client, case: Case, by: Staff, query: str) -> tuple[int, Any]:
    headers = {"Authorization": f"Bearer {make_token(by, name='script')}"}
    answer = client.get(f"/api/cases/{case.pk}/copies?{query}", headers=headers)
    return answer.status_code, json.loads(answer.content)


def test_a_place_comes_with_its_sentence_its_context_and_what_differs(
    corrected: Case, edda: Staff, client: Client
) -> None:
    _, told = copies(client, corrected, edda, "state=found")
    assert told["sought"] == {
        "words": WRONG,
        "start": WRONG.index("1,140"),
        "end": WRONG.index("1,140") + len("1,140 kilometres"),
    }
    same, edited = sorted(told["copies"], key=lambda one: float(one["distance"]))
    assert (same["says"], same["sentence"], same["diff"]) == ("1,140 kilometres", WRONG, [])
    assert same["before"] == ""  # it begins its paragraph
    assert edited["sentence"] == WRONG.replace("and runs", "and flows")
    changed = [(one["op"], one["text"].strip()) for one in edited["diff"] if one["op"] != "equal"]
    assert changed == [("delete", "runs"), ("insert", "flows")]


def test_who_confirms_while_paging_skips_no_place(many: Case, edda: Staff, client: Client) -> None:
    headers = {"Authorization": f"Bearer {make_token(edda, name='script')}"}
    after, seen = 0, []
    while after is not None:
        status, page = copies(client, many, edda, f"state=found&after={after}")
        assert status == 200
        keys = [one["id"] for one in page["copies"]]
        seen += keys
        client.post(
            f"/api/cases/{many.pk}/copies/confirm",
            {"copies": keys},
            content_type="application/json",
            headers=headers,
        )
        after = page["next"]
    assert len(seen) == len(set(seen)) == 9
    assert (ledger_of(many).found, ledger_of(many).followed) == (0, 9)


@pytest.mark.parametrize(
    "happens",
    [
        lambda copy: copy.update(distance=0.9),
        lambda copy: copy.update(distance=0.0),
        lambda copy: copy.delete(),
    ],
    ids=["is compared anew and less alike", "is compared anew and more alike", "goes"],
)
def test_what_becomes_of_the_last_place_of_a_page_loses_and_doubles_none(
    happens: Callable[[QuerySet[Copy]], object], many: Case, edda: Staff, client: Client
) -> None:
    Copy.objects.update(distance=0.1)
    keys = set(Copy.objects.filter(case=many, state="found").values_list("pk", flat=True))
    _, page = copies(client, many, edda, "state=found")
    seen = [one["id"] for one in page["copies"]]
    happens(Copy.objects.filter(pk=page["next"]))
    while page["next"] is not None:
        status, page = copies(client, many, edda, f"state=found&after={page['next']}")
        assert status == 200
        seen += [one["id"] for one in page["copies"]]
    assert len(seen) == len(keys)
    assert set(seen) == keys


def test_what_changes_on_other_pages_loses_and_doubles_none(
    many: Case, edda: Staff, client: Client
) -> None:
    keys = set(Copy.objects.filter(case=many, state="found").values_list("pk", flat=True))
    _, page = copies(client, many, edda, "state=found")
    seen = [one["id"] for one in page["copies"]]
    Copy.objects.filter(pk__in=seen).update(distance=0.9)
    Copy.objects.exclude(pk__in=seen).update(distance=0.0)
    while page["next"] is not None:
        _, page = copies(client, many, edda, f"state=found&after={page['next']}")
        seen += [one["id"] for one in page["copies"]]
    assert len(seen) == len(keys)
    assert set(seen) == keys


def test_they_come_in_the_order_of_their_ids(many: Case, edda: Staff, client: Client) -> None:
    _, page = copies(client, many, edda, "")
    ids = [one["id"] for one in page["copies"]]
    assert ids == sorted(ids)
