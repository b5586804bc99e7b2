"""Corrections as schema.org JSON-LD. Pure.

https://schema.org/correction, https://schema.org/CorrectionComment
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from corrigenda.flow.publication.record import Notice, Record
from corrigenda.flow.publication.renderers.addresses import uri

# Inside <script> no entity is decoded, so JSON's own escapes keep the block closed:
# https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def written(document: Mapping[str, object]) -> str:
    """JSON that may stand inside a `<script>` element, whatever its strings say."""
    return json.dumps(document, ensure_ascii=False, indent=1).translate(_ESCAPES)


def comment(notice: Notice) -> dict[str, object]:
    """One correction as a CorrectionComment."""
    found: dict[str, object] = {
        "@type": "CorrectionComment",
        "@id": notice.permalink,
        "text": notice.words,
        "datePublished": notice.published_at.isoformat(),
        "url": notice.permalink,
        "inLanguage": notice.language,
    }
    if notice.supersedes:
        found["isBasedOn"] = notice.supersedes
    if notice.superseded_by:
        found["creativeWorkStatus"] = "Obsolete"
    if notice.expunged_at:
        found["dateModified"] = notice.expunged_at.isoformat()
        found["creativeWorkStatus"] = "Redacted"
    return found


def article(
    url: str, headline: str, notices: Sequence[Notice], *, outlet: str = "", policy: str = ""
) -> dict[str, object]:
    """A NewsArticle with the corrections that stand on it.

    Args:
        outlet: the house's name; empty where the story is not known.
        policy: absolute, of the house's published policy.
    """
    document: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": uri(url),
    }
    if headline:
        document["headline"] = headline
    if notices:
        document["correction"] = [comment(notice) for notice in notices]
        document["dateModified"] = max(
            one.expunged_at or one.published_at for one in notices
        ).isoformat()
    if any(notice.kind == "withdrawal" for notice in notices):
        document["creativeWorkStatus"] = "Withdrawn"
    if outlet:
        document["publisher"] = _house(outlet, policy)
    return document


def story(record: Record) -> dict[str, object]:
    """The story with this one correction, and all else that is known of both."""
    notice = record.notice
    document = article(
        notice.url, notice.headline, [notice], outlet=notice.outlet, policy=notice.policy
    )
    document["inLanguage"] = notice.language
    document["version"] = record.version
    if record.first_published:
        document["datePublished"] = record.first_published.isoformat()
    if record.section:
        document["articleSection"] = record.section
    if record.authors:
        document["author"] = [{"@type": "Person", "name": name} for name in record.authors]
    return document


def permalink(notice: Notice) -> dict[str, object]:
    """The page of one correction."""
    return {
        "@context": "https://schema.org",
        **comment(notice),
        "about": {"@type": "NewsArticle", "url": notice.url, "headline": notice.headline},
        "publisher": _house(notice.outlet, notice.policy),
    }


def policy(outlet: str, url: str) -> dict[str, object]:
    """The house and its policy, for the policy's own page."""
    return {"@context": "https://schema.org", **_house(outlet, url)}


def _house(outlet: str, policy: str) -> dict[str, object]:
    """The house, and where its policy stands: https://schema.org/correctionsPolicy."""
    house: dict[str, object] = {"@type": "NewsMediaOrganization", "name": outlet}
    return house | ({"correctionsPolicy": uri(policy)} if policy else {})
