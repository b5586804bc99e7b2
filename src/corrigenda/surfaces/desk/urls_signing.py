"""Addresses that allauth asks for by its own names. It has no others here."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.desk import signing
from corrigenda.surfaces.desk.people import account, factors, service

urlpatterns = [
    path("sign-in", signing.sign_in, name="account_login"),
    path("sign-out", signing.sign_out, name="account_logout"),
    path("sign-in/second", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey", factors.enter_by_passkey, name="mfa_login_webauthn"),
    path("sign-in/<slug:provider_id>", service.go, name="openid_connect_login"),
    path("sign-in/<slug:provider_id>/back", service.back, name="openid_connect_callback"),
    path("sign-in-cancelled", service.cancelled, name="socialaccount_login_cancelled"),
    path("account/again", factors.reauthenticate, name="account_reauthenticate"),
    path("account/again/code", factors.reauthenticate_by_code, name="mfa_reauthenticate"),
    path(
        "account/again/passkey",
        factors.reauthenticate_by_passkey,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account", account.show, name="mfa_index"),
    path("account", account.show, name="mfa_list_webauthn"),
    path("account", account.show, name="socialaccount_connections"),
    path("account/app", factors.activate_totp, name="mfa_activate_totp"),
    path("account/app/remove", factors.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/codes", factors.show_codes, name="mfa_view_recovery_codes"),
    path("account/codes/new", factors.new_codes, name="mfa_generate_recovery_codes"),
    path("account/codes.txt", factors.download_codes, name="mfa_download_recovery_codes"),
    path("account/passkeys/new", factors.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>", factors.rename_passkey, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove", factors.remove_passkey, name="mfa_remove_webauthn"),
]
