"""What is told: the types of event, as webhooks name them, and the groups that people choose by."""

from __future__ import annotations

from enum import StrEnum


class Type(StrEnum):
    """What happened."""

    CASE_OPENED = "case.opened"
    CASE_DISPUTED = "case.disputed"
    CASE_ASSIGNED = "case.assigned"
    CASE_MENTIONED = "case.mentioned"
    CASE_SOURCE_ANSWERED = "case.source_answered"
    CASE_SOURCE_SILENT = "case.source_silent"
    CASE_REPLIED = "case.replied"
    CASE_DUE_SOON = "case.due_soon"
    CASE_OVERDUE = "case.overdue"
    CASE_DECLINED = "case.declined"
    CORRECTION_DECIDED = "correction.decided"
    CORRECTION_SENT_BACK = "correction.sent_back"
    CORRECTION_PUBLISHED = "correction.published"
    CHANGE_VERIFIED = "change.verified"
    CHANGE_OVERDUE = "change.overdue"
    ENTRY_LOST = "entry.lost"
    LOG_CHECKPOINT = "log.checkpoint"
    SUBSCRIBER_UNREACHED = "subscriber.unreached"
    SUBSCRIBER_GONE = "subscriber.gone"
    SUBSCRIBER_OTHER_KEY = "subscriber.other_key"
    PACKET_REDACTED = "packet.redacted"
    ITEM_LOST = "item.lost"
    NOTHING = "nothing"
    """Taken over, and nobody is told."""


class Group(StrEnum):
    """What somebody chooses about: events that matter to them for one reason."""

    MY_STORY = "my_story"
    MY_TYPOS = "my_typos"
    NEW_FACTS = "new_facts"
    ASSIGNED = "assigned"
    MENTIONED = "mentioned"
    APPROVAL = "approval"
    DUE = "due"
    LATE = "late"
    OUTCOMES = "outcomes"
    SUBSCRIBERS = "subscribers"


class How(StrEnum):
    """When somebody is told."""

    AT_ONCE = "at_once"
    HOURLY = "hourly"
    DAILY = "daily"
    NEVER = "never"


DEFAULTS: dict[Group, How] = {
    Group.MY_STORY: How.AT_ONCE,
    Group.MY_TYPOS: How.DAILY,
    Group.NEW_FACTS: How.HOURLY,
    Group.ASSIGNED: How.AT_ONCE,
    Group.MENTIONED: How.AT_ONCE,
    Group.APPROVAL: How.AT_ONCE,
    Group.DUE: How.AT_ONCE,
    Group.LATE: How.AT_ONCE,
    Group.OUTCOMES: How.DAILY,
    Group.SUBSCRIBERS: How.AT_ONCE,
}

OF_REPORTERS = (Group.MY_STORY, Group.MY_TYPOS, Group.MENTIONED, Group.OUTCOMES)
"""What can concern somebody who sees their own stories only."""

IN_CHAT = (
    Group.NEW_FACTS,
    Group.APPROVAL,
    Group.DUE,
    Group.LATE,
    Group.OUTCOMES,
    Group.SUBSCRIBERS,
)

OF_SUBSCRIBERS = (
    Type.SUBSCRIBER_UNREACHED,
    Type.SUBSCRIBER_GONE,
    Type.SUBSCRIBER_OTHER_KEY,
    Type.PACKET_REDACTED,
    Type.ITEM_LOST,
)
"""About another house or an agency, and no case."""

FOR_WEBHOOKS = (
    Type.CASE_OPENED,
    Type.CASE_DISPUTED,
    Type.CASE_SOURCE_ANSWERED,
    Type.CASE_SOURCE_SILENT,
    Type.CASE_REPLIED,
    Type.CASE_DUE_SOON,
    Type.CASE_OVERDUE,
    Type.CASE_DECLINED,
    Type.CORRECTION_DECIDED,
    Type.CORRECTION_SENT_BACK,
    Type.CORRECTION_PUBLISHED,
    Type.CHANGE_VERIFIED,
    Type.CHANGE_OVERDUE,
    Type.ENTRY_LOST,
    Type.LOG_CHECKPOINT,
    *OF_SUBSCRIBERS,
)
"""What machines are told; who was assigned or mentioned is between people."""

OF_VERBS: dict[str, Type] = {
    "case.open": Type.CASE_OPENED,
    "case.lane": Type.CASE_DISPUTED,
    "case.own": Type.CASE_ASSIGNED,
    "case.answer_source": Type.CASE_SOURCE_ANSWERED,
    "case.source_silent": Type.CASE_SOURCE_SILENT,
    "case.reply": Type.CASE_REPLIED,
    "case.decline": Type.CASE_DECLINED,
    "case.published": Type.CORRECTION_PUBLISHED,
    "case.closed": Type.CHANGE_VERIFIED,
    "case.new": Type.CORRECTION_SENT_BACK,
    "correction.send_back": Type.CORRECTION_SENT_BACK,
    "correction.decide": Type.CORRECTION_DECIDED,
    "change.overdue": Type.CHANGE_OVERDUE,
    "entry.lost": Type.ENTRY_LOST,
    "subscriber.unreached": Type.SUBSCRIBER_UNREACHED,
    "subscriber.gone": Type.SUBSCRIBER_GONE,
    "subscriber.other_key": Type.SUBSCRIBER_OTHER_KEY,
    "packet.redact": Type.PACKET_REDACTED,
    "item.lost": Type.ITEM_LOST,
}
"""The entries of the audit trail that are told."""
