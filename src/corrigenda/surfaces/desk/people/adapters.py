"""What allauth asks of the house: who may come in, and what is noted and told."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corrigenda.flow.newsroom.actions.note_sign_in import (
    note_sign_in,
    note_sign_in_change_by_mail,
)
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import ids
from corrigenda.surfaces.caller import caller
from corrigenda.surfaces.desk.people.guests import NotInvitedError, guest

_TOLD = {
    "totp_activated": "An authenticator app was added to your account.",
    "totp_deactivated": "The authenticator app was removed from your account.",
    "webauthn_added": "A passkey was added to your account.",
    "webauthn_removed": "A passkey was removed from your account.",
    "recovery_codes_generated": "New recovery codes were made for your account.",
}
_WAYS = {
    "totp": "app",
    "webauthn": "passkey",
    "recovery_codes": "recovery code",
    "socialaccount": "the house's sign-in",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up; what changes a way in is noted and mailed."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "This code is not right. Take the one that is shown now.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "Too many wrong codes. Try again in 15 minutes.",
        "rate_limited": "Too many wrong codes. Try again in 15 minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return caller(request)

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Nothing: the desk's own pages say what happened."""

    def send_notification_mail(
        self, template_prefix: str, user: Staff, context: object = None, email: str | None = None
    ) -> None:
        what = template_prefix.rpartition("/")[2]
        words = _TOLD.get(what, "How you sign in was changed.")
        note_sign_in_change_by_mail(user, words=words)

    def respond_user_inactive(self, request: HttpRequest, user: Staff) -> HttpResponse:
        closed = "This account is closed. Ask an administrator of your outlet."
        return render(request, "desk/enter.html", {"spent": closed}, status=403)

    def post_login(self, request: HttpRequest, user: Staff, **kwargs: Any) -> HttpResponse:
        shown = get_authentication_records(request, user)
        ways = [_WAYS.get(way := one.get("type") or one["method"], way) for one in shown]
        note_sign_in(user, how=", ".join(dict.fromkeys(ways)))
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are kept encrypted, and keys have names in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right. Take the one that is shown now.",
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Another secret key than then: no code is right any more. Never an empty text, from
            # which everybody could work out codes.
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def get_totp_label(self, user: Staff) -> str:
        return user.username

    def _get_user_identifier(self, user: Staff) -> str:
        return user.username

    def generate_authenticator_name(self, user: Staff, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return "Passkey" if not count else f"Passkey {count + 1}"


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whom the house's provider vouches for comes in when an administrator invited them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.state.get("process") != "login":
            raise PermissionDenied
        if sociallogin.is_existing:
            return
        vouched = [one.email for one in sociallogin.email_addresses if one.verified is True]
        try:
            staff = guest(vouched, str(sociallogin.user.get_full_name()))
        except NotInvitedError as error:
            refused = render(
                request, "desk/people/no_account.html", {"why": str(error)}, status=403
            )
            raise ImmediateHttpResponse(refused) from error
        sociallogin.connect(request, staff)

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """That somebody came in stands in the trail."""


def _box() -> Fernet:
    return Fernet(ids.derived_token(settings.SECRET_KEY.encode(), "second factor", "") + "=")
