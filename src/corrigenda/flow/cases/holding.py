"""What a hold was when somebody looked at it. Pure."""

from __future__ import annotations

import hashlib

from corrigenda.flow.cases.models import Case

HOLD_FIELDS = ("hold_since", "hold_reason", "hold_until")
OFF: dict[str, object] = {
    "hold_since": None,
    "hold_by": None,
    "hold_reason": "",
    "hold_until": None,
}
"""The values of a case that is not on hold."""


def hold_mark(case: Case) -> str:
    """A mark that changes with the hold; empty for a case that has none."""
    if case.hold_since is None:
        return ""
    held = "\n".join(str(getattr(case, name)) for name in HOLD_FIELDS)
    return hashlib.sha256(held.encode()).hexdigest()[:16]
