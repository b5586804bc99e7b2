"""A packet that goes by mail is made where no mail is sent from here, and sent when some is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.models import Delivery, Subscriber
from corrigenda.flow.propagation.packets.tests.conftest import Publish
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.lib import clock
from corrigenda.lib.tests.post_office import PostOffice

MAIL = "desk@small.example"
NOT_YET = "No mail is sent from here yet"


@pytest.fixture
def small(story: Article, intranet: Outlet) -> Subscriber:
    """A small paper, which had the story and is told by mail."""
    row = pair(intranet, name="A small paper", email=MAIL, by=OPERATOR)
    note_stories(row, [story.url], by=OPERATOR)
    return row


def test_it_is_sent_once_mail_is_set_up(
    small: Subscriber, publish: Publish, later: Later, request: pytest.FixtureRequest
) -> None:
    publish()
    start = clock.now()
    for day in range(20):
        later(at=start + timedelta(days=day))
    waiting = Delivery.objects.get(subscriber=small)
    assert (waiting.channel, waiting.state) == ("email", "failed")
    assert "CORRIGENDA_MAIL" in waiting.error

    office: PostOffice = request.getfixturevalue("office")
    later(at=start + timedelta(days=21))
    assert [one["To"] for one in office.came] == [MAIL]


def test_after_thirty_days_it_is_given_up(
    small: Subscriber, publish: Publish, later: Later
) -> None:
    publish()
    later(timedelta(days=31))
    assert Delivery.objects.get(subscriber=small).state == "given_up"


def test_the_page_of_the_subscriber_says_so(
    small: Subscriber, ada: Staff, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(ada)
    address = f"/desk/subscribers/{small.pk}"
    assert NOT_YET in client.get(address).content.decode()
    request.getfixturevalue("office")
    assert NOT_YET not in client.get(address).content.decode()
