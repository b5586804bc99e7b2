"""What erasing is called on the desk: classes of reasons, states, and places that lose words."""

from __future__ import annotations

from corrigenda.flow.newsroom.models import ErasureReason
from corrigenda.flow.newsroom.states import ErasureState

REASONS: dict[str, str] = {
    ErasureReason.PERSONAL_DATA: "Personal data",
    ErasureReason.COURT_ORDER: "An order of a court",
    ErasureReason.DEFAMATION: "Defamation",
    ErasureReason.MINOR: "A child is named",
    ErasureReason.SAFETY: "Somebody is in danger",
    ErasureReason.COPYRIGHT: "Copyright",
    ErasureReason.OTHER: "Another law",
}
STATES: dict[str, str] = {
    ErasureState.ASKED: "Waits for a second administrator",
    ErasureState.CONFIRMED: "Is being done",
    ErasureState.DONE: "Erased",
    ErasureState.WITHDRAWN: "Withdrawn",
}
PLACES: dict[str, str] = {
    "versions": "Versions of stories",
    "stories": "Addresses of stories",
    "credits": "Names of authors",
    "reports": "Reports of readers",
    "cases": "Cases",
    "notes": "Notes and questions to sources",
    "searches": "Saved searches",
    "corrections": "Corrections and drafts",
    "log": "Entries of the public log",
    "told": "Mails, webhooks and what they tell",
    "audit": "Entries of the audit trail",
    "settings": "Policies of outlets",
    "people": "Bylines, invitations and tokens",
    "erasures": "Other erasures",
}


def places(counts: dict[str, int]) -> list[tuple[str, int]]:
    """The places that have any, in the order of the line."""
    return [(said, counts[name]) for name, said in PLACES.items() if counts.get(name)]
