"""The forms by which cases are put together otherwise. The actions check what they hold."""

from __future__ import annotations

from django import forms

from corrigenda.flow.cases.models import Lane

_MOST = 2**62
MOST_CHOSEN = 500


class Keys(forms.Field):
    """Keys of rows, each ticked in a list."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: object) -> list[int]:
        """The keys that were sent; what is no key is passed over."""
        given = value if isinstance(value, list) else []
        keys = {int(one) for one in map(str, given) if one.isascii() and one.isdigit()}
        return sorted(key for key in keys if key < _MOST)


class SplitForm(forms.Form):
    """The reports that are to be a case of their own."""

    reports = Keys(required=False)


class MergeForm(forms.Form):
    """The case that another is to be merged into: chosen from those shown, or by its number."""

    into = forms.IntegerField(required=False, min_value=1, max_value=_MOST)
    number = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=_MOST,
        error_messages={"invalid": "The number of a case is made of digits only, as in 1204."},
    )

    @property
    def chosen(self) -> int:
        """The key; one that was typed counts more than one that was ticked."""
        return self.cleaned_data.get("number") or self.cleaned_data.get("into") or 0


class LaneForm(forms.Form):
    """A lane."""

    lane = forms.ChoiceField(choices=Lane.choices)
