"""From whose page a browser sends."""

from __future__ import annotations

from django.http import HttpRequest

from corrigenda.flow.newsroom.queries import is_known_origin


class ForeignPageError(Exception):
    """A browser sent this from a page that is no outlet's and not ours."""


def require_known_origin(request: HttpRequest) -> None:
    """Let a report through that comes from an outlet's page, from ours, or from no browser.

    A browser says on whose page it was when a script sends (Fetch, 3.2). Without this any
    page of the web could have its visitors send reports that they never wrote.

    Raises:
        ForeignPageError: it comes from somebody else's page.
    """
    origin = request.headers.get("Origin")
    if origin is None or origin == f"{request.scheme}://{request.get_host()}":
        return
    if not is_known_origin(origin):
        raise ForeignPageError(
            f"Reports are taken from the outlets' own pages, not from {origin[:200]}. "
            "An administrator can register that origin if it is theirs."
        )
