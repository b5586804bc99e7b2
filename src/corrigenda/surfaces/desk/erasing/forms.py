"""What an administrator types to have words erased; what may be in it, the action checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from django import forms

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.surfaces.desk.erasing.words import REASONS

EVERYWHERE = "*"


class Why(TypedDict):
    """Why words are to go, and whether they stay away."""

    reason_class: str
    reason: str
    stands: bool


class EraseForm(forms.Form):
    """Words, from where, and why."""

    outlet = forms.ChoiceField()
    words = forms.CharField(max_length=30_000, strip=False, required=False)
    reason_class = forms.ChoiceField(choices=[("", "Choose"), *REASONS.items()], required=False)
    reason = forms.CharField(max_length=5_000, required=False)
    stands = forms.BooleanField(required=False)

    def __init__(
        self, given: object = None, *, outlets: Sequence[Outlet], everywhere: bool
    ) -> None:
        super().__init__(given, initial={"stands": True})  # type: ignore[arg-type]
        choices = [(one.slug, one.name) for one in outlets]
        every = [(EVERYWHERE, "All outlets of this desk")] if everywhere else []
        self.fields["outlet"] = forms.ChoiceField(choices=choices + every)
        self._outlets = {one.slug: one for one in outlets}

    def knows(self, outlet: str | None) -> bool:
        """Whether it may be chosen; somebody who may choose none is told so on the page."""
        return not self._outlets or outlet in (*self._outlets, EVERYWHERE)

    @property
    def house(self) -> Outlet | None:
        """The outlet that was chosen; None for all. Of a valid form."""
        return self._outlets.get(self.cleaned_data["outlet"])

    @property
    def why(self) -> Why:
        """The reasons, and whether it stands. Of a valid form."""
        given = self.cleaned_data
        return Why(
            reason_class=given["reason_class"], reason=given["reason"], stands=given["stands"]
        )

    @property
    def phrases(self) -> list[str]:
        """What was typed, a phrase a line. Of a valid form."""
        return str(self.cleaned_data["words"]).splitlines()
