"""Forms about people. What they may hold is checked by the actions; see `flow/newsroom`."""

from __future__ import annotations

from django import forms


class TokenForm(forms.Form):
    """What a new API token is for."""

    name = forms.CharField(max_length=1000, error_messages={"required": "Say what it is for."})


class InviteForm(forms.Form):
    """Who is invited to what."""

    name = forms.CharField(max_length=1000, required=False)
    email = forms.CharField(max_length=1000, required=False)
    role = forms.CharField(max_length=100, required=False)


class RoleForm(forms.Form):
    """A role."""

    role = forms.CharField(max_length=100, required=False)


class BylinesForm(forms.Form):
    """Names to write under, one a line."""

    names = forms.CharField(max_length=10_000, required=False)


class JoinForm(forms.Form):
    """A new account: a user name, and a password unless a passkey is to follow."""

    username = forms.CharField(max_length=1000, error_messages={"required": "Choose a user name."})
    password = forms.CharField(max_length=4096, strip=False, required=False)
    way = forms.ChoiceField(
        choices=[("password", "password"), ("passkey", "passkey")],
        error_messages={"required": "Choose how you want to sign in."},
    )

    def clean(self) -> dict[str, object]:
        """A password, where that is the way."""
        given: dict[str, object] = super().clean() or {}
        if given.get("way") == "password" and not given.get("password"):
            self.add_error("password", "Write a password.")
        return given


class AuditForm(forms.Form):
    """Which entries of the trail are asked for; days are those of the outlet's time zone."""

    outlet = forms.CharField(max_length=50, required=False)
    who = forms.CharField(max_length=200, required=False)
    verb = forms.CharField(max_length=60, required=False)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    before = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
