"""What readers suggest, ranked by how many of them do.

Suggestions that differ in case, quotes, dashes or spaces only are one, shown as most readers wrote
it; unless that difference is all they change. A reader who suggests a thing twice counts once, as
far as the keyed hash of the address tells (its key changes every day).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Count, Min, QuerySet

from corrigenda.anchoring import fold
from corrigenda.flow.cases.listed import Listed
from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.lib.prepared import prepared

_FIELDS = ("says", "should_say", "version_id", "start", "end")
_SHORT = 400
_Key = tuple[str, str, int | None]
_Form = tuple[str, str, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Wording:
    """What readers say that some words should say, and where they highlighted them.

    Attributes:
        start, end: code points in the version `version_id`; None when nothing was found.
    """

    says: str
    should_say: str
    version_id: int | None
    start: int | None
    end: int | None
    readers: int


@dataclass(slots=True)
class _Group:
    """One suggestion: who makes it, and how they write it.

    Attributes:
        hashes: of the addresses of its readers.
        nameless: reports without an address, such as those by e-mail: each is a reader.
    """

    hashes: set[str] = field(default_factory=set)
    nameless: int = 0
    forms: dict[_Form, int] = field(default_factory=lambda: defaultdict(int))

    def wording(self) -> Wording:
        most = max(self.forms.values())
        form = next(one for one, count in self.forms.items() if count == most)
        return Wording(*form, readers=len(self.hashes) + self.nameless)


def wordings_of(cases: Iterable[Case | Listed]) -> dict[int, list[Wording]]:
    """What readers suggest, by the key of their case, in one query; the most readers first."""
    by_case: dict[int, list[tuple[_Form, str, int]]] = defaultdict(list)
    for case, address, *form, times, _ in _suggested_in([case.pk for case in cases]):
        by_case[case].append((tuple(form), address, times))
    return {pk: _ranked(given) for pk, given in by_case.items()}


@prepared
def _suggested_in(cases: list[int]) -> QuerySet[Any, tuple[Any, ...]]:
    said = ("case_id", "report__address_hash", *(f"report__{one}" for one in _FIELDS))
    joined = JoinedReport.objects.filter(case__in=cases).exclude(report__should_say="")
    counted: QuerySet[Any, tuple[Any, ...]] = joined.values_list(*said).annotate(
        times=Count("pk"), first=Min("pk")
    )
    return counted.order_by("first")


def _ranked(given: list[tuple[_Form, str, int]]) -> list[Wording]:
    several = _in_several_places(form for form, _, _ in given)
    groups: dict[_Key, _Group] = defaultdict(_Group)
    for form, address, times in given:
        says, should_say = _folded(form)
        where = form[3] if (says, form[2]) in several else None
        group = groups[(says, should_say, where)]
        group.forms[form] += 1 if address else times
        group.nameless += 0 if address else times
        if address:
            group.hashes.add(address)
    found = [group.wording() for group in groups.values()]
    return sorted(found, key=lambda one: (-one.readers, one.should_say, one.says))


def _folded(form: _Form) -> tuple[str, str]:
    says, should_say = _plain(form[0]), _plain(form[1])
    if says == should_say:
        # A matter of capitals or quotes: then these are what tells suggestions apart.
        return says, " ".join(form[1].split())
    return says, should_say


def _plain(text: str) -> str:
    return _kept_plain(text) if len(text) <= _SHORT else fold(text).text.strip()


@lru_cache(4_096)
def _kept_plain(text: str) -> str:
    """The queue is looked at again and again."""
    return fold(text).text.strip()


def _in_several_places(forms: Iterable[_Form]) -> set[tuple[str, int | None]]:
    """The words that readers of one version highlighted in more than one place."""
    starts: dict[tuple[str, int | None], set[int | None]] = defaultdict(set)
    for form in forms:
        starts[(_plain(form[0]), form[2])].add(form[3])
    return {key for key, found in starts.items() if len(found) > 1}
