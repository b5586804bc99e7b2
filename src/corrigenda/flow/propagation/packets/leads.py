"""By which words a story is found of which the whole was wrong."""

from __future__ import annotations

from corrigenda.flow.articles.models import Version
from corrigenda.flow.propagation.telling import proves
from corrigenda.flow.publication.models import Entry

_MOST_BACK = 10
"""Versions that are gone back for one that was not put in the story's place."""


def lead_of(entry: Entry) -> str:
    """The first paragraph that tells, as it stood when the case was decided; else the headline.

    A story is withdrawn after its page was emptied, as a rule. What stands there then was never
    sent to anybody, and is much the same on every page that was emptied.
    """
    version = entry.correction.case.version or entry.article.current
    for _ in range(_MOST_BACK):
        before = _before(version) if version else None
        if version is None or before is None or not _is_put_in_its_place(version, before):
            break
        version = before
    headline = entry.headline or entry.article.headline
    return _lead(version) or version.headline or headline if version else headline


def _before(version: Version) -> Version | None:
    earlier = Version.objects.filter(article=version.article_id, number__lt=version.number)
    return earlier.defer("text").order_by("-number").first()


def _is_put_in_its_place(version: Version, before: Version) -> bool:
    """Whether it has no paragraph of the version before, and says less."""
    texts, others = _texts(version), _texts(before)
    return not set(texts) & set(others) and len("".join(texts)) < len("".join(others))


def _lead(version: Version) -> str:
    return next((one for one in _texts(version) if proves(one)), "")


def _texts(version: Version) -> list[str]:
    return [one.text for one in version.blocks if one.role in ("body", "standfirst")]
