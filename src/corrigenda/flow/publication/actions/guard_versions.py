"""Compare each new version with the one before, and report changes that carry no note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db.models import QuerySet

from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.publication.guard import Finding, findings, named_in
from corrigenda.flow.publication.guarded import whole_words
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions.point_at import Pointed, point_at
from corrigenda.flow.reports.models import Channel
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import in_one_go

LEASE = timedelta(seconds=60)
MOST_FILED = 5
"""Cases of one version: whoever changes more has the desk look at the story anyway."""
_LONGEST = 300_000
"""Code points of a version that is compared; a live blog of a day has fewer."""
_MOST_ASKED = 50
"""Corrections of a story, the newest first, that may say what changed."""
_LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED, CorrectionState.SUPERSEDED)


def guard_versions(limit: int = 20) -> int:
    """Compare the versions that wait; returns how many were claimed.

    A version is compared when its passages have been moved, so that a change which a correction
    asked for is known to be that.
    """
    versions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    # Of a story's first version nothing was changed; an archive has a million of them.
    if firsts := [one for one in versions if one.number == 1]:
        _guarded(firsts)
    in_one_go([one for one in versions if one.number > 1], guard)
    return len(versions)


def _waiting(now: datetime) -> QuerySet[Version]:
    return (
        Version.objects.filter(guarded_at=None, taken_at__isnull=False)
        .defer("block_data")
        .select_related("article__outlet")
        .order_by("seen_at")
    )


def guard(version: Version) -> None:
    """Compare one version with the one before, inside the caller's transaction."""
    before = version.article.versions.filter(number=version.number - 1).first()
    if before is not None and _is_watched(version):
        unexplained = _unexplained(version, before)
        for _, finding in zip(range(MOST_FILED), unexplained, strict=False):
            _file(version, before, finding)
    _guarded([version])


def _guarded(versions: Sequence[Version]) -> None:
    rows = Version.objects.filter(pk__in=[one.pk for one in versions])
    rows.update(guarded_at=clock.now(), leased_until=None)


def _is_watched(version: Version) -> bool:
    policy = version.article.outlet.policy
    if policy.guard == "off" or len(version.text) > _LONGEST:
        return False
    first = version.article.versions.order_by("number").values_list("seen_at", flat=True)[0]
    if version.seen_at < first + timedelta(minutes=policy.guard_minutes):
        return False
    return policy.guard == "all" or Entry.objects.filter(article=version.article_id).exists()


def _unexplained(version: Version, before: Version) -> Iterator[Finding]:
    corrections = Correction.objects.filter(article=version.article_id, state__in=_LET_THROUGH)
    asked = [
        (named_in(one.before), named_in(f"{one.after} {one.words}"))
        for one in corrections.order_by("-decided_at")[:_MOST_ASKED]
    ]
    for finding in findings(before.text, version.text):
        if _is_before_the_desk(version, finding):
            continue
        was, now = named_in(finding.was), named_in(finding.now)
        if not any(was <= here | there and now <= there for here, there in asked):
            yield finding


def _is_before_the_desk(version: Version, finding: Finding) -> bool:
    """Whether an open case is about these words: it shows by itself what they became."""
    return Case.objects.filter(
        article=version.article_id,
        state__in=[one.value for one in UNDECIDED],
        version=version,
        start__lt=finding.end + 1,
        end__gt=finding.start - 1,
    ).exists()


def _file(version: Version, before: Version, finding: Finding) -> None:
    start, end = whole_words(version.text, finding.start, finding.end)
    why = (
        f"Changed without a note ({finding.kind}): until {_when(before, version)} it said "
        f"“{finding.was or 'nothing of that'}”, and now “{finding.now or 'nothing of that'}”. "
        f"The sentence was: {finding.sentence[:500]}"
    )
    name = f"{version.article_id}/{finding.kind}/{finding.was}/{finding.now}/{finding.sentence}"
    one = uuid5(NAMESPACE_URL, f"corrigenda:guard:{name}")
    point_at(version, start, end, Pointed(why), client_id=one, channel=Channel.GUARD)


def _when(before: Version, version: Version) -> str:
    """When the change was seen, as the desk reads it."""
    return f"version {before.number}, replaced on {version.seen_at:%Y-%m-%d at %H:%M} UTC,"
