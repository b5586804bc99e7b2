"""What the page of a person who is asked says."""

from __future__ import annotations

from corrigenda.lib.words import Text, Words

WORDS = Words(
    {
        "overline": "One question from {outlet}",
        "hello": "{name}, this passage stands in a story of ours. We would like to know one thing.",
        "passage": "The passage",
        "said": "Did you say this?",
        "correct": "Is this correct?",
        "name": "Is your name, or your organisation’s, right here?",
        "figures": "Are these figures right?",
        "told": "Were you asked about this before it was published?",
        "confirmed": "Yes",
        "disputed": "No",
        "comment": "Anything to add?",
        "comment_hint": "Only the newsroom reads it. It is never published as it stands.",
        "optional": "optional",
        "send": "Send the answer",
        "choose": "Choose one of the two answers.",
        "too_long": Text(
            "This has {length} characters; at most {most} are taken. Shorten it.",
            "to a person who is asked",
        ),
        "unreadable": Text(
            "There is a character in it that cannot be shown. Type the words instead of "
            "pasting them.",
            "to a person who is asked",
        ),
        "until": "This link is for you alone. It takes one answer, until",
        "open_story": Text("Open the story", "to a person who is asked"),
        "thanks_title": "Thank you",
        "thanks": "Your answer has reached the newsroom. An editor reads it; you need do nothing "
        "more, and this link is used up.",
        "spent_title": "This link works no more",
        "spent": "It was used, taken back, or is too old. If you want to add something, write to "
        "the newsroom.",
        "none_title": "There is no question at this address",
        "none": "Check that the whole link was copied, to its last letter.",
    }
)
