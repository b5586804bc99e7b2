"""What can go wrong in the corrections stage."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.corrections.wording.finding import Finding


class CorrectionError(ValueError):
    """A correction that cannot be made so.

    Attributes:
        field: which part of it is wrong, as the form names it.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class WordingError(CorrectionError):
    """A notice that the checks of its wording refuse, or advise on.

    Attributes:
        findings: all that the checks found.
        refused: False when it is advice alone, and may be sent again as accepted.
    """

    def __init__(self, message: str, findings: Sequence[Finding], *, refused: bool) -> None:
        super().__init__("words", message)
        self.findings = tuple(findings)
        self.refused = refused


class UndoError(ValueError):
    """A decision that cannot be taken back; the message says why and what to do instead."""
