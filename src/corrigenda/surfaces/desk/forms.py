"""The desk's forms. What they may hold is checked by the actions; see `flow`."""

from __future__ import annotations

from typing import Any

from django import forms

from corrigenda.flow.corrections.models import Kind
from corrigenda.surfaces.desk.wording import KINDS


class SignInForm(forms.Form):
    """User name and password."""

    username = forms.CharField(max_length=150, label="User name")
    password = forms.CharField(max_length=4096, label="Password", strip=False)


class PasswordForm(forms.Form):
    """A new password."""

    password = forms.CharField(
        max_length=4096, strip=False, error_messages={"required": "Write a password."}
    )


class DecisionForm(forms.Form):
    """What is to be done about a case.

    `seen` says what the editor was looking at; see `casefile.seen`.
    """

    kind = forms.ChoiceField(
        choices=[(kind.value, KINDS[kind.value].name) for kind in Kind],
        error_messages={"required": "Choose what this is."},
    )
    after = forms.CharField(required=False, strip=False)
    delete = forms.BooleanField(required=False)
    words = forms.CharField(required=False)
    reason = forms.CharField(required=False)
    placement = forms.CharField(required=False)
    placement_reason = forms.CharField(required=False)
    seen = forms.CharField(required=False)


class ReasonForm(forms.Form):
    """A reason alone: to decline, to approve, to send back."""

    reason = forms.CharField(required=False)


class PlaceForm(forms.Form):
    """One of the places at which the words stand, in the version that was shown."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    start = forms.IntegerField(min_value=0, max_value=2**31 - 1)


def values(form: forms.Form) -> dict[str, Any]:
    """What the form's fields show: as typed, or as prefilled."""
    return {name: form[name].value() or "" for name in form.fields}
