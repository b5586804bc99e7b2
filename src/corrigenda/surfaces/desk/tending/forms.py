"""The small forms of a case. What they may hold is checked by the actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from corrigenda.flow.cases.asking import QUESTIONS
from corrigenda.flow.cases.models import Severity
from corrigenda.lib import zones

_MOST = 2**62


class LocalTime(forms.Field):
    """A date and time as the clocks of the outlet show it; None when empty."""

    def __init__(self, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(required=False, **more)
        self.zone = zone

    def to_python(self, value: object) -> datetime | None:
        """The moment in UTC."""
        given = str(value or "").strip()
        if not given:
            return None
        try:
            return zones.from_local(datetime.fromisoformat(given[:32]), self.zone)
        except zones.ZoneError as error:
            raise forms.ValidationError(str(error)) from error
        except ValueError as error:
            raise forms.ValidationError(
                "Give the time as 2026-11-24T15:30, as your clock shows it."
            ) from error


class SeverityForm(forms.Form):
    """A severity, and the one that was looked at."""

    severity = forms.ChoiceField(choices=Severity.choices)
    was = forms.CharField(required=False)


class OwnerForm(forms.Form):
    """The key of a member of staff or nothing, and the one that was looked at."""

    owner = forms.IntegerField(required=False, min_value=1, max_value=_MOST)
    was = forms.IntegerField(required=False, min_value=1, max_value=_MOST)


class DueForm(forms.Form):
    """A due time, and the one that was looked at."""

    was = forms.CharField(required=False)

    def __init__(self, data: Any = None, *, zone: ZoneInfo) -> None:
        super().__init__(data)
        self.fields["due"] = LocalTime(zone)

    def clean_was(self) -> datetime | None:
        """The moment that the page held."""
        try:
            was = datetime.fromisoformat(self.cleaned_data["was"])
        except ValueError:
            return None
        return was if was.tzinfo else None


class HoldForm(forms.Form):
    """Why a case is on hold, and until when."""

    reason = forms.CharField(required=False)
    was = forms.CharField(required=False)

    def __init__(self, data: Any = None, *, zone: ZoneInfo) -> None:
        super().__init__(data)
        self.fields["until"] = LocalTime(zone)


class NoteForm(forms.Form):
    """A note."""

    text = forms.CharField(required=False, strip=False)


class SourceForm(forms.Form):
    """Who is asked, and what."""

    name = forms.CharField(required=False)
    email = forms.CharField(required=False)
    question = forms.ChoiceField(
        required=False, choices=[("", ""), *((one, one) for one in QUESTIONS)]
    )
    own = forms.CharField(required=False)
