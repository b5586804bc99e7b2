"""Our connections give what Django's give, sooner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import DateTimeField, ExpressionWrapper, F, Max, QuerySet
from django.db.models.functions import Trunc
from django.test.utils import CaptureQueriesContext

from corrigenda.lib.prepared import prepared

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 5, 1, 12, 30, 15, 123_456, tzinfo=UTC)


@pytest.fixture(autouse=True)
def session() -> Session:
    return Session.objects.create(session_key="of-edda", session_data="", expire_date=LATE)


@prepared
def keys_of(name: str) -> QuerySet[Session, str]:
    return Session.objects.filter(session_key=name).values_list("session_key", flat=True)


@prepared
def groups_of(keys: list[int]) -> QuerySet[Group, str]:
    return Group.objects.filter(pk__in=keys).values_list("name", flat=True)


def plans() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement, generic_plans FROM pg_prepared_statements")
        return list(cursor.fetchall())


def test_a_moment_is_in_utc_to_the_microsecond() -> None:
    moment = Session.objects.values_list("expire_date", flat=True).get()
    assert (moment, moment.tzinfo) == (LATE, UTC)


def test_a_moment_that_the_database_works_out_is_one_too() -> None:
    later = ExpressionWrapper(F("expire_date") + timedelta(hours=1), DateTimeField())
    found = Session.objects.annotate(later=later, day=Trunc("expire_date", "day")).get()
    assert found.later == LATE + timedelta(hours=1)
    assert found.day == datetime(2026, 5, 1, tzinfo=UTC)
    assert Session.objects.aggregate(Max("expire_date")) == {"expire_date__max": LATE}
    assert Session.objects.none().aggregate(Max("expire_date")) == {"expire_date__max": None}


def test_a_statement_may_have_values_names_and_signs_of_its_own() -> None:
    with connection.cursor() as cursor:
        for value in ("%s", "100 %", "?"):
            cursor.execute("SELECT %s, '100 %%'", [value])
            assert cursor.fetchone() == (value, "100 %")
        cursor.execute("SELECT %(one)s, %(one)s, %(two)s", {"one": "1", "two": "2"})
        assert cursor.fetchone() == ("1", "1", "2")
        cursor.execute("SELECT '100 %'")
        assert cursor.fetchone() == ("100 %",)


def test_a_statement_may_be_very_long() -> None:
    several = [Group(name=f"group {number}") for number in range(3_000)]
    Group.objects.bulk_create(several)
    assert Group.objects.filter(name__in=[one.name for one in several]).count() == 3_000


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite is there a file to map")
def test_a_file_is_read_where_it_stands_in_memory() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA mmap_size")
        assert cursor.fetchone()[0] > 2**30


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only on PostgreSQL does a server keep plans"
)
def test_a_server_keeps_the_plan_of_what_is_asked_often() -> None:
    for _ in range(20):
        assert keys_of("of-edda") == ["of-edda"]
        assert keys_of("of-nobody") == []
        assert Session.objects.filter(session_key="of-edda").count() == 1
    kept = plans()
    assert len([one for one in kept if "django_session" in one[0]]) == 1, "the prepared one alone"
    assert kept[0][1] >= 20, "planned once, for whatever session is asked for"


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only on PostgreSQL does a server keep plans"
)
def test_a_server_keeps_one_plan_for_any_number_of_keys() -> None:
    before = len(plans())
    made = Group.objects.bulk_create([Group(name=f"group {number}") for number in range(40)])
    for several in (2, 5, 40):
        keys = [one.pk for one in made[:several]]
        assert sorted(groups_of(keys)) == sorted(one.name for one in made[:several])
    assert len(plans()) == before + 1


def test_a_log_of_queries_has_the_words_of_each_with_its_values() -> None:
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            keys_of("of-edda")
        [one] = [query["sql"] for query in asked.captured_queries]
        assert "django_session" in one and "'of-edda'" in one
