"""Who is named in a note: `@edda`, among those who may read its case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models.functions import Lower

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_of
from corrigenda.flow.newsroom.models import Staff

MOST = 20
"""Names in one note; what comes after them is text."""

# Not inside an e-mail address, and without the full stop that ends a sentence.
NAME = re.compile(r"(?<![\w.+@-])@([\w+-]+(?:[.@][\w+-]+)*)")
"""An @ and a name; group 1 is the name."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who was named, in the order of the text.

    Attributes:
        unknown: names, without the @, that are nobody's who may read the case.
    """

    staff: tuple[Staff, ...]
    unknown: tuple[str, ...]


def names_in(text: str) -> list[str]:
    """The names after an @, in lower case, each once; `MOST` at most."""
    found = (match.group(1).lower() for match in NAME.finditer(text))
    return list(dict.fromkeys(found))[:MOST]


def readers_named(case: Case, text: str) -> Named:
    """Those named in `text` who may read the case."""
    names = names_in(text)
    known = {one.username.lower(): one for one in _colleagues(case, names)}
    staff = [known[name] for name in names if name in known]
    readers = [one for one in staff if cases_of(one).filter(pk=case.pk).exists()]
    heard = {one.username.lower() for one in readers}
    return Named(tuple(readers), tuple(name for name in names if name not in heard))


def _colleagues(case: Case, names: list[str]) -> list[Staff]:
    if not names:
        return []
    staff = Staff.objects.annotate(lower=Lower("username")).filter(
        lower__in=names, is_active=True, memberships__outlet=case.outlet_id
    )
    return list(staff)
