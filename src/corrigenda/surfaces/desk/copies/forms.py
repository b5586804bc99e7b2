"""The form by which a copy is noted. What it may hold is checked by the action."""

from __future__ import annotations

from django import forms

from corrigenda.surfaces.desk.copies.words import KINDS


class NoteForm(forms.Form):
    """What else was made of the story."""

    kind = forms.ChoiceField(
        choices=[(value, name) for value, name in KINDS.items() if value != "story"],
        error_messages={"required": "Choose what it is."},
    )
    title = forms.CharField(
        error_messages={"required": "Say what it is, as in: Morning briefing of 12 May."}
    )
    url = forms.CharField(required=False)
    says = forms.CharField(required=False)
