"""Objects of rows, as a queryset makes them, in half the time.

A page of a case has thirty. `Model.__init__` takes what a form or a test may give as well: it asks
each of forty columns whether it was given, and how it wants to be set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators


class Maker:
    """What `Model.from_db` does, for a model that has no way of its own to be made."""

    def __init__(self, model: type[Model]) -> None:
        self._model = model

    def from_db(self, db: str, names: Sequence[str], values: Sequence[Any]) -> Any:
        """An object of a row; columns that were not asked for are read when they are needed."""
        made = self._model.__new__(self._model)
        state = made._state = ModelState()
        state.adding, state.db = False, db
        made.__dict__.update(zip(names, values, strict=True))
        return made


def object_reader(queryset: Any, compiler: Any) -> Callable[[list[Any]], Any]:
    """What makes an object of a row of this query, with those beside it."""
    info, select, alias = compiler.klass_info, compiler.select, queryset.db
    begin, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [one[0].target.attname for one in select[begin:end]]
    populators: Any = get_related_populators  # Its types are those of another Django.
    beside = [_sooner(one) for one in populators(info, select, alias)]
    annotated = list((compiler.annotation_col_map or {}).items())
    made = maker_of(info["model"]).from_db

    def read(row: list[Any]) -> Any:
        found = made(alias, names, row[begin:end])
        for one in beside:
            one.populate(row, found)
        for name, place in annotated:
            setattr(found, name, row[place])
        return found

    return read


def maker_of(model: type[Model]) -> Any:
    """What has a `from_db` for this model: the model itself where it has a way of its own."""
    usual = model.__init__ is Model.__init__ and "from_db" not in _written_in(model)
    return Maker(model) if usual else model


def _written_in(model: type[Model]) -> set[str]:
    """Names that the model, or what it is made from, has in place of Django's."""
    return {name for one in model.__mro__ if one not in Model.__mro__ for name in vars(one)}


def _sooner(populator: Any) -> Any:
    populator.model_cls = maker_of(populator.model_cls)
    for one in populator.related_populators:
        _sooner(one)
    return populator
