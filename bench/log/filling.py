"""Fill the log that the environment names: `python -m bench.log.filling ENTRIES`.

A process of its own, so that Django is set up on that database and no other. Prints one line of
JSON: what `home.Log` has.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from itertools import product
from random import Random

import django

django.setup()

from bench.looking.settled import settle  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from corrigenda.flow.corrections.models import Correction, Kind, Placement  # noqa: E402
from corrigenda.flow.corrections.states import CorrectionState  # noqa: E402
from corrigenda.flow.newsroom.actions.hire import hire  # noqa: E402
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet  # noqa: E402
from corrigenda.flow.newsroom.actors import OPERATOR  # noqa: E402
from corrigenda.flow.newsroom.models import Outlet, Role  # noqa: E402
from corrigenda.flow.publication.actions.index_entries import index_entries  # noqa: E402
from corrigenda.flow.publication.models import Entry  # noqa: E402
from corrigenda.lib import clock  # noqa: E402
from corrigenda.lib.ids import short_id  # noqa: E402
from corrigenda.project.fill import fill_desk  # noqa: E402

YEARS = 10
BATCH = 2_000
STORIES = 250
"""Reports of the small desk whose cases the entries are of."""
SECTIONS = ("world", "politics", "sport", "local", "science", "culture", "business")
KINDS = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.EDITORS_NOTE, Kind.WITHDRAWAL)
_SHARES = (80, 15, 4, 1)
_SYLLABLES = ("ma", "ren", "tol", "va", "ket", "is", "dor", "ul", "pen", "sa", "brik", "no")
WORDS = ["".join(reversed(three)) for three in product(_SYLLABLES, repeat=3)]
"""Invented ones: of these a few are everywhere, and the last in hardly any entry."""


def text(random: Random, words: int) -> str:
    """So many words."""
    chosen = (WORDS[int(len(WORDS) * random.random() ** 4)] for _ in range(words))
    return " ".join(chosen).capitalize()


def store(outlet: Outlet, first: int, count: int, until: datetime, all_of_them: int) -> None:
    """Store a batch of entries, each with a correction of a case of the small desk."""
    random = Random(first)
    known_ones = Correction.objects.filter(kind=Kind.CORRECTION, entry__words__startswith="A story")
    patterns = list(known_ones.select_related("article").order_by("pk")[:40])
    step = timedelta(days=365 * YEARS) / all_of_them
    corrections, entries = [], []
    for number in range(first, first + count):
        known = patterns[number % len(patterns)]
        at = until - step * (all_of_them - number)
        kind = random.choices(KINDS, _SHARES)[0]
        said = f"{text(random, 22)}. It is {number:,}, not {number + 17:,}."
        correction = Correction(
            outlet=outlet, case_id=known.case_id, article_id=known.article_id, kind=kind,
            before=known.before, after=known.after, words=said, placement=Placement.TOP,
            state=CorrectionState.PUBLISHED, decided_at=at, approved_at=at,
        )  # fmt: skip
        corrections.append(correction)
        entries.append(
            Entry(
                public_id=short_id(), outlet=outlet, article_id=known.article_id,
                correction=correction, kind=kind, url=known.article.url,
                headline=text(random, 8), before=known.before, after=known.after, words=said,
                section=random.choice(SECTIONS), authors=[text(random, 2).title()],
                language=outlet.language, published_at=at,
            )
        )  # fmt: skip
    with transaction.atomic():
        Correction.objects.bulk_create(corrections, 500)
        Entry.objects.bulk_create(entries, 500)
        index_entries(entries)


def the_daily() -> Outlet:
    """The outlet whose log it is, and a small desk of it."""
    known = Outlet.objects.filter(slug="daily").first()
    if known is not None:
        return known
    outlet = open_outlet(
        "daily",
        name="The Daily",
        language="en",
        desk_url=settings.CORRIGENDA_URL,
        origins=["https://daily.example"],
        by=OPERATOR,
    ).outlet
    hire("edda", outlet=outlet, role=Role.EDITOR, name="Edda Brandt", by=OPERATOR)
    fill_desk(outlet, STORIES, told=lambda stored: None)
    return outlet


def main() -> None:
    """Fills up to so many entries, and says how to look at them."""
    call_command("migrate", verbosity=0)
    outlet, wanted = the_daily(), int(sys.argv[1])
    have = Entry.objects.count()
    until = clock.now()
    for first in range(have, wanted, BATCH):
        store(outlet, first, min(BATCH, wanted - first), until, wanted)
    if have < wanted:
        settle()
    keys = range(1, Entry.objects.count() + 1, max(1, wanted // 200))
    some = Entry.objects.filter(pk__in=list(keys)).order_by("pk")
    told = {
        "ids": list(some.values_list("public_id", flat=True)),
        "moments": [one.isoformat() for one in some.values_list("published_at", flat=True)],
        "entries": Entry.objects.count(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
