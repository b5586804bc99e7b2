"""The notices of an article as JSON, as the widget reads them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.publication.holds import Hold
from corrigenda.flow.publication.labels import in_the_log, in_the_story
from corrigenda.flow.publication.record import Notice


def render(url: str, notices: Sequence[Notice], hold: Hold | None = None) -> dict[str, object]:
    """The answer of `GET /api/notices`.

    `in_the_log` is the text of the link to the permalink. `in_the_story` says where the words
    stand that the correction left (W3C JSON), what the link to them says, and what is said when
    they are gone or ambiguous; it is null where the correction left none. `hold` is null, or what
    the story says while part of it is being checked.
    """
    return {
        "url": url,
        "notices": [_one(notice) for notice in notices],
        "hold": hold
        and {"words": hold.words, "language": hold.language, "since": hold.since.isoformat()},
    }


def _one(notice: Notice) -> dict[str, object]:
    passage = notice.passage
    return {
        "id": notice.id,
        "kind": notice.kind,
        "placement": notice.placement,
        "label": notice.label,
        "words": notice.words,
        "language": notice.language,
        "published_at": notice.published_at.isoformat(),
        "permalink": notice.permalink,
        "superseded_by": notice.superseded_by,
        "verified_at": notice.verified_at and notice.verified_at.isoformat(),
        "in_the_log": in_the_log(notice.language),
        "in_the_story": passage
        and {"selector": passage.to_dict(), **in_the_story(notice.language)},
    }
