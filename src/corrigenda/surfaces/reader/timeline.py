"""A receipt as a line of steps in words that a person would use. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from corrigenda.anchoring import State
from corrigenda.flow.publication.receipt import Outcome, Receipt
from corrigenda.surfaces.reader.words import OTHERS


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the line.

    Attributes:
        name: `received`, `checking`, `decided`, `corrected` or `declined`.
        state: `done`, `now`, `later` or `refused`.
    """

    name: str
    state: str
    title: str
    text: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where the passage stands, told to its reader.

    Attributes:
        mark: which sign stands beside the words; they do not need it.
        when: what `at`, the time of a version, is to it.
        reads_now: the words that stand there, of a passage that was changed.
        note: that this alone decides nothing.
    """

    mark: str
    text: str
    when: str = ""
    at: datetime | None = None
    reads_now: str = ""
    note: str = ""


def steps(now: Receipt, words: Mapping[str, str]) -> list[Step]:
    """The way of the report: what was, what is, and what is still to come."""
    return [_received(now, words), _checked(now, words), *_end(now, words)]


def sentence(now: Receipt, words: Mapping[str, str]) -> str:
    """Where the report has come, as the page's heading."""
    if now.page_gone_at and now.outcome in (Outcome.DECIDED, Outcome.DECLINED):
        return words[f"h_{now.outcome.value}_gone"]
    if now.outcome is Outcome.CORRECTED and now.notice:
        return words[f"h_{now.notice.kind}"]
    return words[f"h_{now.outcome.value}"]


def where_now(now: Receipt, words: Mapping[str, str]) -> Where | None:
    """Where the passage stands in the story today; None when nobody looked."""
    if now.page_gone_at is not None:
        return Where("gone", words["where_page_gone"], words["where_noticed"], now.page_gone_at)
    if now.outcome is Outcome.DECLINED:
        # Passages of ended cases are not followed, so what is stored may be old.
        return None
    if not now.anchor_state:
        looked = now.report.located_at is not None and now.report.reader_seen
        return Where("unseen", words["where_unseen"]) if looked else None
    stands = now.anchor_state == State.UNCHANGED
    open_still = now.outcome in (Outcome.RECEIVED, Outcome.CHECKING)
    return Where(
        mark=now.anchor_state,
        text=words[f"where_{now.anchor_state}"],
        when=words["where_newest" if stands else "where_noticed"],
        at=now.anchor_seen_at,
        # Of a decided report the timeline tells what the story says, and why.
        reads_now=now.reads_now if open_still else "",
        note="" if stands or not open_still else words["where_undecided"],
    )


def others(count: int, language: str) -> str:
    """How many other readers reported the same; empty for none."""
    return OTHERS.of(count, language) if count > 0 else ""


def _received(now: Receipt, words: Mapping[str, str]) -> Step:
    waits = now.outcome is Outcome.RECEIVED
    return Step(
        "received",
        "now" if waits else "done",
        words["step_received"],
        words["step_received_text"] if waits else "",
        now.report.received_at,
    )


def _checked(now: Receipt, words: Mapping[str, str]) -> Step:
    if now.outcome is Outcome.RECEIVED:
        return Step("checking", "later", words["step_check_later"])
    if now.outcome is Outcome.CHECKING:
        text = words["step_checking_text"]
        return Step("checking", "now", words["step_checking"], text, now.since)
    return Step("checking", "done", words["step_checked"])


def _end(now: Receipt, words: Mapping[str, str]) -> list[Step]:
    if now.outcome is Outcome.DECLINED:
        return [Step("declined", "refused", words["step_declined"], at=now.since)]
    if now.outcome is Outcome.DECIDED:
        if now.page_gone_at and now.fix_after:
            gone = words["step_decided_gone"]
            return [Step("decided", "now", words["step_decided"], gone, now.decided_at)]
        later = Step("corrected", "later", words["step_correct_later"])
        text = words["step_decided_fix" if now.fix_after else "step_decided_text"]
        return [Step("decided", "now", words["step_decided"], text, now.decided_at), later]
    if now.outcome is Outcome.CORRECTED:
        decided = Step("decided", "done", words["step_decided"], at=now.decided_at)
        if now.notice is None:
            title, at = words["step_fixed"], now.fix_verified_at
        else:
            title, at = words[f"step_{now.notice.kind}"], now.notice.published_at
        return [decided, Step("corrected", "done", title, at=at)]
    return [Step("decided", "later", words["step_decide_later"])]
