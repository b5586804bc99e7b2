"""Ask at the door how many readers have reported a passage, before one writes."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.anchoring import Selector
from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.articles.models import ArticleUrl
from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.expunging import kept
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.flow.reports.actions.take import outlet_refused
from corrigenda.flow.reports.queries import Reported, readers_of
from corrigenda.flow.reports.submission import (
    Question,
    address_of,
    check_pointing,
    given_place,
    place_in_block,
    sha256,
    words_hash,
)
from corrigenda.lib import urls
from corrigenda.lib.address import is_loopback

MINUTE = timedelta(minutes=1)


def ask(asked: Question, *, address: str) -> int:
    """How many other readers reported the passage: as `already_reported` of a report on it.

    Nothing is read and nothing kept but the count against the limit, which is the one of
    reports but counted apart: who looks may still report.

    Args:
        address: of who asks, as a trusted proxy or the socket says; see `receive`.

    Returns:
        0 for a story or a passage that nobody has reported, and for one that is not known.

    Raises:
        ReportError: it is not well formed.
        UnknownOriginError: the URL is of no outlet here, or not of the one named.
        TooManyError: more from one address than the house's policy takes of reports.
    """
    selector, url = check_pointing(asked), address_of(asked)
    origin = urls.origin_of(url)
    outlet = outlet_of_url(url)
    refused = outlet_refused(outlet, asked.outlet, origin)
    if refused is not None or outlet is None:
        raise refused or UnknownOriginError()
    reader = hash_address(address)
    limit = outlet.policy.reports_per_minute
    count(f"already:{outlet.pk}:{reader}", limit=limit, window=MINUTE)
    passage = _reported(outlet, url, selector, asked.block)
    if passage is None:
        return 0
    # As on the report itself: on this machine everybody is one address.
    return readers_of(passage, "" if is_loopback(address) else reader)[0]


def _reported(outlet: Outlet, url: str, selector: Selector, block: str) -> Reported | None:
    """The passage as reports on it have it; None where the story is not known."""
    if kept.kept():
        # What was erased by law is not in what is stored either.
        url = kept.address(url)
        if eraser := kept.standing(outlet.slug):
            selector = Selector.from_dict(eraser.mask_json(selector.to_dict()))
            block = eraser.mask(block)
    article = ArticleUrl.objects.filter(url=url).values_list("article_id", flat=True).first()
    inside = given_place(selector, block) or place_in_block(selector, block)
    if article is None:
        return None
    says = words_hash(selector.exact)
    if inside is None:
        return Reported(article, says)
    return Reported(article, says, sha256(block), inside.start, inside.end)
