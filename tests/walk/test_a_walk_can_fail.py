"""Each step of the walk ends it when it sees something else than it should."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corrigenda.project.walk import steps
from corrigenda.project.walk.choose import Choice
from corrigenda.project.walk.client import Answer, Client
from corrigenda.project.walk.steps import Walk, WalkError

BLOCK = "They rang the bell, afer which it broke. The fund holds 240 crowns."
AFER = Choice(BLOCK, 20, 24, "after")
FUND = Choice(BLOCK, 56, 59, "340")
STORY = f"<html><body><div data-corrigenda='notices'></div><p>{BLOCK}</p></body></html>"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(steps, "PATIENCE", 0.0)
    yield


def walking(monkeypatch: pytest.MonkeyPatch, body: str, status: int = 200) -> Walk:
    """A walk whose server gives the same answer to everything."""

    def answer(self: Client, path: str, *_: object, **__: object) -> Answer:
        return Answer(f"http://desk.example{path}", status, body)

    for verb in ("get", "post_json"):
        monkeypatch.setattr(Client, verb, answer)
    walk = Walk("http://desk.example", "/story", AFER, FUND, "/desk/enter/x")
    walk.edda = Client(walk.base_url)
    return walk


def test_a_report_that_is_refused_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walking(monkeypatch, '{"detail": "no"}', 422)
    with pytest.raises(WalkError, match="the report is answered 422"):
        walk._report("Rita", AFER)


def test_a_story_that_cannot_be_read_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walking(monkeypatch, "gone", 404)
    with pytest.raises(WalkError, match="the story answers 404"):
        walk._story()


def test_a_receipt_without_an_outcome_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walking(monkeypatch, "<p data-outcome='received'>after</p>")
    with pytest.raises(WalkError, match="not yet: Rita's receipt says corrected"):
        walk._receipt_says("Rita", "/receipt/x", "corrected", "after")


def test_a_receipt_without_the_new_words_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walking(monkeypatch, '<p data-outcome="corrected">afer</p>')
    with pytest.raises(WalkError, match="has the new words"):
        walk._receipt_says("Rita", "/receipt/x", "corrected", "after")


def test_a_log_without_the_entry_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walking(monkeypatch, "<p>Nothing was corrected.</p>")
    with pytest.raises(WalkError, match="the log has it"):
        walk._public_outputs("It holds 340 crowns.")


def test_a_page_that_only_promises_verification_is_not_verified() -> None:
    waiting = "<ol><li class='step done'>Applied</li><li class='step later'>Verified</li></ol>"
    assert not steps._is_verified(Answer("", 200, waiting))
    assert steps._is_verified(Answer("", 200, waiting.replace("step later", "step done")))
