"""The invented world that filled stories are made of; no country, town or person in it exists."""

from __future__ import annotations

from typing import Final, NamedTuple

SECTIONS: Final = ("world", "politics", "business", "sport", "culture", "science", "local")

TOWNS: Final = (
    "Port Maren", "Tolva", "Haldrum", "Lower Ossel", "Norvale", "Cape Soroka",
    "Brenn", "Ilsfield", "Old Quarry", "Vesk", "Marrow Sound", "Tarnholm",
)  # fmt: skip
FIRST: Final = (
    "Orla", "Ilse", "Teo", "Marta", "Rune", "Danyla", "Pavlo", "Salma", "Idris", "Wanda", "Emeka",
    "Aino", "Yusef", "Clio", "Bram", "Noor",
)  # fmt: skip
LAST: Final = (
    "Venn", "Brandt", "Marsk", "Okoro", "Lindh", "Halloran", "Dray", "Costigan", "Vélin", "Reyle",
    "Sorensky", "Abbott-Lane", "Kaya", "Moor", "Tamm", "Ostrava",
)  # fmt: skip
OFFICES: Final = (
    "the river commission", "the harbour board", "the statistics office", "the teachers' union",
    "the transport ministry", "the city council", "the fisheries agency", "the high court",
)  # fmt: skip
THINGS: Final = (
    "ferry timetable", "school budget", "grain levy", "tram extension", "fishing quota",
    "water treaty", "hospital wing", "stadium lease", "museum roof", "bridge toll",
)  # fmt: skip
VERBS: Final = ("approved", "postponed", "rejected", "defended", "reviewed", "signed", "published")
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


class Slip(NamedTuple):
    """A mistake: the words as printed, as they should be, and why a case is sorted as it is."""

    says: str
    should_say: str
    kind: str
    lane: str
    reason: str


TYPOS: Final = (
    ("recieved", "received"), ("goverment", "government"), ("occured", "occurred"),
    ("seperate", "separate"), ("untill", "until"), ("commitee", "committee"),
    ("publically", "publicly"), ("accomodate", "accommodate"), ("teh", "the"), ("thier", "their"),
)  # fmt: skip

WHYS: Final = (
    "", "", "", "I was at the meeting.", "See the agency's own table, page 4.",
    "The minutes say otherwise.", "This was corrected elsewhere last week.", "My name is spelt so.",
)  # fmt: skip
NOTES: Final = (
    "Rang the press office; they will call back.", "Same figure stands in the caption.",
    "The agency copy had it right.", "Asked the author.", "Seen in the archive: from the budget.",
)  # fmt: skip
DECLINED: Final = (
    "The words are as the speaker said them.", "The figure is that of the agency's final table.",
    "Both spellings are in use; this is the house's.",
)  # fmt: skip
