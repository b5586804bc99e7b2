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


OF_IT: Final = (
    "Of {} nobody in the hall had been told before the vote",
    "The paper that named {} was handed round only after lunch",
    "What the minutes say of {} takes up less than a line",
    "Two members had asked about {} at the meeting in spring",
    "It was the first time that {} came up in public",
    "A clerk read the passage on {} aloud, twice and slowly",
    "Questions on {} were left for the evening session",
    "The chair called {} a matter for those who come after",
    "In the gallery somebody laughed when {} was read out",
    "A letter from the harbour speaks of {} and of little else",
)
AND_THEN: Final = (
    "and {} asked that it be noted",
    "while {} left the room without a word",
    "which {} called good news for the whole coast",
    "so that {} had to look it up on the way home",
    "though {} remembers it in another way",
    "before {} thanked the staff for their patience",
    "as {} had written to the members in advance",
    "yet {} would not be drawn on what it costs",
    "and neither {} nor the deputy objected",
    "because {} had promised to keep it short",
)
AT_LAST: Final = (
    "the doors were closed at nine",
    "a second reading follows in the autumn",
    "the accounts are open to anybody until Friday",
    "rain had kept most of the public away",
    "the next ferry brought a delegation from the islands",
    "no date was given for the works on the pier",
    "the old agreement runs on until it is replaced",
    "a copy hangs in the entrance of the town hall",
    "the vote itself took less than a minute",
    "the report is to be printed in two languages",
)
"""Of a thousand sentences each stands in some stories, as in the archive of a newspaper, and none
in all of them."""


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
