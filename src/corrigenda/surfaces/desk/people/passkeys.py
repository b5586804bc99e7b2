"""Forms that take what a browser answers about a passkey: whatever is sent, a form says so."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.webauthn import forms as theirs
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError

from corrigenda.lib.text import TextError, check_text

MAX_CHARS = 20_000
"""Of an answer; those of today's devices have 500 to 6,000."""

# What parsing and verifying raise for bytes that are no answer, besides ValidationError.
_WRONG = (TypeError, ValueError, KeyError, AttributeError, OverflowError, InvalidSignature)
_SAID = "This passkey could not be read. Try again, or sign in another way."


class CredentialField(forms.JSONField):
    """The browser's answer, as JSON."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """The answer, small enough to look at and fit to be kept."""
        try:
            check_text(str(value or ""), field="The passkey", max_chars=MAX_CHARS)
            read = super().to_python(value)
            check_text(json.dumps(read, ensure_ascii=False), field="It", max_chars=2 * MAX_CHARS)
        except (TextError, RecursionError) as error:
            raise ValidationError(_SAID) from error
        return read


class _Careful:
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form beside it
        except _WRONG as error:
            raise ValidationError(_SAID) from error


class EnterForm(_Careful, theirs.LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Signing in by a passkey alone."""

    credential = CredentialField()


class SecondForm(_Careful, theirs.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey after the password."""

    credential = CredentialField()


class AgainForm(_Careful, theirs.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey before something is changed."""

    credential = CredentialField()


class AddForm(theirs.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    name = forms.CharField(required=False, max_length=100)
    credential = CredentialField()

    def clean(self) -> Any:
        """The answer, verified."""
        try:
            return super().clean()
        except _WRONG as error:
            raise ValidationError(_SAID) from error


class RenameForm(theirs.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    name = forms.CharField(max_length=100)
