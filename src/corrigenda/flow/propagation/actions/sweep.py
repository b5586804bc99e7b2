"""Search the archive for the other places of a passage, and put what is found on its case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from corrigenda.archive import ArchiveError, Match
from corrigenda.flow.articles.models import GONE, Article, Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.following import Place, placed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.propagation.copies.adapting import adapted, counterpart
from corrigenda.flow.propagation.copies.differing import differing
from corrigenda.flow.propagation.copies.memory import corrected
from corrigenda.flow.propagation.copies.origin import Origin, origin_of
from corrigenda.flow.propagation.copies.quoting import Told, is_told
from corrigenda.flow.propagation.models import Copy, Sweep
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.lib.claims import claim

LEASE = timedelta(minutes=5)
AGAIN = timedelta(minutes=1)
LOOK_AGAIN = timedelta(days=1)
_AT_ONCE = 100
"""Articles whose texts are held in memory together."""


def sweep_due(limit: int = 3) -> int:
    """Do the sweeps that are due; returns how many were claimed."""
    now = clock.now()
    waiting = (
        Sweep.objects.filter(due_at__lte=now)
        .select_related("case__outlet", "case__version", "case__article__current")
        .order_by("due_at")
    )
    sweeps = claim(waiting, lease=LEASE, limit=limit, now=now)
    for one in sweeps:
        try:
            sweep(one)
        except ArchiveError as error:
            again = {"due_at": clock.now() + AGAIN, "leased_until": None}
            Sweep.objects.filter(pk=one.pk).update(error=str(error)[:300], **again)
    return len(sweeps)


def sweep(row: Sweep) -> None:
    """Do one sweep. Doing it again adds what is new and changes nothing that was judged.

    Raises:
        ArchiveError: the index cannot be asked.
    """
    case, origin = row.case, origin_of(row.case)
    by_article: dict[int, list[Match]] = defaultdict(list)
    for match in index().find(origin.what.words):
        if match.document_id.isdecimal():
            by_article[int(match.document_id)].append(match)
    told = [
        Told(words, corrected(origin.what, origin.after))
        for words in Entry.objects.filter(correction__case=case).values_list("words", flat=True)
    ]
    keys = sorted(by_article)
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        found = _found(case, origin, {key: by_article[key] for key in some}, told)
        with transaction.atomic():
            _keep(case, origin, list(found), some)
    what = {"words": origin.what.words, "start": origin.what.start, "end": origin.what.end}
    done = Sweep.objects.filter(pk=row.pk, asked_at=row.asked_at)
    done.update(
        **what,
        after=origin.after,
        changes=origin.changes,
        done_at=clock.now(),
        due_at=None,
        error="",
        leased_until=None,
    )


@dataclass(frozen=True, slots=True)
class _Find:
    """A place in the current version of an article."""

    article: Article
    place: Place
    match: Match
    words: str


def _found(
    case: Case, origin: Origin, matches: dict[int, list[Match]], told: Sequence[Told]
) -> Iterator[_Find]:
    """The places of the current versions, but the very one of the case and what tells of it."""
    articles = list(
        Article.objects.filter(pk__in=matches, same_as=None, indexed__isnull=False)
        .exclude(page_status__in=GONE)
        .exclude(pk__in=_withdrawn(matches))
        .select_related("outlet", "current")
        .defer("current__block_data", "current__text")
    )
    versions = Version.objects.defer("block_data").in_bulk([one.indexed_id for one in articles])
    own = _own_place(case)
    for article in articles:
        version = versions.get(article.indexed_id or 0)
        if version is None or article.current is None:
            continue
        for match in matches[article.pk]:
            words = version.text[match.start : match.end]
            if not words or is_told(version.text, match.start, match.end, told):
                continue
            first, last = counterpart(origin.what, words)
            start, end = match.start + first, match.start + last
            place = placed(version.text[start:end], version, start, end, since=version)
            if article.current_id != version.pk:
                place = place_in(article, place)
            if not place.is_lost and not _overlaps(place, own):
                yield _Find(article, place, match, words)


def _withdrawn(keys: Iterable[int]) -> list[int]:
    withdrawn = Correction.objects.filter(
        article__in=list(keys), kind=Kind.WITHDRAWAL, state=CorrectionState.PUBLISHED
    )
    return list(withdrawn.values_list("article_id", flat=True))


def _own_place(case: Case) -> Place:
    """Where the case's own passage stands now, be it corrected by now."""
    article = Article.objects.select_related("current").get(pk=case.article_id)
    return place_in(article, case.place)


def _overlaps(one: Place, other: Place) -> bool:
    if one.version is None or other.version is None or one.version.pk != other.version.pk:
        return False
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)


def _keep(case: Case, origin: Origin, found: list[_Find], articles: Sequence[int]) -> None:
    """Put what is new on the case, and the fix into the words of what nobody judged yet."""
    known = list(
        Copy.objects.filter(case=case, article__in=articles)
        .select_related("article__current", "version", "state_since")
        .defer(
            "article__current__block_data",
            "version__block_data",
            "state_since__block_data",
            "state_since__text",
        )
    )
    places = [(one, place_in(one.article, one.place)) for one in known if one.article is not None]
    new = []
    for find in found:
        before = next((row for row, place in places if _overlaps(place, find.place)), None)
        if before is None:
            new.append(_row(case, origin, find))
        elif before.state in (CopyState.FOUND, CopyState.VARIANT):
            should_say = _should_say(origin, find)
            Copy.objects.filter(pk=before.pk, should_say="").update(should_say=should_say)
    Copy.objects.bulk_create(new, ignore_conflicts=True)


def _row(case: Case, origin: Origin, find: _Find) -> Copy:
    match, now = find.match, clock.now()
    agree = {
        "figures_agree": match.figures_agree,
        "names_agree": match.names_agree,
        "negation_agrees": match.negation_agrees,
    }
    same = all(agree.values())
    copy = Copy(
        case=case,
        outlet=find.article.outlet,
        article=find.article,
        says=find.place.says,
        state=CopyState.FOUND if same else CopyState.VARIANT,
        state_at=now,
        found_at=now,
        distance=match.distance,
        differs=[] if same else differing(origin.what.words, find.words, **agree),
        should_say=_should_say(origin, find),
        look_at=now + LOOK_AGAIN,
    )
    copy.put(find.place, followed_to=find.article.current)
    return copy


def _should_say(origin: Origin, find: _Find) -> str:
    if not origin.changes or not origin.after:
        return ""
    return adapted(origin.before, origin.after, find.place.selector.exact)
