"""The five rules of the house: what may import, point at and call what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from .tree import FLOW, PACKAGE, ROOT, STAGES, SURFACES, importers, name_of, none_of, python

LINTER = Path(sys.executable).parent / "lint-imports"


def test_imports_go_downward_and_surfaces_and_the_pure_rooms_keep_to_themselves(
    tmp_path: Path,
) -> None:
    kept = subprocess.run(
        [str(LINTER), "--no-logo", "--cache-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert kept.returncode == 0, kept.stdout
    assert "5 kept, 0 broken" in kept.stdout


def test_every_room_of_the_package_is_one_that_the_design_names() -> None:
    def rooms(folder: Path) -> set[str]:
        return {one.parent.name for one in folder.glob("*/__init__.py")} - {"tests"}

    assert rooms(PACKAGE) == {
        "anchoring",
        "archive",
        "flow",
        "lexicon",
        "lib",
        "project",
        "surfaces",
    }
    assert rooms(FLOW) == set(STAGES)
    assert rooms(SURFACES) == {"reader", "desk", "public", "api", "demo"}


def stage_of(model: type[models.Model]) -> str:
    parts = model.__module__.split(".")
    return parts[2] if parts[:2] == ["corrigenda", "flow"] else ""


OURS = [model for model in apps.get_models() if stage_of(model)]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_row_points_at_rows_of_its_own_stage_or_of_one_before(model: type[models.Model]) -> None:
    own = STAGES.index(stage_of(model))
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey | models.ManyToManyField):
            continue
        target = field.related_model
        assert isinstance(target, type)
        if stage_of(target):
            assert STAGES.index(stage_of(target)) <= own, f"{model._meta.label}.{field.name}"


def test_the_stages_that_have_rows_are_installed() -> None:
    for stage in STAGES:
        if (FLOW / stage / "models.py").exists():
            assert f"corrigenda.flow.{stage}" in settings.INSTALLED_APPS
            assert any(stage_of(model) == stage for model in OURS)


def test_the_line_knows_nothing_of_http() -> None:
    below = python(FLOW, PACKAGE / "lib")
    none_of(importers("django.http", "django.shortcuts", "django.urls", among=below))


def test_templates_are_for_renderers_and_channels() -> None:
    rooms = {"renderers", "channels"}
    others = [one for one in python(FLOW, PACKAGE / "lib") if not rooms & set(one.parts)]
    none_of(importers("django.template", among=others))


def test_absolute_addresses_come_from_the_outlets_settings() -> None:
    for file in python(FLOW, PACKAGE / "lib"):
        text = file.read_text("utf-8")
        for source in ("build_absolute_uri", "CORRIGENDA_URL", "get_current_site"):
            assert source not in text, f"{name_of(file)} takes an address from {source}"


def test_renderers_are_pure() -> None:
    renderers = [one for one in python(FLOW) if "renderers" in one.parts]
    assert renderers
    forbidden = ("django.db", "django.conf", "corrigenda.lib.http", "corrigenda.lib.clock")
    none_of(importers(*forbidden, among=renderers))


def test_nothing_is_handed_on_by_signals() -> None:
    signals = ("django.dispatch", "django.db.models.signals", "django.core.signals")
    none_of(importers(*signals, among=python(PACKAGE)))
    for file in python(PACKAGE):
        assert "@receiver" not in file.read_text("utf-8"), name_of(file)
