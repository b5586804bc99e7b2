"""What others ask of the publication: records, never rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from django.db.models import QuerySet

from corrigenda.anchoring import Selector
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.labels import label, said
from corrigenda.flow.publication.models import Entry, LiveCheck
from corrigenda.flow.publication.record import Notice
from corrigenda.lib.prepared import prepared


def permalink(entry: Entry) -> str:
    """Where the entry stands for good."""
    return permalink_at(entry.outlet, entry.public_id)


def permalink_at(outlet: Outlet, public_id: str) -> str:
    """Where an outlet's entry of that id stands for good."""
    return f"{outlet.desk_url}/corrections/{public_id}"


def policy_address(outlet: Outlet) -> str:
    """Where the outlet's policy on corrections is published."""
    return f"{outlet.desk_url}/corrections/policy?outlet={quote(outlet.slug)}"


def notice_of(entry: Entry, *, in_the_story: bool = True) -> Notice:
    """The entry as a record.

    Args:
        in_the_story: say where its words stand, for which its case is read.
    """
    policy = entry.outlet.policy
    later: Entry | None = getattr(entry, "superseded_by", None)
    gone = entry.expunged_at is not None
    repeat = policy.repeat_error and entry.before != entry.after and not gone
    return Notice(
        id=entry.public_id,
        kind=entry.kind,
        label=label(entry.kind, entry.language),
        outlet=entry.outlet.name,
        headline=entry.headline,
        # Of a story whose address named somebody the entry's own is left.
        url=entry.url or permalink(entry),
        words=said(entry.words, entry.language, gone=gone),
        before=entry.before if repeat else "",
        after=entry.after if repeat else "",
        language=entry.language,
        published_at=entry.published_at,
        permalink=permalink(entry),
        superseded_by=permalink(later) if later else None,
        supersedes=permalink(entry.supersedes) if entry.supersedes else None,
        placement=entry.placement,
        policy=policy_address(entry.outlet),
        passage=_passage(entry) if in_the_story and not gone else None,
        verified_at=_verified_at(entry),
        zone=policy.time_zone,
        section=entry.section,
        authors=tuple(map(str, entry.authors)) if policy.log_authors else (),
        superseded_at=later.published_at if later else None,
        expunged_at=entry.expunged_at,
    )


def _passage(entry: Entry) -> Selector | None:
    """The words that the correction left in the story, with the context of the case's passage."""
    if not entry.after:
        return None
    selector = entry.correction.case.selector
    return replace(selector, exact=entry.after, start=None, end=None)


def _verified_at(entry: Entry) -> datetime | None:
    check: LiveCheck | None = getattr(entry, "live", None)
    return check.verified_at if check else None


def log(outlet: Outlet | None = None, *, before: datetime | None = None) -> QuerySet[Entry]:
    """The public log, the newest first; of one outlet or of all, from a moment backwards."""
    entries = _entries()
    if outlet is not None:
        entries = entries.filter(outlet=outlet)
    if before is not None:
        entries = entries.filter(published_at__lt=before)
    return entries


def entry_of(public_id: str) -> Notice | None:
    """The entry behind a permalink."""
    entry = _by_id.first(public_id)
    return notice_of(entry) if entry else None


@prepared
def _by_id(public_id: str) -> QuerySet[Entry]:
    return _entries().filter(public_id=public_id).order_by()


@prepared
def entries_on(articles: list[int]) -> QuerySet[Entry]:
    """The entries on stories, by the stories' keys, the newest first."""
    return _entries().filter(article__in=articles)


def _entries() -> QuerySet[Entry]:
    return Entry.objects.select_related(
        "outlet", "supersedes__outlet", "superseded_by__outlet", "correction__case", "live"
    ).order_by("-published_at", "-pk")
