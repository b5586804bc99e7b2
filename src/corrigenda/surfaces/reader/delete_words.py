"""What a reader is told who deletes what they sent."""

from __future__ import annotations

from corrigenda.lib.words import Words

WORDS = Words(
    {
        "link": "Delete what I sent, or a part of it",
        "title": "Delete what you sent",
        "goes": "Your words, your source, your e-mail address and whatever else could lead to you "
        "are erased at once, from the desk’s search and its messages within the hour, and cannot "
        "be brought back. What was mailed to editors before stays with them. You will not be "
        "written to.",
        "stays": "That somebody reported this passage stays known, and the newsroom goes on with "
        "it. The page of your report stays as well, so that you can see what becomes of it.",
        "button": "Delete it now",
        "back": "Keep it",
        "part_title": "Or only a part of it",
        "part_text": "What you tick is erased in the same way. All else stays with your report, "
        "and the newsroom goes on with it.",
        "part_button": "Delete what is ticked",
        "part_none": "Nothing was deleted: tick what is to go.",
        "part_gone": "A part of what you sent was deleted.",
        "early": "Nothing was deleted: your report is just being stored. Try again in a minute.",
        "done": "What you sent was deleted",
        "gone": "Nothing of what you sent is left here. Deleted",
    }
)
