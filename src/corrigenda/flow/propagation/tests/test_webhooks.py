"""Signed webhooks: each endpoint hears what it chose, can verify it, and may change its secret."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from standardwebhooks import Webhook

from corrigenda.conftest import Send
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.actions.change_endpoint import change_endpoint
from corrigenda.flow.propagation.actions.deliver import deliver
from corrigenda.flow.propagation.actions.remove_endpoint import remove_endpoint
from corrigenda.flow.propagation.actions.rotate_secret import rotate_secret
from corrigenda.flow.propagation.actions.try_channel import try_channel
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import ChannelKind, Delivery, Endpoint
from corrigenda.flow.propagation.tests.conftest import Later, Serve
from corrigenda.flow.publication.models import Checkpoint
from corrigenda.lib import clock
from corrigenda.lib.tests.servers import Server, Visit

OPENED = ["case.opened"]


def verified(visit: Visit, secret: str) -> dict[str, object]:
    headers = {name: visit.header(name) for name in ("webhook-id", "webhook-timestamp")}
    headers["webhook-signature"] = visit.header("webhook-signature")
    found = Webhook(secret).verify(visit.body, headers)
    assert isinstance(found, dict)
    return found


def an_endpoint(outlet: Outlet, server: Server, by: Staff, events: list[str] = OPENED) -> Endpoint:
    return add_endpoint(
        outlet, name="The archive", url=server.url("/hook"), events=events, by=actors.of(by)
    )


def test_an_event_comes_signed_with_what_a_program_needs(
    intranet: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    server = serve()
    endpoint = an_endpoint(intranet, server, ada)
    send("28,000", "26,000", kind="fact", contact="rita@reader.example", why="My neighbour.")
    later()

    (visit,) = server.visits
    body = verified(visit, endpoint.secret)
    assert body["type"] == "case.opened"
    data = body["data"]
    assert data["case"]["passage"] == "28,000"
    assert data["story"]["url"] == "https://daily.example/world/treaty"
    for private in ("rita@reader.example", "neighbour", "26,000"):
        assert private not in visit.body.decode()


def test_an_endpoint_hears_only_what_it_chose(
    intranet: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    server = serve()
    an_endpoint(intranet, server, ada, ["correction.published"])
    send("28,000", "26,000", kind="fact")
    later()

    assert server.visits == []


def test_tried_again_it_has_the_same_id_and_says_the_same(
    intranet: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    answers = iter(["500 Broken", "200 OK"])
    server = serve(lambda visit: visit.answer(status=next(answers)))
    endpoint = an_endpoint(intranet, server, ada)
    send("28,000", "26,000", kind="fact")
    later()
    later(timedelta(minutes=2))

    first, second = server.visits
    assert first.header("webhook-id") == second.header("webhook-id")
    assert first.body == second.body
    assert first.header("webhook-timestamp") != second.header("webhook-timestamp")
    assert Delivery.objects.get(endpoint=endpoint).state == "sent"


def test_for_a_day_after_a_change_either_secret_verifies(
    intranet: Outlet, serve: Serve, ada: Staff
) -> None:
    server = serve()
    endpoint = an_endpoint(intranet, server, ada)
    old = endpoint.secret
    new = rotate_secret(endpoint, by=actors.of(ada))
    assert new != old

    try_channel(intranet, ChannelKind.WEBHOOK, endpoint=endpoint, by=actors.of(ada))
    for secret in (old, new):
        assert verified(server.visits[-1], secret)["type"] == "test"

    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)) as then:
        try_channel(intranet, ChannelKind.WEBHOOK, endpoint=endpoint, by=actors.of(ada))
    last = server.visits[-1]
    signed = Webhook(new).sign(last.header("webhook-id"), then, last.body.decode())
    assert last.header("webhook-signature") == signed


def test_one_that_is_gone_is_switched_off_and_can_be_switched_on(
    intranet: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    server = serve(lambda visit: visit.answer(status="410 Gone"))
    endpoint = an_endpoint(intranet, server, ada)
    send("28,000", "26,000", kind="fact")
    later()
    send("12 bridges", "14 bridges", kind="fact")
    later()

    assert len(server.visits) == 1
    endpoint.refresh_from_db()
    assert (endpoint.is_on, "410" in endpoint.off_because) == (False, True)
    change_endpoint(
        endpoint, name="A", url=endpoint.url, events=OPENED, is_on=True, by=actors.of(ada)
    )
    endpoint.refresh_from_db()
    assert (endpoint.is_on, endpoint.off_because) == (True, "")


def test_an_address_inside_the_house_is_refused_unless_the_outlet_may_read_there(
    daily: Outlet, serve: Serve, ada: Staff, send: Send, later: Later
) -> None:
    server = serve()
    endpoint = an_endpoint(daily, server, ada)
    send("28,000", "26,000", kind="fact")
    later()

    assert server.visits == []
    refused = Delivery.objects.get(endpoint=endpoint)
    assert (refused.state, "public address" in refused.error) == ("given_up", True)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("url", {"url": "http://archive.example/hook"}),
        ("url", {"url": "ftp://archive.example/hook"}),
        ("url", {"url": ""}),
        ("name", {"name": " "}),
        ("name", {"name": "x" * 101}),
        ("events", {"events": []}),
        ("events", {"events": ["case.mentioned"]}),
    ],
)
def test_what_cannot_be_an_endpoint_is_refused_and_the_field_named(
    daily: Outlet, ada: Staff, field: str, given: dict[str, object]
) -> None:
    fields = {"name": "A", "url": "https://archive.example/hook", "events": OPENED, **given}
    with pytest.raises(ChannelError) as raised:
        add_endpoint(daily, by=actors.of(ada), **fields)
    assert raised.value.field == field
    assert not Endpoint.objects.exists()


def test_only_an_administrator_changes_channels_and_no_secret_is_in_the_audit_trail(
    daily: Outlet, edda: Staff, ada: Staff
) -> None:
    where = {"name": "A", "url": "https://archive.example/hook", "events": OPENED}
    with pytest.raises(NotAllowedError):
        add_endpoint(daily, by=actors.of(edda), **where)

    endpoint = add_endpoint(daily, by=actors.of(ada), **where)
    secret = rotate_secret(endpoint, by=actors.of(ada))
    remove_endpoint(endpoint, by=actors.of(ada))

    trail = AuditEntry.objects.filter(verb__startswith="channel.")
    assert [one.verb for one in trail.order_by("pk")] == [
        "channel.add",
        "channel.rotate",
        "channel.remove",
    ]
    assert all(secret not in json.dumps(one.detail) for one in trail)


def test_a_test_says_what_came_of_it_and_is_not_tried_again(
    intranet: Outlet, serve: Serve, ada: Staff
) -> None:
    server = serve(lambda visit: visit.answer(status="401 Unauthorized"))
    endpoint = an_endpoint(intranet, server, ada)
    made = try_channel(intranet, ChannelKind.WEBHOOK, endpoint=endpoint, by=actors.of(ada))
    with clock.frozen(clock.now() + timedelta(hours=1)):
        deliver()

    assert (made.state, made.error) == ("given_up", "The answer was 401 Unauthorized.")
    assert len(server.visits) == 1


def test_a_witness_gets_each_checkpoint_of_the_log_once(
    intranet: Outlet, serve: Serve, ada: Staff, later: Later
) -> None:
    server = serve()
    endpoint = an_endpoint(intranet, server, ada, ["log.checkpoint"])
    Checkpoint.objects.create(
        outlet=intranet, number=7, sha256="ab" * 32, at=clock.now(), kid="key", jws="a.b.c"
    )
    later()
    later()

    (visit,) = server.visits
    body = verified(visit, endpoint.secret)
    assert body["type"] == "log.checkpoint"
    assert body["data"]["outlet"] == "daily"
    assert body["data"]["checkpoint"]["jws"] == "a.b.c"
    assert body["data"]["checkpoint"]["number"] == 7
    assert "case" not in body["data"]
