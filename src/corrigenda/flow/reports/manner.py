"""How a report came in, beside what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """What the door saw.

    Attributes:
        proof: of work, as `proof.py` reads it; empty for none.
        trapped: something stands in a field that people do not see.
        seconds: from the making of the form to its sending; None where nobody knows.
        forged: the form came without the mark of time that ours has.
        appeal: a reader at a banned address says so and wants it looked at all the same; what
            they say, which may be nothing. None for no appeal.
    """

    proof: str = ""
    trapped: bool = False
    seconds: float | None = None
    forged: bool = False
    appeal: str | None = None
