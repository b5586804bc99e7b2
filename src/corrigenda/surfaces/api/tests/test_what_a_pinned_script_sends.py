"""A script that a page pinned, or bundled, goes on working with the desk of after an upgrade.

What each version of the script sends, and reads from the answers, is written down here when it is
released, and never changed afterwards: the API may give and take more, and not less.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, STORY_URL, Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.api.tests.conftest import Post, problem

SENT: dict[str, dict[str, Any]] = {
    "0.1.0": {
        "client_id": "5f0c1f6e-9a34-4c7e-8d5b-3f6f0c7a1e11",
        "outlet": "daily",
        "url": STORY_URL,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": "afer",
            "prefix": "The two leaders inspected a guard of honour, ",
            "suffix": " which they signed the treaty.",
            "refinedBy": {"type": "TextPositionSelector", "start": 45, "end": 49},
        },
        "block": PARAGRAPHS[0],
        "should_say": "after",
        "why": "A letter is missing.",
        "source": "https://daily.example/treaty",
        "contact": "rita@reader.example",
        "language": "en",
    }
}
Work = Callable[[], None]

READ_FROM_A_RECEIPT = {"0.1.0": {"receipt_url": str, "already_reported": int}}
READ_FROM_A_NOTICE = {
    "0.1.0": (
        "id", "kind", "placement", "label", "words", "language", "published_at", "moment",
        "permalink", "superseded_by", "earlier", "in_the_log", "in_the_story",
    )
}  # fmt: skip


@pytest.mark.parametrize("version", SENT)
def test_its_report_is_taken_and_its_receipt_is_what_it_reads(
    post: Post, daily: Outlet, version: str
) -> None:
    answer = post(SENT[version])
    assert answer.status_code == 201
    said = json.loads(answer.content)
    for name, kind in READ_FROM_A_RECEIPT[version].items():
        assert isinstance(said[name], kind), name


@pytest.mark.parametrize("version", SENT)
def test_a_report_with_its_least_is_taken_too(post: Post, daily: Outlet, version: str) -> None:
    typed = ("should_say", "why", "source", "contact")
    least = {name: one for name, one in SENT[version].items() if name not in typed}
    assert post(least).status_code == 201


@pytest.mark.parametrize("version", SENT)
def test_what_it_says_to_a_reader_whose_report_is_refused_is_there(
    post: Post, daily: Outlet, version: str
) -> None:
    assert problem(post({**SENT[version], "outlet": "nightly"}), 422)["detail"]


@pytest.mark.parametrize("version", READ_FROM_A_NOTICE)
def test_a_notice_has_all_that_it_draws(
    client: Client, send: Send, work: Work, edda: Staff, version: str
) -> None:
    send("28,000")
    work()
    decide(Case.objects.get(), Decision("correction", words="It is 30,000."), by=of(edda))
    work()
    told = client.get("/api/notices", {"url": STORY_URL}).json()
    assert {"notices", "hold"} <= set(told)
    [notice] = told["notices"]
    assert set(READ_FROM_A_NOTICE[version]) <= set(notice)
