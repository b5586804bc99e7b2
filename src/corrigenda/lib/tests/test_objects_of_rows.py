"""An object of a row is what a queryset makes of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.test.utils import isolate_apps

from corrigenda.lib.objects import Maker, maker_of
from corrigenda.lib.prepared import prepared

pytestmark = pytest.mark.django_db


@prepared
def light(name: str) -> QuerySet[Permission]:
    found = Permission.objects.filter(codename=name).select_related("content_type")
    return found.defer("name", "content_type__model")


def test_it_knows_where_it_is_from_and_can_be_stored() -> None:
    Group.objects.create(name="editors")

    @prepared
    def named(name: str) -> QuerySet[Group]:
        return Group.objects.filter(name=name)

    [found] = named("editors")
    assert (found._state.db, found._state.adding) == ("default", False)
    found.name = "reporters"
    found.save()
    assert [one.name for one in Group.objects.all()] == ["reporters"]


def test_a_column_that_was_not_asked_for_is_read_when_it_is_needed() -> None:
    wanted = Permission.objects.filter(codename="add_group").get()
    [found] = light("add_group")
    assert found.get_deferred_fields() == {"name"}
    assert found.content_type.get_deferred_fields() == {"model"}
    assert (found.name, found.content_type.model) == (wanted.name, "group")


def test_a_key_that_is_changed_lets_go_of_the_row_beside_it() -> None:
    [found] = light("add_group")
    other = ContentType.objects.exclude(pk=found.content_type_id).first()
    assert other is not None
    found.content_type_id = other.pk
    assert found.content_type == other


@isolate_apps("django.contrib.auth")
def test_a_model_with_a_way_of_its_own_to_be_made_is_made_that_way() -> None:
    class Kept(Group):
        class Meta:
            proxy = True
            app_label = "auth"

        @classmethod
        def from_db(cls, *given: Any, **more: Any) -> Kept:
            return super().from_db(*given, **more)

    assert maker_of(Kept) is Kept
    assert isinstance(maker_of(Group), Maker)
