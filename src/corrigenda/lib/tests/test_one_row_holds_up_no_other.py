"""Rows are done one after another, or in one transaction; one that fails holds up no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError, transaction

from corrigenda.lib.each import each, in_one_go

pytestmark = pytest.mark.django_db(transaction=True)

Do = Callable[[Group], None]


@pytest.fixture
def rows() -> list[Group]:
    return [Group.objects.create(name=name) for name in ("first", "second", "third")]


def done(row: Group) -> None:
    Group.objects.filter(pk=row.pk).update(name=f"{row.name}, done")


def but(name: str, error: Exception) -> Do:
    """Do all rows but one, which fails after it was written."""

    def do(row: Group) -> None:
        done(row)
        if row.name == name:
            raise error

    return do


def names() -> list[str]:
    return list(Group.objects.order_by("pk").values_list("name", flat=True))


def test_all_are_done_in_one_transaction(rows: list[Group]) -> None:
    seen: list[str] = []

    def do(row: Group) -> None:
        done(row)
        seen.append(row.name)
        transaction.on_commit(lambda: seen.append("durable"))

    in_one_go(rows, do)
    assert seen == ["first", "second", "third", "durable", "durable", "durable"]
    assert names() == ["first, done", "second, done", "third, done"]


def test_one_that_fails_is_left_as_it_was_and_the_others_are_done(rows: list[Group]) -> None:
    in_one_go(rows, but("second", ValueError("bad row")))
    assert names() == ["first, done", "second", "third, done"]


def test_so_it_is_row_by_row(rows: list[Group]) -> None:
    each(rows, transaction.atomic(but("second", ValueError("bad row"))))
    assert names() == ["first, done", "second", "third, done"]


def test_a_database_that_fails_is_told(rows: list[Group]) -> None:
    with pytest.raises(OperationalError):
        in_one_go(rows, but("second", OperationalError("gone away")))
    assert names() == ["first, done", "second", "third"]
