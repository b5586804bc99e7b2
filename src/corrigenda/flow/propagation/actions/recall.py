"""Ask of each new version whether it says again what was corrected before.

What came after the correction opens a case. What is older, and only taken in now, stands on the
ledger of the correction's case as any other place that a sweep finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q, QuerySet
from rapidfuzz.distance import Levenshtein

from corrigenda.archive.words import folded_words
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.propagation.actions.keep_finds import keep_finds
from corrigenda.flow.propagation.copies.adapting import adapted, counterpart
from corrigenda.flow.propagation.copies.elsewhere import same_errors
from corrigenda.flow.propagation.copies.finds import (
    Find,
    open_stories,
    overlap,
    own_place,
    place_of,
)
from corrigenda.flow.propagation.copies.ledger import LOOKED_AT
from corrigenda.flow.propagation.copies.likely import likely_errors
from corrigenda.flow.propagation.copies.memory import again, corrected
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.copies.quoting import Told, is_told
from corrigenda.flow.propagation.copies.seeking import Sought
from corrigenda.flow.propagation.models import (
    Copy,
    Remembered,
)
from corrigenda.flow.propagation.packets.actions.recall_told import recall_told, still_told
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.queries import permalink
from corrigenda.flow.reports.actions.point_at import Pointed, point_at
from corrigenda.flow.reports.models import Channel
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=2)
LISTED_AT_ONCE = 50
"""Places that are put on a ledger in one step."""
_SPACE = UUID("b2d9a2a5-6f0e-4e63-9a5c-3c1a0a6f5d11")
Step = tuple[Remembered, Callable[[], object]]
"""What is kept of an error, if that still stands by then; inside a transaction, and once."""


def recall(limit: int = 50) -> int:
    """Ask of the versions that wait; returns how many were claimed."""
    versions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(versions, recall_version)
    return len(versions)


def _waiting(now: datetime) -> QuerySet[Version]:
    return (
        Version.objects.filter(recalled_at=None, taken_at__isnull=False)
        .defer("block_data")
        .select_related("article__outlet")
        .order_by("seen_at")
    )


def recall_version(version: Version) -> None:
    """Ask of one version, and have its copies looked at.

    Texts are compared before any transaction, and what comes of it is kept step by step: on SQLite
    nobody else writes while one is open. A process that is killed between two steps does it
    again, and nothing is filed twice.
    """
    steps = [*_steps(version)]
    if not all(_is_kept(version, *step) for step in steps):
        return
    now = clock.now()
    with transaction.atomic():
        Copy.objects.filter(LOOKED_AT, article=version.article_id).update(look_at=now)
        Version.objects.filter(pk=version.pk).update(recalled_at=now, leased_until=None)


def _is_kept(version: Version, row: Remembered, do: Callable[[], object]) -> bool:
    """False where words of the version were erased meanwhile: it is asked of anew."""
    with transaction.atomic():
        text = Version.objects.select_for_update().values_list("text", flat=True)
        if text.filter(pk=version.pk).first() != version.text:
            return False
        if still_told([row]):
            do()
    return True


def _steps(version: Version) -> Iterator[Step]:
    """What is to be kept of each error that the version says again."""
    filed: list[tuple[int, int]] = []
    listed: list[tuple[int, int]] = []
    for row in likely_errors(version):
        if row.correction is None:
            again = recall_told(version, row)
            if again is not None:
                yield row, again
            continue
        is_news = _is_after(version, row)
        stretches = _stretches_of(version, row, is_news=is_news)
        # One report is enough to have somebody look; the ledger has each place.
        # Where several were put right, each as an act of its own, one report is enough.
        if is_news:
            for _, place in _untaken(version, row, islice(stretches, 1), filed):
                yield row, partial(_file, version, row, *place)
        else:
            places = _untaken(version, row, stretches, listed)
            yield from _on_ledger(version, row, [stretch for stretch, _ in places])


def _untaken(
    version: Version,
    row: Remembered,
    stretches: Iterable[tuple[int, int]],
    taken: list[tuple[int, int]],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Each stretch with the passage in it, unless another error was found there."""
    for stretch in stretches:
        start, end = _passage_in(version, row, stretch)
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            yield stretch, (start, end)


def _stretches_of(version: Version, row: Remembered, *, is_news: bool) -> Iterator[tuple[int, int]]:
    """Where the version says what was searched for, if that is to be told."""
    is_own = version.article_id == row.own.article_id
    if (is_own and not is_news) or _is_declined(version, row):
        return
    what = _what(row)
    told = [Told(row.entry.words if row.entry else "", corrected(what, row.after))]
    found = again(what, row.after, version.text)
    places = [place for place in found if not is_told(version.text, *place, told)]
    if places and not _stood_before(version, row, what):
        yield from places


def _passage_in(version: Version, row: Remembered, stretch: tuple[int, int]) -> tuple[int, int]:
    start, end = stretch
    first, last = counterpart(_what(row), version.text[start:end])
    return start + first, start + last


def _what(row: Remembered) -> Sought:
    return Sought(row.words, row.start, row.end)


def _on_ledger(
    version: Version, row: Remembered, stretches: Sequence[tuple[int, int]]
) -> Iterator[Step]:
    """A sweep would have found them, had they been in the index by then."""
    article = open_stories([version.article_id]).first() if stretches else None
    if article is None:
        return
    case, what = _ledgers_case(row), _what(row)
    own = own_place(case) if case.article_id == article.pk else None
    found = []
    for stretch in stretches:
        words = version.text[slice(*stretch)]
        place = place_of(what, article, version, *stretch)
        if place.is_lost or (own is not None and overlap(place, own)):
            continue
        away = Levenshtein.normalized_distance(folded_words(what.words), folded_words(words))
        found.append(Find(article, place, words, away))
    before = row.words[row.start : row.end]
    origin = Origin(what, before, row.after, changes=True)
    same = same_errors(case, origin, articles=[article.pk]) if found else []
    for first in range(0, len(found), LISTED_AT_ONCE):
        some = found[first : first + LISTED_AT_ONCE]
        yield row, partial(keep_finds, case, origin, some, [article.pk], same)


def _ledgers_case(row: Remembered) -> Case:
    """The case on whose ledger its places stand: of a copy the one that it was found for."""
    case: Case = row.own.case
    found_for = Copy.objects.filter(own_case=case).select_related("case").order_by("pk").first()
    return found_for.case if found_for else case


def _file(version: Version, row: Remembered, start: int, end: int) -> None:
    before = row.words[row.start : row.end]
    said = Pointed(
        why=_why(row, before),
        should_say=adapted(before, row.after, version.text[start:end]) if row.after else "",
        kind="fact" if row.entry else str(row.own.case.lane),
        source_url=permalink(row.entry) if row.entry else "",
    )
    name = uuid5(_SPACE, f"{row.pk}/{version.article_id}/{version.number}")
    point_at(version, start, end, said, client_id=name, channel=Channel.MEMORY)


def _is_after(version: Version, row: Remembered) -> bool:
    """Whether the version could know better: older stories that are taken in only now could not,
    and the corrected story itself not before its CMS has put it right."""
    if version.seen_at <= row.at:
        return False
    if version.article_id == row.own.article_id:
        applied = StoryChange.objects.filter(correction=row.own, applied_at__lt=version.seen_at)
        return applied.exists()
    written = version.published_at
    return version.number > 1 or written is None or written >= row.at


def _is_declined(version: Version, row: Remembered) -> bool:
    """Whether somebody said of the story that there it is right, on this case or on the one of
    which it is a copy."""
    case = row.own.case_id
    declined = Copy.objects.filter(article=version.article_id, state=CopyState.DECLINED)
    return declined.filter(Q(case=case) | Q(case__copies__own_case=case)).exists()


def _stood_before(version: Version, row: Remembered, what: Sought) -> bool:
    """Whether the version before said so, too: then it did not come back, it never went."""
    return any(True for text in _before(version) for _ in again(what, row.after, text))


def _before(version: Version) -> Iterator[str]:
    versions = version.article.versions.filter(number=version.number - 1)
    yield from versions.values_list("text", flat=True)


def _why(row: Remembered, before: str) -> str:
    case = row.own.case
    said = before if len(before) <= 200 else before[:199] + "…"
    headline = row.entry.headline if row.entry else row.own.article.headline
    done = "corrected" if row.entry else "fixed without a notice"
    at = row.entry.published_at if row.entry else row.at
    return (
        f"An error that was corrected before stands here again. “{headline[:200]}” said "
        f"“{said}”, and was {done} on {at:%d %B %Y} (case {case.pk})."
    )
