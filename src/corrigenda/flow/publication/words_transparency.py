"""What the export for the Journalism Trust Initiative and IFCN says.

What a standard asks is said here in few words of our own; its own text is what counts.
"""

from __future__ import annotations

from corrigenda.lib.words import Text, Words

WORDS = Words(
    {
        "title": "Corrections and the standards",
        "lead": "What the Journalism Trust Initiative (14.1 to 14.3) and the International Fact-Checking Network ask of corrections, and what of it {outlet} does. Made from its policy and its figures, as they are today. What a standard asks is said in few words; its own text is what counts.",
        "met": "Met",
        "partly": "Met in part",
        "not_filled_in": "Not filled in by the house",
        "by": "By",
        "missing": "Left to do",
        "figures": "The numbers of the last twelve months",
        "to_figures": "Corrections in figures",
        "data": "The same as data",
        "jti_14_1": "A process for corrections that is published.",
        "jti_14_2": "A correction stands at the address of the story, with a prominence like that of the error.",
        "jti_14_3": "A named contact for complaints and corrections.",
        "ifcn_policy": "A published policy of open and honest corrections.",
        "ifcn_followed": "The policy is followed, and anybody can see that it is.",
        "ifcn_readers": "Care that readers of the first version see the corrected one.",
        "by_policy": "The policy on corrections, made from the rules that the desk works by",
        "by_address": "Notices stand on the story itself, whose address stays; each has a permalink besides",
        "by_place": "A correction stands {place}",
        "by_contact": "{desk}: {contact}",
        "by_desk": "The desk is named: {desk}",
        "by_way": "How it is reached: {contact}",
        "by_log": "A public log, in which a later entry supersedes an earlier one and both stay",
        "by_figures": "Figures, with what is overdue",
        "by_feeds": "Feeds and exports, which say what was superseded",
        "by_notice": "The notice on the story, and a private receipt for each reader who reported",
        "missing_place": "Corrections stand at the end of the story, whatever the place of the error. Where the house wants them more prominent, it says so in its policy.",
        "missing_desk": "The policy names no desk that answers for corrections.",
        "missing_contact": "The policy does not say how that desk is reached.",
        "missing_figures": "The house does not publish its figures, but for the number of its fixes.",
        "missing_site": "Whether pages show readers that a story they read was corrected is the site’s own doing; it is not seen from here.",
        "top": "at the top of the story",
        "passage": Text("at the passage", "where a correction stands"),
        "end": "at the end of the story",
    }
)
