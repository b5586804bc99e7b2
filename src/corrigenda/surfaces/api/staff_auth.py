"""Who an API call comes from: a member of staff, by a token of theirs."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from corrigenda.flow.newsroom.actions.use_token import use_token
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.second_factor import lacks_second_factor


class StaffToken(HttpBearer):
    """A token that a member of staff made on their account page, as a bearer token.

    It may what they may, at the outlets that they work for: the actions ask.
    """

    def authenticate(self, request: HttpRequest, token: str) -> Staff | None:
        """Whose token it is, or None."""
        staff = use_token(token)
        if staff is not None and lacks_second_factor(staff):
            raise HttpError(403, "Set up a second factor on the desk first; then this token works.")
        return staff


by_staff_token = StaffToken()
"""For `Router(auth=by_staff_token)`; then `staff_of(request)` is who asks."""


def staff_of(request: HttpRequest) -> Staff:
    """The member of staff that an authenticated call speaks for."""
    staff = request.auth  # type: ignore[attr-defined]  # set by ninja
    assert isinstance(staff, Staff)
    return staff
