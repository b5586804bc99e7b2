"""What the public pages say."""

from __future__ import annotations

from corrigenda.lib.words import Words

WORDS = Words(
    {
        "title": "Corrections",
        "title_of": "{outlet}: corrections",
        "lead": "What was wrong and how it was put right, newest first. Nothing is taken out of "
        "this log: a later entry supersedes an earlier one, and both stay.",
        "feeds": "Feeds",
        "empty": "Nothing has been corrected yet.",
        "empty_before": "There is nothing older.",
        "to_newest": "To the newest entries",
        "older": "Older",
        "newer": "Newer",
        "permalink": "Permalink",
        "superseded": "Superseded by a later entry",
        "supersedes": "Supersedes an earlier entry",
        "changed": "What was changed",
        "story": "The story",
        "outlet": "Outlet",
        "to_log": "All corrections",
        "pages": "Pages of the log",
        "scorecard": "In figures",
        "formats": "This entry as",
        "to_the_words": "a link to the words",
        "verified": "Seen on the page, last time",
        "copies": "The same error in other places",
        "copies_corrected": "{corrected} of {places} corrected",
        "copies_gone": "{gone} gone",
        "data": "Data",
        "transparency": "How this meets the standards",
        "narrow": "Search and narrow",
        "search": "Words in the headline or notice",
        "kind": "Kind",
        "section": "Section",
        "author": "Written by",
        "all": "all",
        "show": "Show",
        "everything": "Show everything",
        "none": "Nothing in the log fits that.",
        "searched_to": "Searched back to {date}. Further back there may be more.",
        "months": "By month",
        "month": "Month",
        "no_months": "No month has an entry that fits.",
        "entries": "Entries",
        "earlier_month": "The month before",
        "later_month": "The month after",
    }
)
