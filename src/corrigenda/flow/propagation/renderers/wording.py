"""What the desk is told of each event, in a line. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.flow.propagation.events import Group, Type
from corrigenda.flow.reports.models import OF_READERS, Channel

GROUPS: dict[str, str] = {
    Group.MY_STORY: "A fact in a story of mine is said to be wrong",
    Group.MY_TYPOS: "A typo was found in a story of mine",
    Group.NEW_FACTS: "A new case in the fact lane",
    Group.ASSIGNED: "A case is given to me, a source whom I asked answers or does not in time, "
    "or a reader of a case of mine writes to the desk",
    Group.MENTIONED: "Somebody mentions me in a note",
    Group.APPROVAL: "A correction waits for my approval, or mine is sent back",
    Group.DUE: "A case is due soon, or overdue",
    Group.LATE: "The story was not changed in time, or was changed back",
    Group.OUTCOMES: "What became of my stories and cases",
    Group.SUBSCRIBERS: (
        "A subscriber cannot be reached, shows another key, or removed words; an agency takes back "
        "what fits no story"
    ),
}

IN_CHAT: dict[str, str] = {
    Group.NEW_FACTS: "A new case in the fact lane",
    Group.APPROVAL: "A correction waits for a second person",
    Group.DUE: "A case is due soon, or overdue",
    Group.LATE: "The story was not changed in time, or was changed back",
    Group.OUTCOMES: "A correction was published",
    Group.SUBSCRIBERS: "A subscriber cannot be reached, shows another key, or removed words",
}

EVENTS: dict[str, str] = {
    Type.CASE_OPENED: "A case was opened",
    Type.CASE_DISPUTED: "A case came into the fact lane",
    Type.CASE_ASSIGNED: "A case was given to somebody",
    Type.CASE_MENTIONED: "Somebody was mentioned in a note",
    Type.CASE_SOURCE_ANSWERED: "A source who was asked has answered",
    Type.CASE_SOURCE_SILENT: "A source who was asked did not answer in time",
    Type.CASE_REPLIED: "A reader wrote to the desk about their report",
    Type.CASE_DUE_SOON: "A case is due within the hour",
    Type.CASE_OVERDUE: "A case is overdue",
    Type.CASE_DECLINED: "A case was declined",
    Type.CORRECTION_DECIDED: "A correction was decided",
    Type.CORRECTION_SENT_BACK: "A correction was sent back",
    Type.CORRECTION_PUBLISHED: "A correction was published",
    Type.CHANGE_VERIFIED: "The change stands in the story",
    Type.CHANGE_OVERDUE: "The story was not changed in time",
    Type.ENTRY_LOST: "A correction that was live is not any more",
    Type.LOG_CHECKPOINT: "A checkpoint of the log was signed (to be kept by a witness)",
    Type.SUBSCRIBER_UNREACHED: "Nothing has got through to a subscriber for a day",
    Type.SUBSCRIBER_GONE: "The program of a subscriber wants no more packets",
    Type.SUBSCRIBER_OTHER_KEY: "A subscriber shows a key that its old one did not sign",
    Type.PACKET_REDACTED: "A subscriber removed words by law that it had sent",
    Type.ITEM_LOST: "An agency corrected or took back an item that fits no story",
}

KINDS = {
    "fix": "fix",
    "correction": "correction",
    "clarification": "clarification",
    "editors_note": "editor’s note",
    "withdrawal": "withdrawal",
}

_HEADS: dict[str, str] = {
    Type.CASE_OPENED: "A new case",
    Type.CASE_DISPUTED: "No typo any more",
    Type.CASE_ASSIGNED: "Given to you",
    Type.CASE_MENTIONED: "{by} mentions you",
    Type.CASE_SOURCE_ANSWERED: "The source answered",
    Type.CASE_SOURCE_SILENT: "No answer came from the source",
    Type.CASE_REPLIED: "A reader writes to you",
    Type.CASE_DUE_SOON: "Due within the hour",
    Type.CASE_OVERDUE: "Overdue",
    Type.CASE_DECLINED: "Declined",
    Type.CORRECTION_DECIDED: "Decided",
    Type.CORRECTION_SENT_BACK: "Sent back",
    Type.CORRECTION_PUBLISHED: "Published",
    Type.CHANGE_VERIFIED: "Stands in the story",
    Type.CHANGE_OVERDUE: "Not changed in time",
    Type.ENTRY_LOST: "Not live any more",
    Type.LOG_CHECKPOINT: "Log signed",
    Type.SUBSCRIBER_UNREACHED: "Not reached for a day",
    Type.SUBSCRIBER_GONE: "No more packets wanted",
    Type.SUBSCRIBER_OTHER_KEY: "Another key",
    Type.PACKET_REDACTED: "Words removed by law",
    Type.ITEM_LOST: "An agency’s item fits no story",
}

_FOUND_BY: dict[str, str] = {
    **dict.fromkeys(OF_READERS, "A reader reports"),
    Channel.GUARD: "Changed without a note",
    Channel.SWEEP: "An error stands here, too",
    Channel.MEMORY: "An error that was corrected came back",
    Channel.PACKET: "Another house corrected this",
}
"""What opened a case, by the door through which its first report came in."""


def head(facts: Mapping[str, object]) -> str:
    """What happened, in a few words: `Overdue`, `Edda Brandt mentions you`."""
    if facts.get("waits") and facts.get("type") == Type.CORRECTION_DECIDED:
        return "Waits for a second person"
    if facts.get("type") == "test":
        return f"A test, sent by {facts.get('by') or 'somebody'}"
    if facts.get("type") == Type.CASE_OPENED and facts.get("door") in _FOUND_BY:
        return _FOUND_BY[str(facts["door"])]
    words = _HEADS.get(str(facts.get("type")), "News of a case")
    return words.replace("{by}", str(facts.get("by") or "Somebody"))


def detail(facts: Mapping[str, object]) -> list[str]:
    """What else there is to know, in sentences; without the passage and the story."""
    return [line for line in (_who(facts), _count(facts), _why(facts)) if line]


def _who(facts: Mapping[str, object]) -> str:
    by, kind = str(facts.get("by") or ""), KINDS.get(str(facts.get("kind") or ""), "")
    if facts.get("type") == Type.CORRECTION_DECIDED:
        return f"{by or 'Somebody'} decided: {kind}."
    if facts.get("type") in (Type.CASE_DECLINED, Type.CASE_ASSIGNED, Type.CORRECTION_SENT_BACK):
        return f"By {by}." if by else ""
    if facts.get("type") in (Type.CORRECTION_PUBLISHED, Type.CHANGE_VERIFIED):
        return f"It is a {kind}." if kind else ""
    return ""


_COUNTED = (Type.CASE_OPENED, Type.CASE_DISPUTED, Type.CASE_DUE_SOON, Type.CASE_OVERDUE)


def _count(facts: Mapping[str, object]) -> str:
    reports = facts.get("reports")
    if facts.get("type") not in _COUNTED:
        return ""
    if not isinstance(reports, int) or reports < 1:
        return ""
    return f"{reports} report{'' if reports == 1 else 's'}, {facts.get('lane')} lane."


def _why(facts: Mapping[str, object]) -> str:
    if isinstance(told := facts.get("subscriber"), dict):
        return _of_subscriber(str(facts.get("type")), told)
    if facts.get("type") == Type.CASE_DECLINED:
        return f"Reason: {facts.get('reason')}" if facts.get("reason") else ""
    if facts.get("type") == Type.CORRECTION_SENT_BACK:
        why = facts.get("sent_back_because")
        return f"Reason: {why}" if why else ""
    if facts.get("type") in (Type.CHANGE_OVERDUE, Type.ENTRY_LOST):
        missing = facts.get("missing")
        return f"Missing: {', '.join(missing)}." if isinstance(missing, list) and missing else ""
    if facts.get("type") == Type.CORRECTION_PUBLISHED:
        return f"Notice: {facts.get('words')}" if facts.get("words") else ""
    return ""


def _of_subscriber(kind: str, told: Mapping[str, str]) -> str:
    house = told.get("house") or told.get("name", "")
    if kind == Type.ITEM_LOST:
        return (
            f"“{told.get('name', '')}”: {told.get('why', '')} No story here could be told to have "
            "it: look for it by hand."
        )
    if kind == Type.SUBSCRIBER_OTHER_KEY:
        return f"Its packets are refused until somebody compares the key with {house} and pins it."
    if kind == Type.SUBSCRIBER_GONE:
        return f"{told.get('why', '')} Nothing more is posted there until you say so: ask {house}."
    if kind == Type.PACKET_REDACTED:
        return "What it sent was erased here. See whether the words stand in stories of yours."
    return f"It is tried again for 30 days. {told.get('why', '')}".strip()
