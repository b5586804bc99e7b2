"""What others ask of the reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, F, QuerySet

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Ban, Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock, ids

_A_DAY = timedelta(days=1)


def report_of_receipt(token: str) -> Report | None:
    """The report whose receipt this is."""
    return (
        Report.objects.select_related("article", "outlet", "reply")
        .filter(receipt_hash=ids.token_hash(token))
        .first()
    )


def reports_of_receipts(tokens: Collection[str]) -> dict[str, Report]:
    """The reports of receipts, by the token; without their texts, and without those erased."""
    hashes = {ids.token_hash(token): token for token in tokens}
    rows = (
        Report.objects.select_related("outlet")
        .defer("block", "selector", "says", "should_say", "why", "appeal", "spam_parts")
        .filter(receipt_hash__in=hashes, erased_at=None)
    )
    return {hashes[row.receipt_hash]: row for row in rows}


@dataclass(frozen=True, slots=True)
class Reported:
    """The passage of one story that was reported, or may be.

    Attributes:
        article: the story's key.
        says_hash, block_hash, start, end: as on `Report`; without its block the passage is
            known by its words alone.
        before: key of the report before which others are counted; None counts all.
    """

    article: int
    says_hash: str
    block_hash: str = ""
    start: int | None = None
    end: int | None = None
    before: int | None = None


_MOST = 1_000
_COUNT = """
    SELECT
        COALESCE(SUM(CASE WHEN repeated OR address_hash = %s THEN 0 ELSE 1 END), 0),
        COALESCE(SUM(CASE WHEN address_hash = %s THEN 1 ELSE 0 END), 0)
    FROM ({earlier} LIMIT %s) AS earlier
"""
_EARLIER = """
    SELECT repeated, address_hash FROM reports_report
    WHERE article_id = %s AND id < %s AND state NOT IN (%s, %s) AND {same}
"""
_SAME_WORDS = _EARLIER.format(same="says_hash = %s")
# Not one condition with an OR: SQLite would read all reports on the story for it.
_SAME_PLACE = " UNION ALL ".join(
    _EARLIER.format(same=same)
    for same in (
        "says_hash = %s AND block_hash = ''",
        "block_hash = %s AND block_start < %s AND block_end > %s",
    )
)
_NOBODY = "-"
_LAST = 2**63 - 1


def already_reported(report: Report) -> int:
    """How many other readers reported words of the same passage before; at most a thousand.

    Somebody who reports it again on the same day is one reader, and what is held or rejected
    is nobody's word.
    """
    return before_of(report)[0]


def before_of(report: Report) -> tuple[int, bool]:
    """How many others reported the passage before this report, and whether its reader did."""
    passage = Reported(
        report.article_id,
        report.says_hash,
        report.block_hash,
        report.block_start,
        report.block_end,
        report.pk,
    )
    return readers_of(passage, report.address_hash)


def readers_of(passage: Reported, reader: str) -> tuple[int, bool]:
    """How many readers but this one reported the passage, and whether this one did.

    One statement by hand: it is asked at the door, for each report and for each reader who is
    about to write one.

    Args:
        reader: the hash of their address; empty where it tells nobody from another.
    """
    who = reader or _NOBODY
    before = _LAST if passage.before is None else passage.before
    earlier: list[str | int | None] = [passage.article, before]
    earlier += [ReportState.REJECTED.value, ReportState.HELD.value]
    same, values = _SAME_WORDS, [*earlier, passage.says_hash]
    if passage.block_hash:
        # The same words may stand in other paragraphs too.
        same = _SAME_PLACE
        values += [*earlier, passage.block_hash, passage.end, passage.start]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(earlier=same), [who, who, *values, _MOST])
        others, own = cursor.fetchone()
    return int(others), bool(own)


_PAGES = """
    SELECT COUNT(DISTINCT article_id) FROM (
        SELECT article_id FROM reports_report
        WHERE text_hash = %s AND NOT (text_hash = '') AND received_at > %s AND article_id <> %s
        ORDER BY received_at DESC LIMIT %s
    ) AS latest
"""
_LATEST = 100


def pages_with(text_hash: str, article: int, at: datetime) -> int:
    """To how many other stories the same words were sent within a day, by the latest of them.

    Asked at the door like `before_of`, and in a flood: it reads a hundred rows at most. The index
    lacks empty hashes, and SQLite uses it only where the condition stands in the statement
    (https://www.sqlite.org/partialindex.html#queries_using_partial_indexes).
    """
    if not text_hash:
        return 0
    since = Report._meta.get_field("received_at").get_db_prep_value(at - _A_DAY, connection)
    with connection.cursor() as cursor:
        cursor.execute(_PAGES, [text_hash, since, article, _LATEST])
        (pages,) = cursor.fetchone()
    return int(pages)


def held_at(outlets: Iterable[Outlet]) -> QuerySet[Report]:
    """What is held at these outlets: appeals first, then the oldest."""
    return (
        Report.objects.filter(outlet__in=list(outlets), state=ReportState.HELD)
        .select_related("outlet", "article")
        .order_by(F("appealed_at").asc(nulls_last=True), "received_at", "pk")
    )


def rejected_at(outlets: Iterable[Outlet]) -> QuerySet[Report]:
    """What was rejected at these outlets and has its words still: the newest first."""
    return (
        Report.objects.filter(outlet__in=list(outlets), state=ReportState.REJECTED, erased_at=None)
        .select_related("outlet", "article")
        .order_by("-judged_at", "-pk")
    )


def held_like(reports: Collection[Report]) -> dict[int, int]:
    """How many further reports are held from the address of each, by its key."""
    hashes = {one.address_hash for one in reports if one.address_hash}
    rows = (
        Report.objects.filter(address_hash__in=hashes, state=ReportState.HELD)
        .order_by()
        .values_list("outlet_id", "address_hash")
        .annotate(number=Count("pk"))
    )
    numbers = {(outlet, hashed): number for outlet, hashed, number in rows}
    return {
        one.pk: numbers.get((one.outlet_id, one.address_hash), 1) - 1
        for one in reports
        if one.address_hash
    }


def bans_at(outlets: Iterable[Outlet]) -> QuerySet[Ban]:
    """The bans in force at these outlets, the newest first."""
    return (
        Ban.objects.filter(outlet__in=list(outlets), lifted_at=None, expires_at__gt=clock.now())
        .select_related("outlet", "made_by", "report")
        .order_by("-made_at", "-pk")
    )
