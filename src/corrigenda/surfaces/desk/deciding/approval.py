"""What the second person sees besides the correction: who is asked, and what the checks find."""

from __future__ import annotations

from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import approvers_of
from corrigenda.flow.corrections.wording.checks import TITLES
from corrigenda.surfaces.desk.deciding.words import advice_on
from corrigenda.surfaces.desk.wording import PLACES


def approval_context(correction: Correction) -> dict[str, object]:
    """Who may approve it, where its notice would stand, and what speaks against its words."""
    overridden = {str(one.get("check", "")) for one in correction.overridden}
    return {
        "asked": [one.full_name for one in approvers_of(correction)],
        "place": PLACES.get(correction.placement, ""),
        "advice": advice_on(correction),
        "overridden": [TITLES[one] for one in TITLES if one in overridden],
    }
