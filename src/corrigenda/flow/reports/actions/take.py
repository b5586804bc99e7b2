"""Take what has arrived, several reports in one go: known, counted, judged, stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.db import connection, transaction

from corrigenda.anchoring import Anchor, Selector
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.articles.models import ArticleUrl
from corrigenda.flow.newsroom.actions.count import count_each, wait_of
from corrigenda.flow.newsroom.actions.hash_address import hash_addresses, network_of
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import Origin, Outlet
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.flow.reports.errors import BannedError, OtherReportError, ProofNeededError
from corrigenda.flow.reports.judging import Seen, judged
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Ban, Channel, Contact, Report
from corrigenda.flow.reports.proof import UNABLE, challenge, is_proof
from corrigenda.flow.reports.queries import already_reported, before_of, pages_with
from corrigenda.flow.reports.sender import is_from, sender_of
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.flow.reports.submission import Submission, sha256
from corrigenda.lib import ids
from corrigenda.lib.address import is_loopback
from corrigenda.lib.languages import is_spoken, primary

MINUTE = timedelta(minutes=1)
APPEALS, DAY = 3, timedelta(days=1)
"""Appeals against a ban that are taken from one address in a day."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report that is well formed, with all that can be known without the database.

    Attributes:
        url: normalized.
        says_hash, block_hash, text_hash: see `Report`.
        counted: how many came from its address in this minute, when that was counted already.
    """

    sent: Submission
    selector: Selector
    inside: Anchor | None
    token: str
    fingerprint: str
    url: str
    origin: str
    says_hash: str
    block_hash: str
    text_hash: str
    address: str
    manner: Manner
    at: datetime
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What the reader is told.

    Attributes:
        receipt: the token of the reader's private link.
        already_reported: how many others reported the same passage before.
        new: False when this very report had been received before.
    """

    report: Report
    receipt: str
    already_reported: int
    new: bool

    @property
    def receipt_url(self) -> str:
        """The reader's private link."""
        return f"{self.report.outlet.desk_url}/receipt/{self.receipt}"

    @property
    def held(self) -> bool:
        """Whether it waits for a person to look whether it is abuse."""
        return self.report.state == ReportState.HELD


Answer = Received | Exception


@dataclass(slots=True)
class _Coming:
    """One that is on its way to be stored."""

    place: int
    one: Arrived
    outlet: Outlet
    policy: Policy
    hashed: str
    counted: int = 1
    banned: bool = False
    unproven: bool = False

    @property
    def minute_key(self) -> str:
        return f"report:{self.outlet.pk}:{self.hashed}"


def take_all(arrived: Sequence[Arrived]) -> list[Answer]:
    """What becomes of each, in their order: a receipt, or the error to tell its sender.

    On SQLite it is one commit. On PostgreSQL the counts are commits of their own: the count of
    the whole outlet would hold up every other worker until this one is done.
    """
    # Outside the transaction, which keeps every other writer of SQLite out.
    coming, refused = _addressed(arrived)
    if connection.vendor == "sqlite":
        with transaction.atomic():
            return _take(arrived, coming, refused)
    return _take(arrived, coming, refused)


def _take(
    arrived: Sequence[Arrived], addressed: Sequence[_Coming], refused: dict[int, Exception]
) -> list[Answer]:
    answers: dict[int, Answer] = {}
    known = _known(arrived)
    first: dict[object, int] = {}
    for place, one in enumerate(arrived):
        before = known.get(one.sent.client_id)
        if before is not None:
            answers[place] = _again(before, one)
        elif first.setdefault(one.sent.client_id, place) == place and place in refused:
            answers[place] = refused[place]
    fresh = [
        one
        for one in addressed
        if one.place not in answers and first[one.one.sent.client_id] == one.place
    ]
    coming = _through(fresh, answers)
    with transaction.atomic():
        _store(coming, answers)
    for place, one in enumerate(arrived):
        if place not in answers:
            answers[place] = _twin(one, answers, first)
    return [answers[place] for place in range(len(arrived))]


def _known(arrived: Sequence[Arrived]) -> dict[object, Report]:
    found = Report.objects.filter(client_id__in=[one.sent.client_id for one in arrived])
    # Nearly always there is none, and a row of so many columns costs time to ask for.
    keys = list(found.order_by().values_list("pk", flat=True))
    rows = Report.objects.select_related("outlet", "article").filter(pk__in=keys) if keys else []
    return {row.client_id: row for row in rows}


def _again(report: Report, one: Arrived) -> Answer:
    # Emptied when words were erased from it: then nobody can tell.
    if report.fingerprint and report.fingerprint != one.fingerprint:
        return OtherReportError(
            "Another report was received under this client_id: send this one under a new one."
        )
    return Received(report, one.token, already_reported(report), new=False)


def _twin(one: Arrived, answers: dict[int, Answer], first: dict[object, int]) -> Answer:
    """The answer to one that came under the same id at the same moment."""
    answer = answers[first[one.sent.client_id]]
    if isinstance(answer, Exception):
        return answer
    return _again(answer.report, one)


def _addressed(arrived: Sequence[Arrived]) -> tuple[list[_Coming], dict[int, Exception]]:
    """Those that came to an outlet of ours, with the hash of their address; and the others."""
    origins = {one.origin for one in arrived}
    outlets = {
        row.origin: row.outlet
        for row in Origin.objects.select_related("outlet").filter(origin__in=origins)
    }
    policies = {outlet.pk: outlet.policy for outlet in outlets.values()}
    coming: list[_Coming] = []
    refused: dict[int, Exception] = {}
    hashes = hash_addresses([one.address for one in arrived])
    for place, (one, hashed) in enumerate(zip(arrived, hashes, strict=True)):
        outlet = outlets.get(one.origin)
        why = outlet_refused(outlet, one.sent.outlet, one.origin)
        if why is not None or outlet is None:
            refused[place] = why or UnknownOriginError()
        else:
            coming.append(_Coming(place, one, outlet, policies[outlet.pk], hashed))
    return coming, refused


def outlet_refused(outlet: Outlet | None, named: str, origin: str) -> Exception | None:
    """Why an outlet does not take a report from this origin, if so."""
    if outlet is None:
        return UnknownOriginError(
            f"No outlet here publishes on {origin}. Write to the outlet's own corrections desk."
        )
    if named and named != outlet.slug:
        return UnknownOriginError(f"{origin} is no origin of {named}.")
    return None


def _through(coming: list[_Coming], answers: dict[int, Answer]) -> list[_Coming]:
    """Those that no limit, ban or flood stops."""
    if not coming:
        return []
    at = coming[0].one.at
    uncounted = [one for one in coming if one.one.counted is None]
    counts = count_each([one.minute_key for one in uncounted], window=MINUTE, at=at)
    for one, number in zip(uncounted, counts, strict=True):
        one.counted = number
    left = []
    for one in coming:
        one.counted = one.one.counted or one.counted
        if one.counted > one.policy.reports_per_minute:
            answers[one.place] = TooManyError("", wait=wait_of(MINUTE, at))
        else:
            left.append(one)
    return _proven(_allowed(left, answers, at), answers, at)


def _allowed(coming: list[_Coming], answers: dict[int, Answer], at: datetime) -> list[_Coming]:
    """Those that no ban stops."""
    bans = list(
        Ban.objects.filter(
            outlet__in={one.outlet.pk for one in coming}, expires_at__gt=at, lifted_at=None
        ).values_list("outlet_id", "sender", "expires_at")
    )
    if not bans:
        return coming
    secret = settings.SECRET_KEY.encode()
    left = []
    for one in coming:
        network = network_of(one.one.address)
        ends = [
            until
            for outlet, sender, until in bans
            if outlet == one.outlet.pk and is_from(network, sender, secret)
        ]
        if ends:
            one.banned = True
            refused = _appealed(one, max(ends), at)
            if refused is not None:
                answers[one.place] = refused
                continue
        left.append(one)
    return left


def _appealed(one: _Coming, until: datetime, at: datetime) -> Exception | None:
    if one.one.manner.appeal is None:
        tag = one.one.sent.language
        speaks = f"&lang={primary(tag)}" if is_spoken(tag) else ""
        form = f"{one.outlet.desk_url}/report?url={quote(one.one.url, safe='')}{speaks}"
        return BannedError(until, form)
    [counted] = count_each([f"appeal:{one.outlet.pk}:{one.hashed}"], window=DAY, at=at)
    return TooManyError("", wait=wait_of(DAY, at)) if counted > APPEALS else None


def _proven(coming: list[_Coming], answers: dict[int, Answer], at: datetime) -> list[_Coming]:
    """Those that are not asked for a proof of work; see `proof.py`."""
    of_outlets = count_each([f"reports:{one.outlet.pk}" for one in coming], window=MINUTE, at=at)
    of_pages = count_each(
        [f"page:{one.outlet.pk}:{sha256(one.one.url)[:32]}" for one in coming],
        window=MINUTE,
        at=at,
    )
    left = []
    for one, on_outlet, on_page in zip(coming, of_outlets, of_pages, strict=True):
        flooded = (
            on_outlet > one.policy.attack_reports_per_minute
            or on_page > one.policy.attack_reports_per_page
        )
        if flooded and not is_proof(one.one.manner.proof, one.one.sent.client_id):
            if one.one.sent.channel == Channel.WIDGET and one.one.manner.proof != UNABLE:
                answers[one.place] = ProofNeededError(challenge(one.one.sent.client_id))
                continue
            one.unproven = True
        left.append(one)
    return left


def _store(coming: list[_Coming], answers: dict[int, Answer]) -> None:
    articles = _articles(coming)
    reports = [_report(one, articles[one.one.url]) for one in coming]
    Report.objects.bulk_create(reports)
    Contact.objects.bulk_create(
        Contact(report=report, email=one.one.sent.contact, left_at=one.one.at)
        for one, report in zip(coming, reports, strict=True)
        if one.one.sent.contact
    )
    for one, report in zip(coming, reports, strict=True):
        others, own = before_of(report)
        if own:
            Report.objects.filter(pk=report.pk).update(repeated=True)
            report.repeated = True
        if report.spam_points >= one.policy.hold_points:
            REPORT.advance(report, ReportState.HELD, held_at=one.one.at)
        answers[one.place] = Received(report, one.one.token, others, new=True)


def _articles(coming: Sequence[_Coming]) -> dict[str, int]:
    """The keys of the stories by address; those that nobody knew are to be read."""
    wanted = {one.one.url: one.outlet for one in coming}
    known = dict(ArticleUrl.objects.filter(url__in=wanted).values_list("url", "article_id"))
    return {url: known.get(url) or register(outlet, url).pk for url, outlet in wanted.items()}


def _report(one: _Coming, article: int) -> Report:
    sent, inside, says = one.one.sent, one.one.inside, one.one.selector.exact
    parts = judged(
        sent,
        Seen(
            manner=one.one.manner,
            outlet_language=one.outlet.language,
            from_address=one.counted,
            policy=one.policy,
            pages_with_it=pages_with(one.one.text_hash, article, one.one.at),
            unproven=one.unproven,
            banned=one.banned,
            article=article,
            says=says,
        ),
    )
    points = sum(part.points for part in parts)
    suspected = points >= one.policy.hold_points
    network = network_of(one.one.address) if suspected else ""
    return Report(
        outlet=one.outlet,
        article_id=article,
        client_id=sent.client_id,
        fingerprint=one.one.fingerprint,
        receipt_hash=ids.token_hash(one.one.token),
        url=one.one.url,
        selector=one.one.selector.to_dict(),
        block=sent.block,
        block_hash=one.one.block_hash if inside else "",
        block_start=inside.start if inside else None,
        block_end=inside.end if inside else None,
        says=says,
        says_hash=one.one.says_hash,
        should_say=sent.should_say,
        why=sent.why,
        source_url=sent.source,
        kind=sent.kind,
        language=sent.language,
        channel=sent.channel,
        # On this machine itself everybody is one address, so it tells no reader from another.
        address_hash="" if is_loopback(one.one.address) else one.hashed,
        text_hash=one.one.text_hash,
        received_at=one.one.at,
        spam_points=points,
        spam_parts=[part.to_dict() for part in parts],
        appealed_at=one.one.at if one.banned else None,
        appeal=(one.one.manner.appeal or "") if one.banned else "",
        sender=sender_of(network, settings.SECRET_KEY.encode()),
    )
