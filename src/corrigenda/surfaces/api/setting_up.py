"""`/api/outlets/<slug>/setup`: does Corrigenda work on a page?"""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.errors import HttpError

from corrigenda.flow.articles.setting_up import check_page
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.surfaces.api.schemas import BlockIn, Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["setup"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((400, 401, 403, 404, 422), Problem)


class SetupFindingOut(Schema):
    """One thing that was looked at."""

    name: str = Field(description="script, outlet, csp, canonical, story, notices and others.")
    level: Literal["good", "better", "wrong"] = Field(
        description="better: it works, and could be better. wrong: readers cannot report."
    )
    says: str
    mend: str = Field(description="What to do; empty where there is nothing.")
    code: str = Field(description="To be copied; often empty.")


class SetupOut(Schema):
    """How it stands with a page."""

    url: str = Field(description="Where the page was in the end.")
    works: bool
    findings: list[SetupFindingOut]
    blocks: list[BlockIn] = Field(description="The page as the desk reads it.")


@router.get("/{slug}/setup", response={200: SetupOut, **PROBLEMS}, operation_id="setup")
def setup(request: HttpRequest, slug: str, url: str) -> SetupOut:
    """Read a page of the outlet's now, and its script, and say what to mend. Nothing is kept."""
    staff = staff_of(request)
    outlet = next((one for one in outlets_of(staff) if one.slug == slug), None)
    if outlet is None:
        raise HttpError(404, "You work for no outlet of that name.")
    found = check_page(outlet, url, by=actors.of(staff))
    blocks = found.story.blocks if found.story else ()
    return SetupOut(
        url=found.url,
        works=found.works,
        findings=[SetupFindingOut.from_orm(one) for one in found.findings],
        blocks=[BlockIn(role=one.role, text=one.text) for one in blocks],
    )
