"""What an editor decides, checked before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.cases.touches import touches
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Kind
from corrigenda.lib import text

LIMITS = {"after": 20_000, "words": 4_000, "reason": 2_000}


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done about a case.

    Attributes:
        after: the new words of the passage; empty or unchanged leaves the story as it is,
            but for a fix, which always changes it.
        delete: the passage is to be deleted, whatever `after` says.
        words: the notice; a fix has none.
        reason: why, for the desk.
    """

    kind: str
    after: str = ""
    words: str = ""
    reason: str = ""
    delete: bool = False


def check(decision: Decision) -> None:
    """Whether a decision is well formed.

    Raises:
        CorrectionError: names the field, what is wrong with it and what to do.
    """
    if decision.kind not in Kind.values:
        raise CorrectionError("kind", f"kind is one of {', '.join(Kind.values)}.")
    for field, limit in LIMITS.items():
        try:
            text.check_text(getattr(decision, field), field=field, max_chars=limit)
        except text.TextError as error:
            raise CorrectionError(field, str(error)) from error
    if decision.kind == Kind.FIX and decision.words.strip():
        raise CorrectionError(
            "words", "A fix is silent: choose another kind to publish a notice, or leave it empty."
        )
    if decision.kind != Kind.FIX and not decision.words.strip():
        raise CorrectionError("words", "Write the notice: what was wrong, and what is right.")


def before_and_after(case: Case, decision: Decision) -> tuple[str, str]:
    """The passage as it stands now, and as it is to stand: empty when it is to be deleted.

    Raises:
        CorrectionError: a fix that changes nothing, or of a passage that the story lacks.
    """
    before = context_of(case).passage
    after = " ".join(decision.after.split())
    if decision.delete:
        after = ""
    elif after in ("", " ".join(before.split())):
        after = before
    if decision.kind == Kind.FIX and after == before:
        raise CorrectionError(
            "after", "A fix changes the story: write what it should say, or delete the words."
        )
    if after != before and (case.start is None or case.anchor_state in ("gone", "ambiguous")):
        raise CorrectionError(
            "after",
            "The passage does not stand in our reading of the story, so no change to it can be "
            "asked for: leave the new words empty and mend the story by hand.",
        )
    return before, after


def second_person_because(case: Case, kind: str, after: str) -> str:
    """Why a second person has to approve; empty when nobody need.

    A fix is silent, so one that touches what the story says is let through only by
    two (the design's rule); the other kinds as the house's policy says.
    """
    if kind != Kind.FIX:
        asked = case.outlet.policy.asks_second_person(kind)
        return f"the house has a second person approve a {kind}" if asked else ""
    if case.version is None or case.start is None or case.end is None:
        return ""
    text, end = case.version.text, case.end
    if not after and text[: case.start].endswith(" ") and text.startswith(" ", end):
        # Where words go, one space of two goes too: “3 or 000” becomes a figure.
        end += 1
    touched = touches(text, case.start, end, after)
    return f"a fix that touches a {' and a '.join(sorted(touched))}" if touched else ""
