"""`PUT /api/articles`: a CMS sends a version."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import from_json
from corrigenda.flow.articles.errors import ArticleError, UnknownOriginError
from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.newsroom.actors import CMS
from corrigenda.flow.propagation.actions.note_stories import note_had_by
from corrigenda.surfaces.api.auth import CmsToken, outlet_of
from corrigenda.surfaces.api.schemas import ArticleIn, ArticleOut, Problem

router = Router(tags=["articles"], auth=CmsToken())

PROBLEMS = dict.fromkeys((400, 401, 413, 422), Problem)


@router.put(
    "",
    response={201: ArticleOut, 200: ArticleOut, **PROBLEMS},
    summary="Send a version of an article",
    operation_id="put_article",
)
def put_article(request: HttpRequest, payload: ArticleIn) -> Status[ArticleOut]:
    """201 with a new version, 200 when the text is the one that is known."""
    outlet = outlet_of(request)
    if payload.outlet and payload.outlet != outlet.slug:
        raise UnknownOriginError(f"This token is {outlet.slug}'s: send other outlets' with theirs.")
    version, new = push(outlet, payload.url, _story(payload))
    answer = ArticleOut(
        url=version.article.url,
        version=version.number,
        sha256=version.sha256,
        new=new,
        unknown_subscribers=note_had_by(version.article, payload.had_by, by=CMS),
    )
    return Status(201 if new else 200, answer)


def _story(payload: ArticleIn) -> Story:
    if (payload.blocks is None) == (payload.html is None):
        raise ArticleError("Send the text either as blocks or as html.")
    if payload.blocks is not None:
        blocks = from_json([block.model_dump() for block in payload.blocks])
        return Story(
            blocks,
            payload.language,
            payload.published_at,
            payload.authors,
            payload.section,
            payload.edited_by,
        )
    page = read_html(payload.html or "", url=payload.url)
    return Story(
        page.blocks,
        payload.language or page.language or "",
        payload.published_at or page.published_at,
        payload.authors or page.authors,
        payload.section or page.section,
        payload.edited_by,
    )
