"""A query that is put together once finds what Django would have found, whatever it is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.lib.prepared import MOST, PreparingError, prepared

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@prepared
def of_type(kind: int) -> QuerySet[Permission]:
    found = Permission.objects.filter(content_type=kind).select_related("content_type")
    return found.exclude(codename="nobody").order_by("-codename")


@prepared
def of_keys(keys: list[int]) -> QuerySet[Permission]:
    return Permission.objects.filter(pk__in=keys).order_by("pk")


@prepared
def named(names: list[str], kind: int) -> QuerySet[Permission]:
    return Permission.objects.filter(codename__in=names, content_type=kind).order_by("pk")


@prepared
def lasting(beyond: datetime, key: str) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__gt=beyond).exclude(session_key=key)


def kinds() -> list[int]:
    return list(ContentType.objects.order_by("pk").values_list("pk", flat=True))


def test_it_finds_what_the_query_finds_with_the_rows_beside_it() -> None:
    for kind in kinds()[:5]:
        plain = Permission.objects.filter(content_type=kind).order_by("-codename")
        found = of_type(kind)
        assert found == list(plain)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert {one.content_type.pk for one in found} <= {kind}
            assert [one.name for one in found] == [one.name for one in plain.all()]
        assert len(asked) == 1, "the type of each came with it"


def test_it_is_put_together_once_and_asked_each_time() -> None:
    built = count()

    @prepared
    def groups(name: str) -> QuerySet[Group]:
        next(built)
        return Group.objects.filter(name=name)

    Group.objects.create(name="editors")
    groups("nobody")
    before = next(built)
    with CaptureQueriesContext(connection) as asked:
        assert [groups.first(name) is None for name in ("editors", "readers")] == [False, True]
    assert len(asked) == 2
    assert next(built) == before + 1, "it was built again"


def test_what_was_written_since_is_found() -> None:
    @prepared
    def groups(name: str) -> QuerySet[Group]:
        return Group.objects.filter(name=name)

    assert groups("editors") == []
    Group.objects.create(name="editors")
    assert [one.name for one in groups("editors")] == ["editors"]


@given(picks=st.lists(st.integers(0, 200), max_size=2 * MOST))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
def test_it_is_asked_of_any_number_of_keys(picks: list[int]) -> None:
    assert of_keys(picks) == list(Permission.objects.filter(pk__in=picks).order_by("pk"))


def test_strings_are_values_and_never_sql() -> None:
    kind = kinds()[0]
    theirs = list(of_type(kind))
    names = [one.codename for one in theirs]
    assert set(named(names, kind)) == set(theirs)
    assert named(["' OR 1=1 --", "%s", "\x020\x03"], kind) == []


def test_moments_are_told_as_the_database_keeps_them() -> None:
    for hours in (1, 2, 3):
        Session.objects.create(
            session_key=f"of-{hours}", session_data="", expire_date=NOON + timedelta(hours=hours)
        )
    found = lasting(NOON + timedelta(hours=1), "of-3")
    assert [one.session_key for one in found] == ["of-2"]
    assert found[0].expire_date == NOON + timedelta(hours=2)
    other = NOON.astimezone(tz=None) + timedelta(minutes=30)
    assert {one.session_key for one in lasting(other, "")} == {"of-1", "of-2", "of-3"}


def test_columns_may_be_asked_for_instead_of_objects() -> None:
    @prepared
    def counted(kind: int) -> QuerySet[Any, Any]:
        found = Permission.objects.filter(content_type=kind).values("content_type_id")
        return found.annotate(times=Count("pk"))

    @prepared
    def names(kind: int) -> QuerySet[Permission, str]:
        return Permission.objects.filter(content_type=kind).values_list("codename", flat=True)[:2]

    kind = kinds()[0]
    assert counted(kind) == [{"content_type_id": kind, "times": len(of_type(kind))}]
    assert len(names(kind)) == 2
    assert set(names(kind)) <= {one.codename for one in of_type(kind)}


def test_what_no_key_can_be_is_nobodys_key() -> None:
    @prepared
    def of_key(pk: int) -> QuerySet[Group]:
        return Group.objects.filter(pk=pk)

    group = Group.objects.create(name="editors")
    assert of_key(group.pk) == [group]
    assert [of_key(pk) for pk in (2**31, 2**63, 2**70, -1)] == [[], [], [], []]


def test_one_that_depends_on_something_else_is_refused() -> None:
    moments = (NOON + timedelta(seconds=one) for one in count())

    @prepared
    def by_the_clock(key: str) -> QuerySet[Session]:
        return Session.objects.filter(session_key=key, expire_date__gt=next(moments))

    @prepared
    def without_it(name: str) -> QuerySet[Group]:
        return Group.objects.exclude(name="") if name else Group.objects.none()

    @prepared
    def with_more(name: str) -> QuerySet[Group]:
        return Group.objects.filter(name=name).prefetch_related("permissions")

    for query in (by_the_clock, without_it, with_more):
        with pytest.raises(PreparingError):
            query("editors")


def test_rows_in_a_form_that_is_not_known_are_refused() -> None:
    @prepared
    def with_names(name: str) -> QuerySet[Group, Any]:
        return Group.objects.filter(name=name).values_list("name", named=True)

    with pytest.raises(PreparingError):
        with_names("editors")


def test_columns_that_sort_alone_are_in_no_row() -> None:
    @prepared
    def kinds_of(name: str) -> QuerySet[Any, Any]:
        found = Permission.objects.filter(codename__gt=name).order_by("content_type__model")
        return found.values_list("content_type_id", flat=True).distinct()

    once = Permission.objects.order_by("content_type__model").distinct()
    assert kinds_of("") == list(once.values_list("content_type_id", flat=True))
    assert len(kinds_of("")) == len(set(kinds_of("")))


def test_objects_carry_what_was_counted_with_them() -> None:
    @prepared
    def with_number(name: str) -> QuerySet[Group]:
        return Group.objects.filter(name=name).annotate(number=Count("permissions"))

    group = Group.objects.create(name="editors")
    group.permissions.set(Permission.objects.all()[:3])
    (found,) = with_number("editors")
    assert (found, found.number) == (group, 3)


def test_columns_that_are_left_out_are_read_when_they_are_asked_for() -> None:
    @prepared
    def light(kind: int) -> QuerySet[Permission]:
        return Permission.objects.filter(content_type=kind).only("codename").order_by("pk")

    found = light(kinds()[0])[0]
    with CaptureQueriesContext(connection) as asked:
        assert found.codename
    assert not len(asked)
    assert found.name == Permission.objects.get(pk=found.pk).name
