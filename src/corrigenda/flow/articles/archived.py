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


def known(last: Version, sha256: str, moments: Moments) -> Version | None:
    """The newest version of the article of `last` that has this text.

    None where the text came back: its source says that it was changed to it after the text that
    stands, and so it is a new version of the article.
    """
    versions = Version.objects.filter(article=last.article_id, sha256=sha256)
    found = versions.order_by("-number").first()
    return None if found is not None and _came_back(found, last, moments) else found


def _came_back(found: Version, last: Version, moments: Moments) -> bool:
    at = moments.modified
    # The same row of a source that is read once more is of the day that it was of.
    if at is None or (found.modified_at and at <= found.modified_at):
        return False
    stood = [one for one in (last.modified_at or last.published_at, _seen_at(last)) if one]
    return bool(stood) and at > max(stood)


def require_newer(last: Version, moments: Moments) -> None:
    """Let a text pass that is to stand in the place of `last`.

    What the CMS sent and what its page showed stood at the time when it was seen, so another text
    must say that it is of a later time. Of two archives the later one to be taken in counts, unless
    their dates say otherwise.

    Raises:
        OlderTextError: it does not say that, or the dates say otherwise.
    """
    seen = _seen_at(last)
    if seen and not any(one > seen for one in moments if one):
        raise OlderTextError("A newer text stands there: the CMS sent it, or its page showed it.")
    if _is_before(moments, Moments(last.published_at, last.modified_at)):
        raise OlderTextError("A text of a later date stands there.")


def _seen_at(last: Version) -> datetime | None:
    """When the newest text of the article came from its CMS or was read on its page."""
    versions = Version.objects.filter(article=last.article_id).exclude(source=Source.INGEST)
    at: datetime | None = versions.aggregate(at=Max("seen_at"))["at"]
    return at


def _is_before(moments: Moments, others: Moments) -> bool:
    if moments.modified and others.modified:
        return moments.modified < others.modified
    if moments.published and others.published:
        return moments.published < others.published
    return False
