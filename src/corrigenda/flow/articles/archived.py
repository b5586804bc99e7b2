"""Which text of an article a text out of an archive is: one that is known, a newer or an older one.

The number of a version says which text stands now, and the stages after this one read an
article's history by it. So an older text is not kept: put behind the newer one, it would undo what
was corrected.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import Max

from corrigenda.flow.articles.errors import OlderTextError
from corrigenda.flow.articles.models import Source, Version


class Moments(NamedTuple):
    """When a text was published and last changed, as its source says; None where it does not."""

    published: datetime | None
    modified: datetime | None


def known(last: Version, sha256: str) -> Version | None:
    """The newest version of the article of `last` that has this text."""
    versions = Version.objects.filter(article=last.article_id, sha256=sha256)
    return versions.order_by("-number").first()


def require_newer(last: Version, moments: Moments) -> None:
    """Let a text pass that is to stand in the place of `last`.

    What the CMS sent and what its page showed stood at the time when it was seen, so another text
    must say that it is of a later time. Of two archives the later one to be taken in counts, unless
    their dates say otherwise.

    Raises:
        OlderTextError: it does not say that, or the dates say otherwise.
    """
    versions = Version.objects.filter(article=last.article_id).exclude(source=Source.INGEST)
    seen = versions.aggregate(at=Max("seen_at"))["at"]
    if seen and not any(one > seen for one in moments if one):
        raise OlderTextError("A newer text stands there: the CMS sent it, or its page showed it.")
    if _is_before(moments, Moments(last.published_at, last.modified_at)):
        raise OlderTextError("A text of a later date stands there.")


def _is_before(moments: Moments, others: Moments) -> bool:
    if moments.modified and others.modified:
        return moments.modified < others.modified
    if moments.published and others.published:
        return moments.published < others.published
    return False
