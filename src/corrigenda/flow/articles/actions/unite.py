"""Make one article of two that are one story: its print, mobile or archive page is an address."""

from __future__ import annotations

from django.db import transaction
from rapidfuzz.distance import Levenshtein

from corrigenda.archive.words import folded_words
from corrigenda.flow.articles.actions.want_index import want_index
from corrigenda.flow.articles.models import Article, ArticleUrl
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM

FARTHEST = 0.15
"""Word Levenshtein of two texts of one story, by the words of the longer one: a mobile page leaves
out captions, a print page a standfirst."""
MOST_WORDS = 20_000


def unite(second: Article, first: Article) -> bool:
    """Let `first`, whose address `second` calls its canonical one, stand at all addresses of it.

    Only where their texts are nearly the same: some sites call their front page the canonical
    address of every story. All versions are kept where they are; the stages after this one find
    `second` by `same_as` and move what they hold of it.

    Returns:
        whether they are one article now.
    """
    with transaction.atomic():
        rows = Article.objects.select_for_update(of=("self",)).select_related("current", "outlet")
        found = rows.filter(pk__in=(second.pk, first.pk)).order_by("pk").in_bulk()
        one, other = found.get(first.pk), found.get(second.pk)
        if one is None or other is None or one.pk == other.pk:
            return False
        if one.same_as_id or other.same_as_id or one.outlet_id != other.outlet_id:
            return False
        if one.current is None or other.current is None:
            return False
        if not nearly_same(one.current.text, other.current.text):
            return False
        ArticleUrl.objects.filter(article=other).update(article=one)
        Article.objects.filter(pk=other.pk).update(same_as=one, moved_at=None, read_due_at=None)
        want_index(other)
        record(SYSTEM, "article.unite", one.outlet, one, second=other.pk, url=other.url)
    second.same_as = one
    return True


def nearly_same(text: str, other: str) -> bool:
    """Whether two texts are the same story; of very long ones the first words tell."""
    words = folded_words(text)[:MOST_WORDS]
    others = folded_words(other)[:MOST_WORDS]
    most = int(max(len(words), len(others)) * FARTHEST)
    return bool(Levenshtein.distance(words, others, score_cutoff=most) <= most)
