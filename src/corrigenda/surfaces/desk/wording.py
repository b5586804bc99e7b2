"""What the desk calls things, for people."""

from __future__ import annotations

from dataclasses import dataclass


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
        "An earlier version of this story misstated … It is …",
        "Publish the correction",
    ),
    "clarification": KindWords(
        "Clarification",
        "Right, but could be misread. Say what is meant.",
        "This story has been updated to make clear that …",
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
    "case.open": "opened the case",
    "case.lane": "moved the case to the other lane",
    "case.check": "is checking it",
    "case.place": "said which place is meant",
    "case.decline": "declined it",
    "case.decided": "decided the case",
    "case.published": "published the correction",
    "case.closed": "closed the case",
    "case.new": "put the case back to be decided again",
    "correction.decide": "wrote the correction",
    "correction.approve": "approved the correction",
    "correction.send_back": "sent the correction back",
    "correction.take_back": "took the correction back",
    "change.applied": "saw the change in the story",
    "change.verified": "verified the story",
    "change.overdue": "marked the change to the story as overdue",
}

ROLES = {
    "reporter": "reporter",
    "editor": "editor",
    "standards_editor": "standards editor",
    "administrator": "administrator",
}
