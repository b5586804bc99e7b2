"""What a notice tells the page of the words that the correction left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corrigenda.anchoring import Selector, find
from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.actions.publish import publish
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.on_story import notices_for
from corrigenda.flow.publication.renderers import notice_json

Work = Callable[[], None]
Publish = Callable[..., Entry]


@pytest.fixture
def published(send: Send, work: Work, edda: Staff) -> Publish:
    """Publish a correction of “28,000”."""

    def make(kind: str, after: str, *, delete: bool = False) -> Entry:
        send("28,000")
        work()
        words = "The fund holds 30,000 crowns."
        decision = Decision(kind, after=after, words=words, delete=delete)
        return publish(decide(Case.objects.get(), decision, by=of(edda)))

    return make


def told(entry: Entry) -> dict[str, Any]:
    answer: Any = notice_json.render(entry.url, notices_for(entry.url))
    (notice,) = answer["notices"]
    found: dict[str, Any] = notice
    return found


def test_the_new_words_are_found_in_the_corrected_story_and_not_in_the_old(
    published: Publish,
) -> None:
    entry = published("correction", "30,000")
    selector = Selector.from_dict(told(entry)["in_the_story"]["selector"])
    text = entry.article.current.text
    corrected = text.replace("28,000", "30,000")
    anchor = find(selector, corrected)
    assert anchor.state == "unchanged"
    assert anchor.start == text.index("28,000")
    assert find(selector, text).state != "unchanged"


def test_a_clarified_passage_is_found_as_it_is(published: Publish) -> None:
    entry = published("clarification", "28,000")
    selector = Selector.from_dict(told(entry)["in_the_story"]["selector"])
    assert find(selector, entry.article.current.text).state == "unchanged"


def test_a_position_of_another_text_is_not_told(published: Publish) -> None:
    assert "refinedBy" not in told(published("correction", "30,000"))["in_the_story"]["selector"]


def test_deleted_words_have_no_place(published: Publish) -> None:
    assert told(published("correction", "", delete=True))["in_the_story"] is None


def test_the_links_speak_the_language_of_the_notice(published: Publish) -> None:
    entry = published("correction", "30,000")
    Entry.objects.update(language="uk-UA")
    notice = told(entry)
    assert notice["in_the_log"] == "У журналі виправлень"
    assert notice["in_the_story"]["show"] == "Показати в тексті"
