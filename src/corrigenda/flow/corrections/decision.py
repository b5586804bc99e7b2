"""What an editor decides, checked before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.sections import fold
from corrigenda.flow.cases.lanes import by_change
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.corrections.errors import CorrectionError, WordingError
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.corrections.wording.checks import look_at, refusals, unread
from corrigenda.flow.corrections.wording.finding import Finding
from corrigenda.flow.corrections.wording.hidden import hidden
from corrigenda.flow.corrections.wording.of_case import proposed, touched
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.flow.reports.submission import words_hash
from corrigenda.lib import text

TOUCHING = "a fix that touches"
"""So begins why a second person is asked for a fix that changes what the story says."""
LIMITS = {"after": 20_000, "words": 4_000, "reason": 2_000, "placement_reason": 2_000}


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done about a case.

    Attributes:
        after: the new words of the passage; empty or unchanged leaves the story as it is,
            but for a fix, which always changes it.
        delete: the passage is to be deleted, whatever `after` says.
        words: the notice; a fix has none.
        reason: why, for the desk.
        placement: where the notice stands; empty for where the house has it.
        placement_reason: why elsewhere than the house has it.
        accepted: checks of the wording whose advice the editor has read and goes against;
            None when nobody is asked, so that advice is noted and stops nothing.
    """

    kind: str
    after: str = ""
    words: str = ""
    reason: str = ""
    delete: bool = False
    placement: str = ""
    placement_reason: str = ""
    accepted: frozenset[str] | None = None


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
    for at, what in hidden(decision.after):
        raise CorrectionError("after", f"{what} at character {at + 1:,}: take it out.")
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


def error_hash(before: str, after: str) -> str:
    """The same for the same words put right alike; empty when the story does not change."""
    return words_hash(f"{words_hash(before)} {words_hash(after)}") if before != after else ""


def checked_words(case: Case, decision: Decision, before: str, after: str) -> list[Finding]:
    """The advice that the editor goes against, to be noted.

    Raises:
        WordingError: the checks refuse the notice, or advise what the editor has not read.
    """
    if decision.kind == Kind.FIX:
        return []
    findings = findings_on(case, decision, before, after)
    refused = refusals(findings)
    if refused:
        raise WordingError(refused[0].message, findings, refused=True)
    if decision.accepted is not None and unread(findings, decision.accepted):
        raise WordingError(
            "Read what the checks advise, and change the notice or go on all the same.",
            findings,
            refused=False,
        )
    return findings


def findings_on(case: Case, decision: Decision, before: str, after: str) -> list[Finding]:
    """What the checks find in the notice of a decision."""
    notice = proposed(case, kind=decision.kind, words=decision.words, before=before, after=after)
    return look_at(notice)


def second_person_because(case: Case, kind: str, after: str) -> str:
    """Why a second person has to approve; empty when nobody need.

    A fix is silent, so one that touches what the story says is let through only by
    two (the design's rule); the other kinds, and a fix that is more than spelling, as the house's
    policy says.
    """
    before = context_of(case).passage
    if kind == Kind.FIX:
        known = case.version is not None and case.start is not None and case.end is not None
        said = touched(case, before, after) if known else frozenset()
        if said:
            return f"{TOUCHING} a {' and a '.join(sorted(said))}"
        if not known or _is_spelling(before, after):
            return ""
    return _asked_by_house(case, kind, before, after)


def _is_spelling(before: str, after: str) -> bool:
    return bool(after) and by_change("", before, after)[0] == Lane.TYPO


def _asked_by_house(case: Case, kind: str, before: str, after: str) -> str:
    policy = case.outlet.policy
    if policy.asks_second_person(kind):
        return f"the house has a second person approve a {kind}"
    if case.severity in policy.second_person_severities:
        return f"the house has a second person approve what is of {case.severity} severity"
    section = section_of(case.article, policy)
    if section:
        return f"the house has a second person approve what stands in {section}"
    asked = set(policy.second_person_touches)
    said = sorted(touched(case, before, after) & asked) if asked else []
    return f"the change touches a {' and a '.join(said)}" if said else ""


def section_of(article: Article, policy: Policy) -> str:
    """The section that a second person is asked for, when the story says that it stands there, or
    its address is below it."""
    parts = {unquote(part).casefold() for part in urlsplit(article.url).path.split("/") if part}
    own = article.current.section if article.current else ""
    for section in policy.second_person_sections:
        name = section.strip("/")
        if fold(name) == own or name.replace(" ", "-").casefold() in parts:
            return section
    return ""
