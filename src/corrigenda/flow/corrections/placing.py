"""Where a notice stands on the story, by gravity. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Kind, Placement
from corrigenda.flow.newsroom.policy import PLACES, Policy

BY_KIND: Mapping[str, Placement] = {
    Kind.CORRECTION: Placement.TOP,
    Kind.CLARIFICATION: Placement.END,
    Kind.EDITORS_NOTE: Placement.TOP,
    Kind.WITHDRAWAL: Placement.TOP,
}
"""Where a house that says nothing of a kind has its notice."""


def placement_for(policy: Policy, kind: str, severity: str) -> str:
    """Where the house has a notice of `kind` on a case of `severity`; empty for a fix.

    Of the two places that policy names, the graver one.
    """
    if kind == Kind.FIX:
        return ""
    named = [policy.placement.get(kind, BY_KIND[Kind(kind)].value)]
    if severity in policy.placement_severities:
        named.append(policy.placement_severities[severity])
    return min(named, key=PLACES.index)


def placed(policy: Policy, kind: str, severity: str, wanted: str, reason: str) -> tuple[str, str]:
    """The place of a notice and the reason for it, which only another than the house's has.

    Args:
        wanted: what the editor chose; empty for the house's.

    Raises:
        CorrectionError: no such place; another than the house's, without a reason.
    """
    ours = placement_for(policy, kind, severity)
    if not ours or wanted in ("", ours):
        return ours, ""
    if wanted not in Placement.values:
        raise CorrectionError("placement", f"A notice stands at {', '.join(PLACES)}.")
    if not reason.strip():
        raise CorrectionError(
            "placement_reason",
            f"The house’s policy puts it at the {ours} of the story: say why not here.".replace(
                "at the passage of the story", "at the passage"
            ),
        )
    return wanted, reason.strip()
