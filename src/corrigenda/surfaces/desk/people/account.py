"""One's own account: password, second factor, passkeys, API tokens, sessions."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom.actions.end_sessions import end_sessions
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actions.revoke_token import revoke_token
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of, roles_of, tokens_of
from corrigenda.surfaces.desk.access import for_account, for_staff, page
from corrigenda.surfaces.desk.people.forms import TokenForm
from corrigenda.surfaces.desk.wording import ROLES
from corrigenda.surfaces.second_factor import lacks_second_factor


@for_account
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What there is of one's account."""
    return _page(request, staff, TokenForm())


@for_staff
@require_POST
def make(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Make a token, and show it this once."""
    form = TokenForm(request.POST)
    if form.is_valid():
        try:
            token = make_token(staff, name=form.cleaned_data["name"])
        except StaffError as error:
            form.add_error("name", str(error))
        else:
            return _page(request, staff, TokenForm(), token=token)
    return _page(request, staff, form, status=422)


@for_account
@require_POST
def revoke(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """End a token."""
    revoke_token(staff, pk)
    messages.success(request, "The token was revoked: it works no more.")
    return redirect("desk:account")


@for_account
@require_POST
def end(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Sign out everywhere but here."""
    end_sessions(staff)
    update_session_auth_hash(request, staff)
    messages.success(request, "Everywhere else you are signed out.")
    return redirect("desk:account")


def _page(
    request: HttpRequest, staff: Staff, form: TokenForm, *, token: str = "", status: int = 200
) -> HttpResponse:
    kept = list(Authenticator.objects.filter(user=staff).order_by("created_at", "pk"))
    by_type = {one.type: one for one in kept}
    roles = roles_of(staff)
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    context = {
        "account_here": True,
        "form": form,
        "token": token,
        "tokens": list(tokens_of(staff)),
        "app": by_type.get(Authenticator.Type.TOTP),
        "passkeys": [one.wrap() for one in kept if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "owed": lacks_second_factor(staff),
        "roles": [(one, ROLES[roles[one.pk]]) for one in outlets_of(staff) if one.pk in roles],
    }
    return page(request, staff, "desk/people/account.html", context, status=status)
