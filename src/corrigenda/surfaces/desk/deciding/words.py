"""The wording as it stands in the form: what changes, and what the checks find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.corrections.decision import LIMITS, Decision, findings_on
from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.corrections.wording.checks import TITLES, look_at
from corrigenda.flow.corrections.wording.finding import Finding, Level
from corrigenda.flow.corrections.wording.of_case import proposed


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding, as the page shows it.

    Attributes:
        words: those of the notice that are meant; empty for all of it.
    """

    finding: Finding
    title: str
    words: str

    @property
    def must(self) -> bool:
        """Whether it refuses the notice."""
        return self.finding.level is Level.MUST


@dataclass(frozen=True, slots=True)
class Checked:
    """The form's words, looked at.

    Attributes:
        deletes: the passage is to be deleted.
        length: of the notice, in characters; the house's bound is `most`.
        accepted: the checks whose advice stands on the page.
    """

    diff: list[Piece]
    deletes: bool
    advice: list[Advice]
    length: int
    most: int
    accepted: list[str] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether the notice cannot be published so."""
        return any(one.must for one in self.advice)


def words_of(case: Case, typed: Mapping[str, object]) -> Checked:
    """Look at what stands in the form; what is too long to be decided is not checked."""
    given = {name: str(value) for name, value in typed.items() if value not in (None, False)}
    before = context_of(case).passage
    deletes = bool(given.get("delete"))
    after = " ".join(given.get("after", "").split())[: LIMITS["after"]]
    if not deletes and after in ("", " ".join(before.split())):
        after = before
    words = given.get("words", "")
    findings: Sequence[Finding] = ()
    if given.get("kind") in Kind.values and len(words) <= LIMITS["words"]:
        decision = Decision(given["kind"], after=after, words=words)
        if decision.kind != Kind.FIX:
            findings = findings_on(case, decision, before, "" if deletes else after)
    return Checked(
        diff=shown_diff(before, after) if after != before and not deletes else [],
        deletes=deletes,
        advice=[_advice(one, words) for one in findings],
        length=len(" ".join(words.split())),
        most=case.outlet.policy.notice_max_chars,
        accepted=list(dict.fromkeys(one.check for one in findings if one.level is Level.SHOULD)),
    )


def advice_on(correction: Correction) -> list[Advice]:
    """What the checks find in a correction as it was decided, by the house's policy now."""
    if correction.is_silent:
        return []
    notice = proposed(
        correction.case,
        kind=correction.kind,
        words=correction.words,
        before=correction.before,
        after=correction.after,
    )
    return [_advice(one, correction.words) for one in look_at(notice)]


def _advice(finding: Finding, words: str) -> Advice:
    meant = words[slice(*finding.span)] if finding.span else ""
    return Advice(finding, TITLES[finding.check], meant)
