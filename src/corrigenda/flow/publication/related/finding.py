"""The stories that are about the same as one, as its page may tell of them now."""

from __future__ import annotations

import heapq
import time
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from corrigenda.archive.related import Profile, by_chance, fresh, likeness, words_to_ask
from corrigenda.flow.articles.finding import articles_like
from corrigenda.flow.articles.models import GONE, Article
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.newsroom.expunging.eraser import BLOCK
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.models import Entry, Topic
from corrigenda.flow.publication.queries import permalink
from corrigenda.flow.publication.record import RTL
from corrigenda.flow.publication.related.keeping import MOST_ASKED, counts_of, profile_in, rows
from corrigenda.lib.languages import primary

MOST = 3
FEW = 64
"""Stories of an archive that is looked through whole."""
MOST_ROWS = 4_000
"""Of the index that one question reads: the rarest words first."""
MOST_LOOKED_AT = 80
"""Stories whose profiles are compared."""
_FOUND = "SELECT word, article_id FROM publication_topickey WHERE word IN ({}) LIMIT 4000"
_MORE = 12
"""That are kept in order, so that some may be withdrawn meanwhile."""
KEPT = 120.0
"""Seconds for which a worker keeps an order. What was withdrawn or corrected is asked each time."""
MOST_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Corrected:
    """The newest notice that stands on a related story."""

    label: str
    permalink: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """A related story, as its outlet has it."""

    headline: str
    url: str
    language: str
    published_at: datetime
    corrected: Corrected | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """What a page is told; `stories` are the most alike first."""

    language: str = "en"
    zone: str = "UTC"
    stories: tuple[Story, ...] = ()

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as the language is written."""
        return "rtl" if primary(self.language) in RTL else "ltr"


_kept: OrderedDict[tuple[int, int], tuple[float, tuple[int, ...]]] = OrderedDict()


def related_to(url: str) -> Related:
    """The stories that are about the same as the one at `url`: none where that is not known.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    articles = articles_like(url)
    keys = [one.pk for one in articles]
    topics = Topic.objects.filter(article__in=keys).in_bulk()
    topic = next((topics[key] for key in keys if key in topics), None)
    if topic is None:
        return Related()
    outlet = next(one.outlet for one in articles if one.pk == topic.article_id)
    found = list(_told(_order(topic), outlet, set(keys)))
    language = found[0].language if found else outlet.language
    return Related(language, outlet.policy.time_zone, tuple(found))


def _order(topic: Topic) -> tuple[int, ...]:
    """The keys of the articles most like a story, from memory for a while."""
    key = topic.article_id, topic.version_id
    until, found = _kept.get(key, (0.0, ()))
    if until < time.monotonic():
        found = tuple(ranked(topic))
        _kept[key] = time.monotonic() + KEPT, found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def forget_orders() -> None:
    """Rank anew from now on, as another worker would: for tests and for what rewrites words."""
    _kept.clear()


def ranked(topic: Topic) -> list[int]:
    """The keys of the articles most like a story, whatever their state, the most alike first."""
    profile = profile_in(topic)
    if profile is None:
        return []
    words = set(profile.words.tolist())
    counts = counts_of(words, topic.counter)
    rare = counts.rarities
    near = _near(counts.of, rare, topic.article_id) if counts.stories > FEW else _all(topic)
    others = Topic.objects.filter(article__in=near).only("article_id", "at", "counter", "profile")
    found: list[_Like] = []
    for one in others:
        other = profile_in(one)
        alike = likeness(profile, other, rare) if other else -1.0
        if other and alike > 0.0:
            # An old story comes later, and is not left out for its age.
            found.append(_Like(alike * fresh(topic.at - one.at), alike, one, other))
    least = by_chance(profile, counts.of, rare, counts.stories)
    found.sort(key=_Like.place, reverse=True)
    told = [
        one.topic.article_id
        for at, one in enumerate(found)
        if one.alike > least or (at < MOST and _seen_from_there(one, profile))
    ]
    return told[:_MORE]


class _Like(NamedTuple):
    """A story that may be told of; `worth` is how much it is alike, less for its age."""

    worth: float
    alike: float
    topic: Topic
    profile: Profile

    def place(self) -> tuple[float, int]:
        """By what they are put in order."""
        return self.worth, self.topic.article_id


def _seen_from_there(one: _Like, read: Profile) -> bool:
    """Whether the story that is read is more like that one than chance would have it.

    What a long story has a paragraph of may be all that a short one is about.
    """
    counts = counts_of(set(one.profile.words.tolist()), one.topic.counter)
    rare = counts.rarities
    alike = likeness(one.profile, read, rare)
    return alike > by_chance(one.profile, counts.of, rare, counts.stories)


def _all(topic: Topic) -> list[int]:
    every = Topic.objects.filter(counter=topic.counter).exclude(pk=topic.pk)
    return list(every.order_by("-at").values_list("pk", flat=True)[: 2 * FEW])


def _near(counts: dict[int, int], rare: dict[int, float], itself: int) -> list[int]:
    """Those that are found by the most telling of these words."""
    asked = words_to_ask(counts, rare, rows=MOST_ROWS, most=MOST_ASKED)
    found: dict[int, float] = defaultdict(float)
    for word, article in rows(_FOUND, asked):
        found[article] += rare[word]
    found.pop(itself, None)
    return heapq.nlargest(MOST_LOOKED_AT, found, key=found.__getitem__)


def _told(order: Sequence[int], outlet: Outlet, same: set[int]) -> Iterable[Story]:
    """The first of them that may be told of, with the mark of what was corrected."""
    known = Article.objects.filter(
        outlet=outlet, current__isnull=False, same_as=None, pk__in=set(order) - same
    )
    # Where the page is of an address with erased words in it, nobody knows any more.
    known = known.exclude(page_status__in=GONE).exclude(url__contains=BLOCK)
    articles = known.select_related("current", "outlet").defer(
        "current__block_data", "current__text"
    )
    by_key = articles.in_bulk()
    notices = _notices(by_key)
    shown: set[str] = set()
    for key in order:
        article, notice = by_key.get(key), notices.get(key)
        if article is None or article.current is None or article.headline in shown:
            continue
        if notice and (notice.kind == Kind.WITHDRAWAL or notice.expunged_at):
            continue
        shown.add(article.headline)
        yield _story(article, notice)
        if len(shown) == MOST:
            return


def _notices(keys: Iterable[int]) -> dict[int, Entry]:
    """Of each article the notice that stands; of several, what takes the story away, or the newest.

    An entry whose words were removed by law takes it away as a withdrawal does.
    """
    standing = Entry.objects.filter(article__in=list(keys), superseded_by=None)
    found: dict[int, Entry] = {}
    for one in standing.select_related("outlet").order_by("published_at", "pk"):
        known = found.get(one.article_id)
        if known is None or not (known.kind == Kind.WITHDRAWAL or known.expunged_at):
            found[one.article_id] = one
    return found


def _story(article: Article, notice: Entry | None) -> Story:
    assert article.current is not None
    version = article.current
    mark = None
    if notice is not None:
        name = label(notice.kind, notice.language)
        mark = Corrected(name, permalink(notice), notice.published_at)
    return Story(
        article.headline,
        article.url,
        version.language or article.outlet.language,
        version.published_at or article.created_at,
        mark,
    )
