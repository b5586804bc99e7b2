"""What is known of a report when it comes in, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 4_000
"""Code points of a text that are looked at: what spam has to say stands at the front."""


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for suspicion.

    Attributes:
        name: of the part, for programs.
        why: a sentence for the editor.
    """

    name: str
    points: int
    why: str

    def to_dict(self) -> dict[str, object]:
        """As it is stored with the report."""
        return {"part": self.name, "points": self.points, "why": self.why}


@dataclass(frozen=True, slots=True)
class Facts:
    """A report and how it came in.

    Attributes:
        language: of the page that the reader had, where it is known.
        outlet_language: of the outlet.
        from_address: reports from the same address in this minute, this one among them.
        address_limit: how many the house takes from one address in a minute.
        pages_with_it: other stories to which the same words were sent within a day.
        trapped: something stands in a field that people do not see.
        seconds: from the making of the form to its sending; None where nobody knows.
        forged: the form came without its own mark of when it was made.
        unproven: no proof of work, while the outlet is being flooded.
        banned: the address is banned, and its reader appeals.
        on_page: whether our text of the story has the passage; None when nobody looked.
    """

    says: str = ""
    should_say: str = ""
    why: str = ""
    source: str = ""
    block: str = ""
    language: str = ""
    outlet_language: str = "en"
    from_address: int = 1
    address_limit: int = 30
    pages_with_it: int = 0
    trapped: bool = False
    seconds: float | None = None
    forged: bool = False
    unproven: bool = False
    banned: bool = False
    on_page: bool | None = None

    @property
    def written(self) -> str:
        """All that the reader wrote, the front of it."""
        return f"{self.should_say[:LONGEST]}\n{self.why[:LONGEST]}"

    @property
    def story(self) -> str:
        """The words that the reader found, with those around them."""
        return f"{self.says[:LONGEST]}\n{self.block[:LONGEST]}"
