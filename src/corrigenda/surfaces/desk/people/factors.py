"""allauth's pages for second factors and passkeys, in the frame of the desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from allauth.account import views as account_views
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.actions.note_sign_in import note_sign_in_change
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.caller import caller
from corrigenda.surfaces.desk.access import for_account, frame
from corrigenda.surfaces.second_factor import SECOND_FACTORS

View = Callable[..., HttpResponse]
PASSKEY_LIMIT = 30
PASSKEY_WINDOW = timedelta(minutes=15)


def _framed(view: View) -> View:
    """Give a page the desk's frame, and an answer with mistakes in it the status for that."""

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            context = response.context_data or {}
            if isinstance(request.user, Staff):
                context |= frame(request, request.user)
                context |= _of_account(request.user)
            if "js_data" in context:
                (asked,) = context["js_data"].values()
                context["options"] = json.dumps(asked, cls=DjangoJSONEncoder)
            form = context.get("form")
            if request.method == "POST" and form is not None and form.errors:
                response.status_code = 422
            response.context_data = context
        response.setdefault("Cache-Control", "private, no-store")
        return response

    return handle


def _of_account(staff: Staff) -> dict[str, object]:
    kept = Authenticator.objects.filter(user=staff, type__in=SECOND_FACTORS).count()
    return {"account_here": True, "last_factor": kept == 1}


def _for_account(view: View) -> View:
    framed = _framed(view)

    @for_account
    def handle(request: HttpRequest, staff: Staff, *args: Any, **kwargs: Any) -> HttpResponse:
        return framed(request, *args, **kwargs)

    return handle


class _PasskeyEntrance(webauthn.LoginWebAuthnView):  # type: ignore[misc]  # allauth has no types
    def form_invalid(self, form: object) -> HttpResponse:
        messages.error(self.request, "This passkey is not known here. Sign in another way.")
        return redirect("desk:sign-in")


class _PasskeyAgain(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]
    def form_invalid(self, form: object) -> HttpResponse:
        messages.error(self.request, "This passkey is not yours here. Try another one.")
        return redirect(self.request.get_full_path())


def _noted(view: Any, what: str) -> View:
    """A view whose change stands in the audit trail, or is not made."""

    class Noted(view):  # type: ignore[misc]
        def form_valid(self, form: object) -> HttpResponse:
            with transaction.atomic():
                note_sign_in_change(self.request.user, what=what)
                return super().form_valid(form)  # type: ignore[no-any-return]

    return _for_account(Noted.as_view())


authenticate = _framed(base.authenticate)
reauthenticate = _for_account(account_views.reauthenticate)
reauthenticate_by_code = _for_account(base.reauthenticate)
reauthenticate_by_passkey = _for_account(_PasskeyAgain.as_view())
activate_totp = _noted(totp.ActivateTOTPView, "app added")
deactivate_totp = _noted(totp.DeactivateTOTPView, "app removed")
show_codes = _for_account(codes.view_recovery_codes)
new_codes = _noted(codes.GenerateRecoveryCodesView, "new recovery codes")
download_codes = _for_account(codes.download_recovery_codes)
add_passkey = _noted(webauthn.AddWebAuthnView, "passkey added")
rename_passkey = _for_account(webauthn.edit_webauthn)
remove_passkey = _noted(webauthn.RemoveWebAuthnView, "passkey removed")
_enter = _PasskeyEntrance.as_view()


@never_cache
def enter_by_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in by a passkey alone; limited by address."""
    try:
        address = hash_address(caller(request))
        count(f"passkey:{address}", limit=PASSKEY_LIMIT, window=PASSKEY_WINDOW)
    except TooManyError:
        messages.error(request, "Too many attempts. Try again in 15 minutes.")
        return redirect("desk:sign-in")
    response: HttpResponse = _enter(request)
    return response
