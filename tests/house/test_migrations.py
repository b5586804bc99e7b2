"""The migrations are complete, and named for what they do."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import call_command

from .tree import PACKAGE, name_of, none_of, python

MIGRATIONS = [
    one
    for one in python(PACKAGE, migrations=True)
    if one.parent.name == "migrations" and one.stem != "__init__"
]


def test_the_models_have_no_change_without_a_migration(db: None) -> None:
    said = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=said, stderr=said)
    except SystemExit:
        pytest.fail(f"run `corrigenda` makemigrations for: {said.getvalue()}")


def test_a_migration_is_named_for_what_it_does() -> None:
    assert MIGRATIONS
    named = re.compile(r"\d{4}_[a-z]+(_[a-z]+)*")
    vague = re.compile(r"_(auto|initial|merge|alter|remove|add|more|changes?|update)(_|$)")
    none_of(
        name_of(one)
        for one in MIGRATIONS
        if not named.fullmatch(one.stem) or vague.search(one.stem.removesuffix("_and_changes"))
    )


def test_the_migrations_of_a_stage_are_numbered_without_gaps() -> None:
    for folder in {one.parent for one in MIGRATIONS}:
        numbers = sorted(int(one.stem[:4]) for one in MIGRATIONS if one.parent == folder)
        assert numbers == list(range(1, len(numbers) + 1)), name_of(folder)
