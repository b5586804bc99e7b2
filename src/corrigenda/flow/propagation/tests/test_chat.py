"""The chat gets one plain message for an event, which calls nobody and links nowhere else."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from corrigenda.conftest import PARAGRAPHS, Send
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import ChatRoom
from corrigenda.flow.propagation.renderers.chat_text import chat_text
from corrigenda.flow.propagation.tests.conftest import Later, Serve


def test_a_disputed_fact_comes_into_the_chat_as_slack_and_the_others_read_it(
    intranet: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    server = serve()
    set_chat(intranet, server.url("/services/T0"), ["new_facts"], by=actors.of(ada))
    send("28,000", "26,000", kind="fact")
    send("afer", "after")
    later()

    (visit,) = server.visits
    body = json.loads(visit.body)
    assert list(body) == ["text"]
    assert "A reader reports: Maren and Tolva sign treaty" in body["text"]
    assert "“28,000”" in body["text"]
    assert "/desk/cases/" in body["text"]
    assert "26,000" not in body["text"]


def test_a_typo_that_turns_out_to_be_a_fact_comes_into_the_chat(
    intranet: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    server = serve()
    set_chat(intranet, server.url("/services/T0"), ["new_facts"], by=actors.of(ada))
    send("afer", "after")
    later()
    assert not server.visits
    send("afer", "before", kind="fact")
    later(timedelta(minutes=1))

    (visit,) = server.visits
    assert "No typo any more: Maren and Tolva sign treaty" in json.loads(visit.body)["text"]


def test_words_of_a_page_call_nobody_and_make_no_link() -> None:
    facts = {
        "type": "case.opened",
        "story": "<!channel> @here <https://evil.example|the desk> [x](https://evil.example)",
        "passage": "*bold* @everyone #general `code`\nnew line",
    }
    text = chat_text(facts, outlet="The Daily")

    for sign in ("<!", "@here", "@everyone", "#general", "](", "://", "\n", "*bold*"):
        assert sign not in text


def test_more_than_the_chat_bears_in_an_hour_comes_as_one_message(
    intranet: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    server = serve()
    set_chat(intranet, server.url("/services/T0"), ["new_facts"], by=actors.of(ada))
    words = [one for text in PARAGRAPHS for one in text.split() if one.isalpha()]
    once = [one for one in dict.fromkeys(words) if sum(one in text for text in PARAGRAPHS) == 1]
    for one in once[:16]:
        send(one, "x1", kind="fact")
    later()
    assert len(server.visits) == 12

    later(timedelta(hours=1))
    assert len(server.visits) == 13
    assert "on the desk" in json.loads(server.visits[-1].body)["text"]


def test_its_address_is_a_secret_and_stands_in_no_audit_entry(daily: Outlet, ada: Staff) -> None:
    set_chat(daily, "https://chat.example/hooks/SECRET", ["due"], by=actors.of(ada))
    set_chat(daily, "", [], by=actors.of(ada))

    assert not ChatRoom.objects.exists()
    details = [json.dumps(one.detail) for one in AuditEntry.objects.filter(verb="channel.chat")]
    assert len(details) == 2
    assert not any("SECRET" in one for one in details)


@pytest.mark.parametrize(
    ("url", "groups"),
    [("http://chat.example/x", ["due"]), ("https://chat.example/x", []), ("chat", ["due"])],
)
def test_what_cannot_be_a_chat_is_refused(
    daily: Outlet, ada: Staff, url: str, groups: list[str]
) -> None:
    with pytest.raises(ChannelError):
        set_chat(daily, url, groups, by=actors.of(ada))
    assert not ChatRoom.objects.exists()
