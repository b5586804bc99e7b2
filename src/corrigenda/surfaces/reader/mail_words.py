"""What the pages behind a mail's links say."""

from __future__ import annotations

from corrigenda.lib.words import Words

WORDS = Words(
    {
        "confirm_title": "Is this address yours?",
        "confirm_text": "Then {outlet} writes to it once more, when the newsroom has decided "
        "about your report. After that it is erased.",
        "confirm_button": "Yes, tell me the outcome",
        "confirmed_title": "Thank you, it is confirmed",
        "confirmed_text": "You will get one mail from {outlet} when the newsroom has decided. "
        "There is nothing more to do.",
        "receipt": "Your receipt: what becomes of your letter",
        "old_title": "This link is too old",
        "old_text": "Your report arrived all the same, and {outlet} looks at it. Your receipt "
        "tells you what becomes of it.",
        "stop_title": "No mail to your address?",
        "stop_text": "Nothing is written to it any more, whoever gives it, and it is erased here. "
        "Your reports stay, and so do their receipts.",
        "stop_button": "Write no more",
        "stopped_title": "Nothing more is written to you",
        "stopped_text": "Your address is erased. So that it stays so, a code is kept by which we "
        "know it again but cannot read it.",
        "unknown_title": "There is nothing at this address",
        "unknown_text": "Check that the whole link was copied from the mail, to its last letter.",
    }
)
