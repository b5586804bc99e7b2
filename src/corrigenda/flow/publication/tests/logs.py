"""Checking a log in a test."""

from __future__ import annotations

from collections.abc import Iterable

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.chain.check import Checker
from corrigenda.flow.publication.chain.findings import Finding
from corrigenda.flow.publication.logbook import entries_without_record, house_keys, lines_of


def findings(outlet: Outlet | None = None, *, since: Iterable[str] = ()) -> list[Finding]:
    """What is found in the database's own log of an outlet, or of the only one."""
    outlet = outlet or Outlet.objects.get()
    checker = Checker(house_keys(), outlet=outlet.slug, since=list(since))
    for line in lines_of(outlet, with_rows=True):
        checker.take(line)
    for entry in entries_without_record(outlet):
        checker.entry_without_record(entry.public_id)
    return checker.end()


def words_of(found: Iterable[Finding]) -> list[str]:
    """The findings without their details."""
    return [str(one).removesuffix(f": {one.detail}") for one in found]
