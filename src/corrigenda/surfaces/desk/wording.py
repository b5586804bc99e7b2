"""What the desk calls things, for people."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.lib.words import Text


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind of correction is offered.

    Attributes:
        hint: when it is the right one.
        start: how its notice may begin; shown as an example, never filled in.
        button: what the button says.
    """

    name: str
    hint: str
    start: str
    button: str


KINDS = {
    "fix": KindWords(
        "Fix",
        "Spelling, grammar, a slip. A fix changes the story, silently: no notice, no log entry.",
        "",
        "Fix the story",
    ),
    "correction": KindWords(
        "Correction",
        "A fact was wrong. Say what was wrong and what is right.",
        "This story said … It should have said …",
        "Publish the correction",
    ),
    "clarification": KindWords(
        "Clarification",
        "Right, but could be misread. Say what is meant.",
        "Where this story says …, it means …",
        "Publish the clarification",
    ),
    "editors_note": KindWords(
        "Editor’s note",
        "How the story was made: sourcing, ethics, an image.",
        "After publication we learned that …",
        "Publish the editor’s note",
    ),
    "withdrawal": KindWords(
        "Withdrawal",
        "The story as a whole does not stand.",
        "We have withdrawn this story because …",
        "Withdraw the story",
    ),
}

PLACES = {
    "top": "top of the story",
    "passage": "at the passage",
    "end": "end of the story",
}


@dataclass(frozen=True, slots=True)
class TroubleWords:
    """What is said of a change that the CMS did not make as it was asked.

    Attributes:
        what: what stands in the story.
        do: what to do about it.
    """

    what: str
    do: str


TROUBLES = {
    "untouched": TroubleWords(
        "The old words still stand.",
        "Ask the CMS again, or have somebody change the story by hand.",
    ),
    "other_words": TroubleWords(
        "The CMS put other words there than were asked for.",
        "If the story is right so, decide the case again with what stands there; if not, have it "
        "changed by hand: the new words are looked for until they stand.",
    ),
    "both": TroubleWords(
        "The new words stand, and the old ones too.",
        "Have the old words taken out of the story by hand.",
    ),
    "lost": TroubleWords(
        "The place was rewritten, and neither the old words nor the new ones stand there.",
        "Read the story: decide the case again, or have the new words put in by hand.",
    ),
    "no_notice": TroubleWords(
        "The story is right, and the page does not show the notice.",
        "See whether the page has our script and a place for notices, or includes them itself.",
    ),
}

REPORT_KINDS = {
    "typo": "Typo",
    "fact": "Fact",
    "clarification": "Clarification",
    "translation": "Translation",
    "attribution": "Attribution",
    "other": "Other",
}

CHANNELS = {
    "widget": "on the page",
    "form": "by the form",
    "email": "by e-mail",
    "sweep": "found by the sweep",
    "guard": "seen by the guard, which no reader wrote",
    "packet": "from another house’s correction",
    "memory": "an error that was corrected before, seen again",
}

CASE_STATES = {
    "new": "New",
    "checking": "Being checked",
    "awaiting_source": "Awaiting source",
    "decided": "Decided",
    "published": "Published",
    "declined": "Declined",
    "closed": "Closed",
}

CORRECTION_STATES = {
    "draft": "Sent back",
    "in_approval": "Waiting for approval",
    "approved": "Approved",
    "published": "Published",
    "superseded": "Superseded",
}

VERBS = {
    "report.release": "let a held report go on",
    "report.reject": "rejected a held report",
    "report.ban": "banned the address of a held report",
    "report.lift_ban": "lifted a ban",
    "report.appeal": "said that a held report is real",
    "report.delete": "deleted what they had sent",
    "report.take_back": "took a part of what they had sent back",
    "report.leave_address": "asked to be told the outcome",
    "report.reply": "wrote to the desk from their receipt",
    "letter.place": "made a report of a letter",
    "letter.reject": "rejected a letter",
    "letter.take_back": "took a rejected letter back",
    "telling.retry": "had a delivery tried again",
    "telling.give_up": "gave a delivery up",
    "subscriber.pair": "paired with a house",
    "subscriber.change": "changed a subscriber",
    "subscriber.unpair": "unpaired a house",
    "subscriber.pin_key": "pinned a house’s new key",
    "subscriber.rotate_key": "followed a house to its new key",
    "subscriber.other_key": "refused a key that the pinned one did not sign",
    "subscriber.gone": "stopped posting to a subscriber whose address is gone",
    "subscriber.unreached": "could not reach a subscriber for a day",
    "subscriber.make_feed": "made a subscriber’s feed",
    "subscriber.note": "noted stories that a subscriber had",
    "subscriber.forget_story": "took back that a subscriber had a story",
    "packet.redact": "erased a packet that its house redacted",
    "item.lost": "noted that an agency’s item fits no story",
    "channel.chat": "set the chat",
    "channel.add": "added a webhook",
    "channel.change": "changed a webhook",
    "channel.remove": "removed a webhook",
    "channel.rotate": "gave a webhook a new secret",
    "channel.test": "sent a test",
    "case.withdraw_source": "took a link to a source back",
    "case.answer_source": "answered the desk",
    "case.source_silent": "noted that a source did not answer in time",
    "case.ask_source": "asked a source",
    "case.due": "set the due time",
    "case.own": "set the owner",
    "case.severity": "set the severity",
    "case.open": "opened the case",
    "case.lane": "moved the case to the other lane",
    "case.reopen": "opened the declined case again",
    "case.merge": "merged it into another case",
    "case.take_in": "merged another case into it",
    "case.split": "split reports off it",
    "case.split_off": "split it off another case",
    "case.part": "moved reports that ask for something else to cases of their own",
    "case.overlap": "found that a report is on words of another case, too",
    "case.other_place": "found the passage in another story",
    "case.readdress": "moved it to the story’s other address",
    "article.unite": "saw that two addresses are one story",
    "case.check": "put it on hold",
    "case.release": "took it off hold",
    "case.note": "wrote a note",
    "case.reply": "wrote to the desk from their receipt",
    "case.see_reply": "read what a reader wrote to the desk",
    "case.place": "said which place is meant",
    "case.decline": "declined it",
    "case.undo": "took it back within the time for that",
    "filter.save": "saved a filter",
    "filter.drop": "gave a filter up",
    "case.decided": "decided the case",
    "case.published": "published the correction",
    "case.closed": "closed the case",
    "case.new": "put the case back to be decided again",
    "correction.decide": "wrote the correction",
    "correction.approve": "approved the correction",
    "correction.send_back": "sent the correction back",
    "correction.give_up": "gave the fix up",
    "change.ask_again": "asked the CMS again",
    "correction.take_back": "took the correction back",
    "change.applied": "saw the change in the story",
    "change.verified": "verified the story",
    "change.overdue": "marked the change to the story as overdue",
    "entry.live": "saw the correction on the page",
    "entry.lost": "saw that the correction is not on the page any more",
    "case.sweep": "had the archive searched for the passage",
    "copy.confirm": "confirmed other places as the same error",
    "copy.decline": "declined other places",
    "copy.note": "noted what else was made of the story",
    "copy.recheck": "had its copies looked at",
    "agency.tell": "told an agency",
    "log.accept": "signed a log that was changed from outside",
    "log.rotate_key": "changed the key that signs the log",
    "log.erase_openings": "erased words of an entry from the log",
    "erasure.ask": "asked that words be erased",
    "erasure.confirm": "confirmed that words be erased",
    "erasure.withdraw": "withdrew that words be erased",
    "erasure.done": "erased words",
    "erasure.again": "erased words again after a restore",
    "outlet.open": "opened the outlet",
    "outlet.change": "changed the outlet",
    "outlet.hire": "gave a role",
    "outlet.leave": "ended a role",
    "staff.invite": "invited somebody",
    "staff.invite_again": "sent an invitation again",
    "staff.uninvite": "withdrew an invitation",
    "staff.join": "took an invitation up",
    "staff.bylines": "changed the names that somebody writes under",
    "staff.deactivate": "ended a role and, if it was the last, the account",
    "staff.reactivate": "had somebody back",
    "staff.sign_in": "signed in",
    "staff.password": "changed their password",
    "staff.second_factor": "changed a second factor",
    "staff.end_sessions": "signed out everywhere else",
    "staff.make_token": "made an API token",
    "staff.revoke_token": "revoked an API token",
}

ROLES = {
    "reporter": "reporter",
    "editor": "editor",
    "standards_editor": "standards editor",
    "administrator": "administrator",
}

DECLINE_WORDS = Text("We checked these words and leave them as they are.")
"""With what a typo is declined by one key, unless somebody writes otherwise; readers see it."""
