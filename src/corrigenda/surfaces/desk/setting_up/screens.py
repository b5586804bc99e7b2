"""The screen on which a developer of the site gets the tag, and sees a page as the desk sees it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.setting_up import PageCheck, SetupError, check_page
from corrigenda.flow.articles.setting_up.check import house_of
from corrigenda.flow.articles.setting_up.house import LINK_TO_REPORT, PLACE_OF_NOTICES, proxy_lines
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.surfaces.desk.access import for_staff, page

MOST_BLOCKS = 60
ROLES = {
    Role.headline: "Headline",
    Role.standfirst: "Standfirst",
    Role.byline: "Byline",
    Role.body: "Paragraph",
    Role.quote: "Quotation",
    Role.caption: "Caption",
    Role.table: "Table",
    Role.list: "List",
    Role.aside: "Beside the story",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of looking at a page.

    Attributes:
        blocks: names of roles and texts, as readers see them.
        more: blocks that are not shown.
    """

    check: PageCheck
    blocks: list[tuple[str, str]]
    more: int


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The tag, and a field for a page's address."""
    return _screen(request, staff, _outlet(staff, request.GET.get("outlet", "")))


@for_staff
@require_POST
def check(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Look at a page now."""
    outlet = _outlet(staff, request.POST.get("outlet", ""))
    url = request.POST.get("url", "").strip()
    try:
        found = check_page(outlet, url, by=actors.of(staff))
    except SetupError as error:
        return _screen(request, staff, outlet, url=url, error=str(error), status=422)
    return _screen(request, staff, outlet, url=url, shown=_shown(found))


def _screen(
    request: HttpRequest,
    staff: Staff,
    outlet: Outlet,
    *,
    url: str = "",
    error: str = "",
    shown: Shown | None = None,
    status: int = 200,
) -> HttpResponse:
    house = house_of(outlet)
    context: dict[str, object] = {
        "outlet": outlet,
        "own": outlets_of(staff),
        "tag": house.tag,
        "tag_of_desk": house.tag_from(house.desk_url),
        "pinned": house.pinned_from(""),
        "pinned_of_desk": house.pinned_from(house.desk_url),
        "version": house.build.version,
        "module": house.module,
        "says_imported": house.says_imported,
        "place_of_notices": PLACE_OF_NOTICES,
        "link_to_report": LINK_TO_REPORT,
        "nginx": proxy_lines(house),
        "desk_url": house.desk_url,
        "origins": sorted(house.origins),
        "url": url,
        "error": error,
        "shown": shown,
    }
    return page(request, staff, "desk/setting_up/setup.html", context, status=status)


def _shown(found: PageCheck) -> Shown:
    blocks = found.story.blocks if found.story else ()
    named = [(ROLES[one.role], one.text) for one in blocks[:MOST_BLOCKS]]
    return Shown(found, named, max(0, len(blocks) - MOST_BLOCKS))


def _outlet(staff: Staff, slug: str) -> Outlet:
    """The outlet that is meant; without a name, the first of theirs.

    Raises:
        Http404: none of theirs has the name.
    """
    own = outlets_of(staff)
    found = next((one for one in own if one.slug == slug or not slug), None)
    if found is None:
        raise Http404
    return found
