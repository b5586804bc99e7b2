"""What can go wrong in the cases stage."""

from __future__ import annotations


class CaseError(ValueError):
    """A case that cannot be changed so; the message says what to do.

    Attributes:
        field: what was typed that is to be mended; empty when it is nothing of that.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class PlaceHeldError(CaseError):
    """The place that somebody chose is another case's.

    Attributes:
        holder: the key of that case; the two may be merged.
    """

    def __init__(self, holder: int, *, decided: bool = False) -> None:
        about = "is about this error, and was decided" if decided else "is about this place"
        super().__init__(
            f"Case {holder} {about} already: merge this case into it, or choose another place."
        )
        self.holder = holder
