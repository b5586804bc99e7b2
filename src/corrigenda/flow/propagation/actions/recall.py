"""Ask of each new version whether it says again what was corrected before.

What came after the correction opens a case. What is older, and only taken in now, stands on the
ledger of the correction's case as any other place that a sweep finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from rapidfuzz.distance import Levenshtein

from corrigenda.archive.words import folded_words
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.propagation.actions.keep_finds import keep_finds
from corrigenda.flow.propagation.actions.remember import MOST_ALIKE
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
from corrigenda.flow.propagation.copies.memory import again, corrected, grams_of
from corrigenda.flow.propagation.copies.origin import Origin
from corrigenda.flow.propagation.copies.quoting import Told, is_told
from corrigenda.flow.propagation.copies.remembering import as_of_now
from corrigenda.flow.propagation.copies.seeking import Sought
from corrigenda.flow.propagation.models import (
    AgencyChange,
    Copy,
    ErrorGram,
    IncomingPacket,
    Remembered,
    Subscriber,
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
MOST = 20
"""Errors that one version is compared with, those first that share the most with it: so many of the
house's own, and as many of what others told."""
_AT_ONCE = 900
_SAME = ("words", "start", "end", "after")
_LIVE = (CorrectionState.APPROVED, CorrectionState.PUBLISHED, CorrectionState.SUPERSEDED)
_SPACE = UUID("b2d9a2a5-6f0e-4e63-9a5c-3c1a0a6f5d11")


def recall(limit: int = 50) -> int:
    """Ask of the versions that wait; returns how many were claimed."""
    versions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(versions, transaction.atomic(recall_version))
    return len(versions)


def _waiting(now: datetime) -> QuerySet[Version]:
    return (
        Version.objects.filter(recalled_at=None, taken_at__isnull=False)
        .defer("block_data")
        .select_related("article__outlet")
        .order_by("seen_at")
    )


def recall_version(version: Version) -> None:
    """Ask of one version, inside the caller's transaction, and have its copies looked at."""
    filed: list[tuple[int, int]] = []
    listed: list[tuple[int, int]] = []
    same: dict[int, list[int]] = {}
    for row in still_told(_likely(version)):
        if row.correction is None:
            recall_told(version, row)
            continue
        is_news = _is_after(version, row)
        stretches = _stretches_of(version, row, is_news=is_news)
        # One report is enough to have somebody look; the ledger has each place.
        for stretch in islice(stretches, 1) if is_news else stretches:
            place = _passage_in(version, row, stretch)
            # Where several were put right, each as an act of its own, one report is enough.
            taken = filed if is_news else listed
            if any(place[0] < end and start < place[1] for start, end in taken):
                continue
            taken.append(place)
            if is_news:
                _file(version, row, *place)
            else:
                _put_on_ledger(version, row, stretch, same)
    now = clock.now()
    Copy.objects.filter(LOOKED_AT, article=version.article_id).update(look_at=now)
    Version.objects.filter(pk=version.pk).update(recalled_at=now, leased_until=None)


def _likely(version: Version) -> list[Remembered]:
    """The errors of which the version has a run of words, those with the most first.

    The same error in the same words once, however many stories it was put right in.
    """
    if not ErrorGram.objects.exists():
        return []
    shared: Counter[int] = Counter()
    grams = grams_of(version.text)
    for first in range(0, len(grams), _AT_ONCE):
        known = ErrorGram.objects.filter(hash__in=grams[first : first + _AT_ONCE])
        shared.update(known.values_list("remembered_id", flat=True))
    keys = [key for key, _ in shared.most_common(MOST * MOST_ALIKE)]
    outlet = version.article.outlet_id
    rows = _standing(outlet).only(*_SAME, "packet", "item").in_bulk(keys)
    errors: dict[tuple[object, ...], int] = {}
    for key in keys:
        if row := rows.get(key):
            what = (row.words, row.start, row.end, row.after)
            errors.setdefault((*what, row.packet_id, row.item_id), key)
    own = [key for key in errors.values() if not (rows[key].packet_id or rows[key].item_id)]
    told = [key for key in errors.values() if rows[key].packet_id or rows[key].item_id]
    first_ones = own[:MOST] + told[:MOST]
    by = ("entry__outlet", "correction__case", "packet", "item")
    whole = _standing(outlet).select_related(*by).in_bulk(first_ones)
    now = (as_of_now(whole[key]) for key in first_ones if key in whole)
    return [row for row in now if row is not None]


def _standing(outlet: int) -> QuerySet[Remembered]:
    """Those that nobody took back; of a fix also none whose case was decided anew since.

    What another house or an agency told an outlet counts there, as long as the house is heard.
    """
    live = Correction.objects.filter(state__in=_LIVE)
    later = live.filter(case=OuterRef("correction__case"), pk__gt=OuterRef("correction"))
    # Asked of each row: joined, SQLite goes through all corrections in these states instead, and
    # a hundred thousand of them took a fifth of a second for every version.
    own = Exists(live.filter(pk=OuterRef("correction")))
    heard = Subscriber.objects.filter(outlet=outlet, is_heard=True, ended_at=None)
    packets = IncomingPacket.objects.filter(pk=OuterRef("packet"), subscriber__in=heard)
    items = AgencyChange.objects.filter(pk=OuterRef("item"), outlet=outlet)
    rows = Remembered.objects.filter(own | Exists(packets) | Exists(items))
    return rows.exclude(Q(entry=None) & Exists(later))


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


def _put_on_ledger(
    version: Version, row: Remembered, stretch: tuple[int, int], same: dict[int, list[int]]
) -> None:
    """A sweep would have found it, had it been in the index by then.

    Args:
        same: other cases of the same error, by the key of what is remembered; filled here.
    """
    article = open_stories([version.article_id]).first()
    if article is None:
        return
    case, what = _ledgers_case(row), _what(row)
    words = version.text[slice(*stretch)]
    place = place_of(what, article, version, *stretch)
    if place.is_lost or (case.article_id == article.pk and overlap(place, own_place(case))):
        return
    away = Levenshtein.normalized_distance(folded_words(what.words), folded_words(words))
    before = row.words[row.start : row.end]
    origin = Origin(what, before, row.after, changes=True)
    if row.pk not in same:
        same[row.pk] = same_errors(case, origin, articles=[article.pk])
    keep_finds(case, origin, [Find(article, place, words, away)], [article.pk], same[row.pk])


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
