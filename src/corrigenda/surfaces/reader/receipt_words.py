"""What the receipt says of writing to the desk, and of being told the outcome by mail."""

from __future__ import annotations

from corrigenda.lib.words import Words

REPLY = Words(
    {
        "title": "Write to the desk",
        "text": "Something to add, or do you see it differently? You can write to the "
        "editors once about this report. They read it beside what you sent. It is"
        " never published, and by itself it changes no decision.",
        "label": "Your message",
        "hint": "Plain text, at most 2,000 characters.",
        "send": "Send it to the desk",
        "sent_title": "What you wrote to the desk",
        "unread": "No editor has read it yet.",
        "read": "Read by an editor",
        "empty": "Write something first.",
        "unfit": "That could not be taken: at most 2,000 characters, and no control "
        "characters. Your words are still here.",
        "too_many": "Too many messages came from your connection. Nothing was sent: try again"
        " in an hour. Your words are still here.",
        "used": "Not sent: you have written to the desk about this report before, and "
        "that can be done once. What you wrote just now is below, so that you can"
        " keep it.",
    }
)

TELL = Words(
    {
        "title": "Hear by e-mail how it ends",
        "text": "Leave an address, and you get one mail when it is decided. A first mail "
        "asks whether the address is yours. It is used for nothing else, never "
        "published, and erased afterwards.",
        "label": "Your e-mail address",
        "send": "Tell me by e-mail",
        "no_address": "This is not an e-mail address. Give it as name@example.org.",
        "too_often": "Too many addresses came from your connection. Nothing was kept: try "
        "again in an hour.",
        "is_asked": "A mail goes to the address that you left, unless its owner wants none "
        "from us. Follow the link in it, and you are told how it ends.",
        "is_confirmed": "You will be told by e-mail how it ends.",
        "is_told": "You were told by e-mail",
        "another": "Leave another address",
    }
)
