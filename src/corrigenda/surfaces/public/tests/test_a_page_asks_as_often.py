"""However long the log is, a page of it asks the database as often."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.flow.publication.models import LiveCheck
from corrigenda.lib import clock
from corrigenda.surfaces.public.tests.conftest import Fill, Publish

pytestmark = pytest.mark.django_db


def queries(client: Client, path: str) -> int:
    client.get(path)  # what is put together once is put together
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    "path",
    [
        "/corrections/",
        "/corrections/?kind=correction",
        "/corrections/?q=fund",
        "/corrections/2027/05",
        "/corrections/feed.atom",
        "/corrections/feed.rss",
        "/corrections/feed.json",
    ],
)
def test_of_three_entries_as_of_twenty(
    client: Client, publish: Publish, fill: Fill, path: str
) -> None:
    first = publish("The fund holds 82,000 crowns.")
    publish("The fund holds 82,000 crowns, of two banks.")
    fill(first, 1)
    few = queries(client, path)
    LiveCheck.objects.bulk_create(
        LiveCheck(entry=one, due_at=clock.now(), live_at=clock.now())
        for one in fill(first, 17)[::2]
    )
    assert queries(client, path) == few
