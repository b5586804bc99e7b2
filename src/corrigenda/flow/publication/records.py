"""An entry with its story, for the formats that programs read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from corrigenda.anchoring import Selector
from corrigenda.flow.articles.models import Version
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import notice_of, policy_address
from corrigenda.flow.publication.record import Record


@dataclass(frozen=True, slots=True)
class Heading:
    """What is said of a story on which no notice need stand.

    Attributes:
        url: its canonical one.
        policy: absolute, of the house's published policy.
    """

    url: str
    headline: str
    outlet: str
    policy: str


def record_of(public_id: str) -> Record | None:
    """The entry behind a permalink, with its story."""
    entry = (
        Entry.objects.select_related(
            "outlet",
            "supersedes__outlet",
            "superseded_by__outlet",
            "correction__case__version",
            "correction__change__version",
            "article__current",
        )
        .filter(public_id=public_id)
        .first()
    )
    return _record(entry) if entry else None


def heading_at(url: str) -> Heading | None:
    """What is said of the story at `url`, under any of its addresses; None where none is known.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    article = article_at(url)
    if article is None:
        return None
    policy = policy_address(article.outlet)
    return Heading(article.url, article.headline, article.outlet.name, policy)


def _record(entry: Entry) -> Record:
    gone = entry.expunged_at is not None
    passage, version = (None, None) if gone else _passage(entry)
    addresses = entry.article.urls.exclude(url=entry.url).order_by("pk")
    return Record(
        notice=notice_of(entry),
        version=_version_of_item(entry),
        outlet_id=entry.outlet.slug,
        first_published=_first_published(entry),
        section=entry.section,
        authors=tuple(entry.authors),
        addresses=tuple(addresses.values_list("url", flat=True)),
        new_words=entry.after if entry.after != entry.before and not gone else None,
        passage=passage,
        seen_at=version.seen_at if passage and version else None,
    )


def _version_of_item(entry: Entry) -> int:
    # By key and not by time: a clock may have jumped back between two entries. Words that were
    # removed from any of them make a version as well, so that receivers put it over theirs.
    entries = Entry.objects.filter(article=entry.article_id)
    gone = entries.filter(expunged_at__isnull=False).count()
    return 1 + entries.filter(pk__lte=entry.pk).count() + gone


def _first_published(entry: Entry) -> datetime | None:
    """When the story says it was; never after the entry, whatever the page says."""
    version = entry.article.current
    said = version.published_at if version else None
    return said if said and said <= entry.published_at else None


def _passage(entry: Entry) -> tuple[Selector | None, Version | None]:
    if entry.kind == Kind.WITHDRAWAL:
        return None, None
    held = getattr(entry.correction, "change", None) or entry.correction.case
    selector, version = held.selector, held.version
    # Without a version the position counts in the block that a reader saw, which nobody else has.
    start = selector.start if version else None
    if entry.before == entry.after or entry.outlet.policy.repeat_error:
        exact = entry.before
    else:
        exact = entry.after
    if not exact:
        return None, None
    end = None if start is None else start + len(exact)
    return replace(selector, exact=exact, start=start, end=end), version
