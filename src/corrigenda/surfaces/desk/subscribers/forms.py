"""What is typed about a subscriber; what may be in it, the actions check."""

from __future__ import annotations

from django import forms

from corrigenda.flow.propagation.packets.errors import SubscriberError


class PairForm(forms.Form):
    """A subscriber to be added."""

    url = forms.CharField(required=False, max_length=3000)
    name = forms.CharField(required=False, max_length=500)
    email = forms.CharField(required=False, max_length=500)
    inbox = forms.CharField(required=False, max_length=3000)
    gets_all = forms.BooleanField(required=False)


class ChangeForm(forms.Form):
    """A subscriber as it is to be."""

    name = forms.CharField(required=False, max_length=500)
    email = forms.CharField(required=False, max_length=500)
    inbox = forms.CharField(required=False, max_length=3000)
    gets_all = forms.BooleanField(required=False)
    is_heard = forms.BooleanField(required=False)
    posts_again = forms.BooleanField(required=False)


class StoriesForm(forms.Form):
    """Addresses, one a line."""

    addresses = forms.CharField(required=False, strip=False, max_length=5_000_000)


def put(form: forms.Form, error: SubscriberError) -> None:
    """Say on the form what an action found wrong."""
    form.full_clean()
    form.errors.clear()
    form.add_error(error.field if error.field in form.fields else None, str(error))
