"""Read an article's page and keep its text as a version."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import DateTimeField, QuerySet, Value
from django.db.models.functions import Coalesce

from corrigenda import __version__
from corrigenda.flow.articles import page_marks
from corrigenda.flow.articles.actions.keep_version import Story, keep_version
from corrigenda.flow.articles.actions.unite import unite
from corrigenda.flow.articles.errors import ArticleError
from corrigenda.flow.articles.models import GONE, SURE, Article, ArticleUrl, Reading, Source
from corrigenda.flow.articles.reading import Page, ReadingError, read_html, read_plain
from corrigenda.flow.newsroom.expunging import kept
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import origins_of, outlet_of_url
from corrigenda.lib import clock, http, urls
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each
from corrigenda.lib.http import robots
from corrigenda.lib.pace import Pace

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
MAX_FAILURES = 5
_LOOK_AGAIN = timedelta(seconds=30)
_pace = Pace(seconds=10)
"""Other houses are asked once in ten seconds (decision 9 of the design)."""
ACCEPT = ("text/html", "application/xhtml+xml", "text/plain")


def read_due(limit: int = 4) -> int:
    """Read the pages that are due; returns how many were claimed."""
    now = clock.now()
    articles = claim(_due, lease=LEASE, limit=limit, now=now)
    each(articles, read)
    return len(articles)


def _due(now: datetime) -> QuerySet[Article]:
    return Article.objects.filter(read_due_at__lte=now).order_by("read_due_at")


def read(article: Article) -> Reading | None:
    """Read one page now. A failure is noted on the article and tried again later.

    Returns:
        what was read, or None when it could not be.
    """
    started = clock.now()
    Article.objects.filter(pk=article.pk).update(read_tried_at=started)
    try:
        fetched = fetch_page(article.outlet, article.url)
        page = parse(fetched)
        with transaction.atomic():
            reading = _keep(article, fetched, page)
            _done(article, started)
    except (http.FetchError, ReadingError, ArticleError, urls.UrlError) as error:
        _failed(article, error)
        return None
    return reading


def fetch_page(outlet: Outlet, url: str) -> http.Fetched:
    """Fetch a page for an outlet: its own origins freely, others as their robots.txt allows.

    Raises:
        http.FetchError: refused, unreachable, too large, of the wrong type or too slow.
    """
    own = origins_of(outlet)
    agent = http.user_agent(__version__, outlet.desk_url)
    if urls.origin_of(url) not in own:
        _require_robots(url, agent)
        _pace.wait(urls.origin_of(url))
    fetched = http.fetch(
        url, allow_private=allowed_private(outlet), accept=ACCEPT, user_agent=agent
    )
    _require_same_house(url, fetched.url, own)
    return fetched


def allowed_private(outlet: Outlet) -> tuple[str, ...]:
    """The origins of the outlet that may stand on addresses which are not public."""
    return tuple(origins_of(outlet)) if outlet.reads_private_addresses else ()


def _require_robots(url: str, agent: str) -> None:
    """Other houses' pages are read only as their robots.txt allows (RFC 9309)."""
    fetch = partial(http.fetch, allow_private=False, user_agent=agent)
    if not robots.allowed(url, agent, fetch):
        raise http.Refused(f"The robots.txt of {urls.origin_of(url)} does not let us read {url}.")


def _require_same_house(asked: str, came: str, own: Sequence[str]) -> None:
    """Another house's words are never kept as ours, wherever a page of ours redirects to."""
    there = urls.origin_of(came)
    if urls.origin_of(asked) in own and there not in own:
        raise http.Refused(
            f"{asked} redirects to {there}, which is no origin of this outlet, so it was not "
            "kept. If the story stands there, register that origin."
        )


def parse(fetched: http.Fetched) -> Page:
    """The story in what was fetched.

    Raises:
        ReadingError: no story can be read in it.
    """
    if fetched.content_type == "text/plain":
        return read_plain(fetched.body)
    return read_html(
        fetched.body, url=fetched.url, content_type=fetched.headers.get("content-type")
    )


def _keep(article: Article, fetched: http.Fetched, page: Page) -> Reading:
    story = Story.of(page)
    version, _ = keep_version(article, story, source=Source.READ)
    marks = page_marks.find(fetched.body)
    _note_address(article, fetched.url)
    holder = _note_address(article, page.canonical_url, canonical=True)
    if holder is not None:
        _unite(article, holder)
    return Reading.objects.create(
        article=article,
        version=version,
        at=clock.now(),
        notices=list(marks.notices),
        draws_notices=marks.draws_notices,
    )


def _unite(article: Article, holder: Article) -> None:
    """Make one article of two; where the other was not read yet, look again when it was."""
    if holder.current_id is None and holder.read_due_at is not None:
        # Set, not asked for: this reading, which is still due, would be taken for it.
        due = clock.now() + _LOOK_AGAIN
        Article.objects.filter(pk=article.pk).update(read_due_at=due)
        return
    unite(article, holder)


def _note_address(article: Article, url: str | None, *, canonical: bool = False) -> Article | None:
    """Note an address at which the article stands too.

    What the page calls canonical becomes the article's own URL, which the public reads, where
    it differs in its query only: else whoever reports first would choose it, `?with=words` of
    theirs included. Not every site is to be believed further: some call their front page the
    canonical address of every story.

    Returns:
        another article that stands at the address the page calls canonical.
    """
    try:
        address = kept.address(urls.normalize(url or ""))
    except urls.UrlError:
        return None
    if outlet_of_url(address) != article.outlet:
        return None
    known, _ = ArticleUrl.objects.get_or_create(url=address, defaults={"article": article})
    same_path = urls.parse(address).path == urls.parse(article.url).path
    if canonical and same_path and known.article_id == article.pk:
        Article.objects.filter(pk=article.pk).update(url=address)
        article.url = address
    return known.article if canonical and known.article_id != article.pk else None


def _done(article: Article, started: object) -> None:
    rows = Article.objects.filter(pk=article.pk)
    rows.update(leased_until=None, read_failures=0, **Article.READ)
    # A reading that was asked for while this one ran is still due.
    rows.filter(read_due_at__lte=started).update(read_due_at=None)


def _failed(article: Article, error: Exception) -> None:
    failures, now, status = article.read_failures + 1, clock.now(), getattr(error, "status", 0)
    away_since, gone_at = _gone(article, status, now)
    due = _next_try(failures, now, final=getattr(error, "retry", True) is False)
    if away_since is not None and gone_at is None:
        due = away_since + SURE
    elif due is None and away_since is None and article.away_since is not None:
        # It was to be settled now, and something else was in the way.
        due = now + SURE
    Article.objects.filter(pk=article.pk).update(
        leased_until=None,
        read_failures=failures,
        read_error=str(error)[:500],
        unread_since=Coalesce("unread_since", Value(now), output_field=DateTimeField()),
        page_status=status,
        away_since=away_since,
        gone_at=gone_at,
        read_due_at=due,
    )
    log.warning("could not read %s: %s", article.url, error)


def _gone(article: Article, status: int, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Since when the page answers that there is nothing there, and when that was settled."""
    if status not in GONE:
        return None, None
    away_since = article.away_since or now
    settled = now if now >= away_since + SURE else None
    return away_since, article.gone_at or settled


def _next_try(failures: int, now: datetime, *, final: bool) -> datetime | None:
    if final or failures >= MAX_FAILURES:
        return None
    return now + timedelta(seconds=10 * 3**failures)
