"""Work that a stranger can ask for is counted first, and grows no faster than its text."""

from __future__ import annotations

from uuid import UUID

import pytest

from corrigenda.anchoring import Anchor, Selector
from corrigenda.conftest import PARAGRAPHS, STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases import touches
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.reports import submission
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.submission import Submission


def report(number: int) -> Submission:
    return Submission(
        client_id=UUID(int=number),
        url=STORY_URL,
        selector={"type": "TextQuoteSelector", "exact": "afer"},
        block=PARAGRAPHS[0],
    )


def test_a_passage_is_not_looked_for_once_the_limit_is_reached(
    story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.outlet.policy_data = {"reports_per_minute": 2}
    story.outlet.save()
    looked: list[str] = []
    find = submission.find

    def noted(selector: Selector, block: str) -> Anchor:
        looked.append(block)
        return find(selector, block)

    monkeypatch.setattr(submission, "find", noted)
    for number in range(2):
        receive(report(number), address="192.0.2.1")
    assert len(looked) == 2
    with pytest.raises(TooManyError):
        receive(report(3), address="192.0.2.1")
    assert len(looked) == 2


@pytest.mark.parametrize("mark", ["»", "「"])
def test_marks_that_open_without_end_are_each_looked_at_once(mark: str) -> None:
    spans = [match.span() for match in touches._QUOTED.finditer(f"{mark}a {mark}b ", partial=True)]
    # Only the last may still wait for its end: one that waited for all would read all again.
    assert all(start > 0 for start, _ in spans)


def test_a_quotation_in_german_and_japanese_marks_is_still_one() -> None:
    for text in ("Er sagte »nein« und ging.", "彼は「いいえ」と言った。"):
        start = text.index("»") + 1 if "»" in text else text.index("「") + 1
        assert touches.Touch.QUOTATION in touches.touches(text, start, start + 1, "x")
