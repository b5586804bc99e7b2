"""A webhook tells the CMS, signed as Standard Webhooks says, until it has heard."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.channels.cms.tell import MAX_TRIES, tell_due
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import FixMessage, StoryChange
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Server, Visit


def hear(visit: Visit) -> None:
    visit.answer(status="204 No Content", kind="")


def tell(outlet: Outlet, server_url: str, report: Report, edda: Staff, *, inside: bool) -> None:
    """Decide a fix for an outlet whose CMS listens there, and send what is due."""
    outlet.hook_url, outlet.reads_private_addresses = server_url, inside
    outlet.save()
    case = report("afer")
    decide(case, Decision("fix", after="after"), by=of(edda))
    tell_due()


def message() -> FixMessage:
    return FixMessage.objects.get()


def signed(server: Server, number: int = 0) -> tuple[bytes, dict[str, str]]:
    visit = server.visits[number]
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    return visit.body, {name: visit.header(name) for name in names}


def test_it_is_signed_and_says_what_is_asked(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    cms = serve(hear)
    tell(daily, cms.url("/hook"), report, edda, inside=True)
    body, headers = signed(cms)
    event = Webhook(daily.hook_secret).verify(body, headers)
    assert event["type"] == "fix.requested"
    assert (event["data"]["before"], event["data"]["after"]) == ("afer", "after")
    assert event["data"]["selector"]["exact"] == "afer"
    assert cms.visits[0].header("content-type") == "application/json"
    assert message().heard_at is not None
    assert tell_due() == 0


def test_a_changed_body_or_another_secret_does_not_verify(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    cms = serve(hear)
    tell(daily, cms.url("/hook"), report, edda, inside=True)
    body, headers = signed(cms)
    with pytest.raises(WebhookVerificationError):
        Webhook(daily.hook_secret).verify(body.replace(b"after", b"never"), headers)
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + "A" * 32).verify(body, headers)


def test_a_cms_that_fails_is_told_again_under_the_same_id_ever_less_often(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    cms = serve(lambda visit: visit.answer(status="500 Oh"))
    tell(daily, cms.url("/hook"), report, edda, inside=True)
    waits, now = [], clock.now()
    while (due := message().due_at) is not None:
        waits.append(due - now)
        now = due + timedelta(seconds=1)
        with clock.frozen(now):
            tell_due()
    assert message().tries == len(cms.visits) == MAX_TRIES
    assert waits == sorted(waits)
    assert timedelta(days=1) < sum(waits, timedelta()) < timedelta(days=3)
    assert len({signed(cms, number)[1]["webhook-id"] for number in range(MAX_TRIES)}) == 1


def test_giving_up_is_not_silent(daily: Outlet, report: Report, edda: Staff, serve: Serve) -> None:
    cms = serve(lambda visit: visit.answer(status="500 Oh"))
    tell(daily, cms.url("/hook"), report, edda, inside=True)
    FixMessage.objects.update(tries=MAX_TRIES - 1, due_at=clock.now(), leased_until=None)
    tell_due()
    assert (message().due_at, message().heard_at) == (None, None)
    assert "500" in message().error
    assert StoryChange.objects.get().state == "requested"


def test_a_cms_that_is_down_hears_it_later(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    cms = serve(hear)
    tell(daily, "http://127.0.0.1:9/hook", report, edda, inside=True)
    assert message().tries == 1
    assert message().error
    Outlet.objects.update(hook_url=cms.url("/hook"))
    FixMessage.objects.update(due_at=clock.now(), leased_until=None)
    tell_due()
    assert message().heard_at is not None
    assert message().error == ""


def test_what_the_cms_refuses_is_not_repeated(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    cms = serve(lambda visit: visit.answer(status="410 Gone"))
    tell(daily, cms.url("/hook"), report, edda, inside=True)
    assert message().due_at is None
    assert "410" in message().error


def test_an_address_inside_the_network_is_not_told_unless_it_is_allowed(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    inside = serve(hear)
    tell(daily, inside.url("/hook"), report, edda, inside=False)
    assert inside.visits == []
    assert "public address" in message().error
    assert message().due_at is None


def test_a_redirect_is_not_followed(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    other = serve(hear)
    cms = serve(lambda visit: visit.redirect(other.url("/hook"), "307 Temporary Redirect"))
    tell(daily, cms.url("/hook"), report, edda, inside=True)
    assert other.visits == []
    assert message().heard_at is None


@pytest.mark.parametrize("hook_url", ["nonsense", "ftp://daily.example/hook"])
def test_an_address_that_is_none_is_given_up_and_said(
    daily: Outlet, report: Report, edda: Staff, hook_url: str
) -> None:
    tell(daily, hook_url, report, edda, inside=True)
    assert message().error
    assert message().due_at is None


def test_an_outlet_without_a_webhook_is_not_told(report: Report, edda: Staff) -> None:
    decide(report("afer"), Decision("fix", after="after"), by=of(edda))
    assert not FixMessage.objects.exists()


def test_the_readers_words_do_not_leave_the_house(
    daily: Outlet, report: Report, edda: Staff, serve: Serve
) -> None:
    cms = serve(hear)
    daily.hook_url, daily.reads_private_addresses = cms.url("/hook"), True
    daily.save()
    case = report("afer", "after", why="My aunt told me.", contact="rita@example.org")
    decide(case, Decision("fix", after="after", reason="A secret of the desk."), by=of(edda))
    tell_due()
    sent = json.dumps(json.loads(cms.visits[0].body))
    assert not any(one in sent for one in ("aunt", "rita@", "secret of the desk"))
