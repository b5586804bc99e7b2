"""What stands on a story as JSON, as the widget and a page's own server read it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from corrigenda.flow.publication.holds import Hold
from corrigenda.flow.publication.labels import in_the_log, in_the_story, superseded
from corrigenda.flow.publication.record import Earlier, Notice
from corrigenda.flow.publication.renderers.moment import written


def render(
    url: str,
    notices: Sequence[Notice],
    hold: Hold | None = None,
    withdrawal: Notice | None = None,
) -> dict[str, object]:
    """The answer of `GET /api/notices`.

    `expunged_at` is when words were removed by law, which `words` then says; null otherwise.
    `moment` is `published_at` as the house writes it. `in_the_log` is the text of the link to the
    permalink. `in_the_story` says where the words stand that the correction left (W3C JSON), what
    the link to them says, and what is said when they are gone or ambiguous; it is null where the
    correction left none. `earlier` tells what the notice superseded, and is null for nothing.
    `hold` is null, or what the story says while part of it is being checked. Where `withdrawn`,
    `withdrawn_page` is the address of the page that says why.
    """
    return {
        "url": url,
        "notices": [_one(notice) for notice in notices],
        "hold": hold
        and {"words": hold.words, "language": hold.language, "since": hold.since.isoformat()},
        "withdrawn": withdrawal is not None,
        "withdrawn_page": withdrawal and why_page(withdrawal),
    }


def why_page(withdrawal: Notice) -> str:
    """The page that a site can show, or lead to, where the story stood."""
    desk = withdrawal.permalink.rpartition("/corrections/")[0]
    return f"{desk}/corrections/withdrawn?url={quote(withdrawal.url, safe='')}"


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
        "moment": written(notice.published_at, notice.zone, notice.language),
        "permalink": notice.permalink,
        "superseded_by": notice.superseded_by,
        "expunged_at": notice.expunged_at and notice.expunged_at.isoformat(),
        "verified_at": notice.verified_at and notice.verified_at.isoformat(),
        "earlier": _earlier(notice),
        "in_the_log": in_the_log(notice.language),
        "in_the_story": passage
        and {"selector": passage.to_dict(), **in_the_story(notice.language)},
    }


def _earlier(notice: Notice) -> dict[str, object] | None:
    if not notice.earlier:
        return None
    links = [_link(one, notice) for one in notice.earlier]
    return {"says": superseded(notice.language), "links": links}


def _link(earlier: Earlier, notice: Notice) -> dict[str, object]:
    return {
        "label": earlier.label,
        "published_at": earlier.published_at.isoformat(),
        "moment": written(earlier.published_at, notice.zone, notice.language),
        "permalink": earlier.permalink,
    }
