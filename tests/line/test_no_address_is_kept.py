"""A reader's address is nowhere in the database, however far the report has come."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff

ADDRESSES = ("198.51.100.77", "2001:db8:77::7")


def everything() -> str:
    """All rows of all tables, as text and as the bytes they are."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found += [
                    bytes(one).decode("latin-1")
                    if isinstance(one, bytes | memoryview)
                    else str(one)
                    for one in row
                ]
    return "\n".join(found)


def test_neither_the_sockets_nor_a_forwarded_one(
    client: Client, story: Article, edda: Staff, work: Callable[[], None]
) -> None:
    for number, address in enumerate(ADDRESSES):
        answer = client.post(
            "/api/reports",
            {
                "client_id": f"00000000-0000-4000-8000-00000000000{number}",
                "url": STORY_URL,
                "selector": {"type": "TextQuoteSelector", "exact": "afer"},
                "block": PARAGRAPHS[0],
            },
            content_type="application/json",
            REMOTE_ADDR=address,
            HTTP_X_FORWARDED_FOR="203.0.113.9",
        )
        assert answer.status_code == 201
    work()
    decline(Case.objects.get(), reason="It is right.", by=of(edda))
    told = everything()
    assert "afer" in told
    for address in (*ADDRESSES, "203.0.113.9"):
        assert address not in told
