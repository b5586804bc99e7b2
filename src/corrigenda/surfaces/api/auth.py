"""Who an API call comes from: the CMS of an outlet, by its token."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_token


class CmsToken(HttpBearer):
    """The outlet's API token as a bearer token."""

    def authenticate(self, request: HttpRequest, token: str) -> Outlet | None:
        """The outlet whose token it is, or None."""
        return outlet_of_token(token)


def outlet_of(request: HttpRequest) -> Outlet:
    """The outlet that an authenticated call speaks for."""
    outlet = request.auth  # type: ignore[attr-defined]  # set by ninja
    assert isinstance(outlet, Outlet)
    return outlet
