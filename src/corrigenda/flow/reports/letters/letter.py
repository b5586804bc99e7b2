"""What is read out of a mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Authentic(StrEnum):
    """What the house's own mail server says of the sender."""

    UNKNOWN = ""
    """Nothing, or no such server is named in the settings."""
    PASS = "pass"  # noqa: S105 - as Authentication-Results says it
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the letter quotes.

    Attributes:
        says: as the letter has them.
        should_say: what it asks for instead; empty where it does not say.
        explicit: the letter itself sets the two against each other, or labels them.
    """

    says: str
    should_say: str = ""
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter as read; every text is bounded and can be stored.

    Attributes:
        sender: the bare address of From; empty where there is none that can be.
        recipients: addresses in the headers to whom it went, in lower case.
        message_id: as the sender's program made it; may be forged, or missing.
        text: what its writer wrote: without quoted mail and signature.
        quotations: what may be the passage, the likeliest first.
        links: addresses in what they wrote, then those in what is quoted below it.
        own_links: how many of the links are in what they wrote.
        attachments: how many were dropped.
        answers_us: it answers a mail of ours, perhaps by itself.
        automatic: why no person wrote it, as a sentence; empty for a person's letter.
        trouble: what could not be read of it, as a sentence; empty for nearly every letter.
    """

    sender: str = ""
    recipients: tuple[str, ...] = ()
    message_id: str = ""
    subject: str = ""
    text: str = ""
    quotations: tuple[Quotation, ...] = ()
    links: tuple[str, ...] = ()
    own_links: int = 0
    attachments: int = 0
    authentic: Authentic = Authentic.UNKNOWN
    answers_us: bool = False
    automatic: str = ""
    trouble: str = ""
