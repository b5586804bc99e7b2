"""What an administrator types about a channel; what may be in it, the actions check."""

from __future__ import annotations

from django import forms

from corrigenda.flow.propagation.events import FOR_WEBHOOKS, IN_CHAT
from corrigenda.flow.propagation.renderers import wording


class ChatForm(forms.Form):
    """The chat's incoming webhook, and what is told there."""

    url = forms.CharField(required=False, max_length=3000)
    groups = forms.MultipleChoiceField(
        required=False, choices=[(one.value, wording.IN_CHAT[one]) for one in IN_CHAT]
    )


class EndpointForm(forms.Form):
    """An endpoint."""

    name = forms.CharField(required=False, max_length=500)
    url = forms.CharField(required=False, max_length=3000)
    events = forms.MultipleChoiceField(
        required=False, choices=[(one.value, wording.EVENTS[one]) for one in FOR_WEBHOOKS]
    )
    is_on = forms.BooleanField(required=False)
