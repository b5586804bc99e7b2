"""Gather the words by which cases are found, for those of which something else is said now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

from corrigenda.flow.articles.models import ArticleUrl
from corrigenda.flow.cases.models import Case, CaseText, JoinedReport, Note
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.search.words import joined
from corrigenda.lib import clock
from corrigenda.lib.claims import claim

LEASE = timedelta(seconds=60)
MOST_REPORTS = 300
"""Reports of one case whose words are gathered, the newest; the rest say the same."""

Texts = dict[int, list[str]]


def index_words_due(limit: int = 50) -> int:
    """Gather for the cases that wait; returns how many were claimed."""
    now = clock.now()
    texts = claim(_stale, lease=LEASE, limit=limit, now=now)
    if texts:
        index_words(texts)
    return len(texts)


def _stale(now: datetime) -> QuerySet[CaseText]:
    return CaseText.objects.filter(stale_at__lte=now).order_by("stale_at")


def index_words(texts: Sequence[CaseText]) -> None:
    """Gather and store the words of cases; what is said of one meanwhile has it gathered again."""
    begun, stale = clock.now(), {text.case_id: text.stale_at for text in texts}
    keys = list(stale)
    cases = (
        Case.with_merged.filter(pk__in=keys)
        .select_related("article__current", "owner")
        .defer("article__current__text", "article__current__block_data")
    )
    said, urls = _said(keys), _urls(keys)
    for case in cases:
        words = _words(case, said[case.pk], urls[case.article_id])
        rows = CaseText.objects.filter(pk=case.pk)
        rows.update(words=words, built_at=begun, leased_until=None)
        # Another moment stands there when something else was said since it was claimed.
        rows.filter(stale_at=stale[case.pk]).update(stale_at=None)


def _words(case: Case, said: Iterable[str], urls: Iterable[str]) -> str:
    current = case.article.current
    names = [str(name) for name in (current.authors if current else [])]
    people = [case.owner.full_name, case.owner.username] if case.owner else []
    own = [case.says, case.selector.exact, case.article.headline, case.decline_reason, *people]
    return joined([*own, *said], urls=urls, names=names)


def _said(keys: Sequence[int]) -> Texts:
    """What readers, the desk and notices say, by the key of the case."""
    texts: Texts = defaultdict(list)
    notes = Note.objects.filter(case__in=keys).values_list("case_id", "who", "text")
    decided = Correction.objects.filter(case__in=keys).values_list(
        "case_id", "before", "after", "words", "reason"
    )
    for row in (*notes, *decided):
        texts[int(row[0])] += map(str, row[1:])
    reports = (
        JoinedReport.objects.filter(case__in=keys)
        .order_by("-pk")
        .values_list(
            "case_id",
            "report__says",
            "report__should_say",
            "report__why",
            "report__source_url",
            "report__reply__text",
        )
    )
    for row in reports[: MOST_REPORTS * len(keys)]:
        texts[int(row[0])] += [str(text) for text in row[1:] if text]
    return texts


def _urls(keys: Sequence[int]) -> Texts:
    urls: Texts = defaultdict(list)
    rows = ArticleUrl.objects.filter(article__cases__in=keys).distinct()
    for pk, url in rows.values_list("article_id", "url"):
        urls[pk].append(url)
    return urls
