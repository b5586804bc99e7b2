"""The audit trail of a case in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import family_of
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import corrections_in
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.newsroom.queries import audit_of
from corrigenda.flow.propagation.agencies import ASKED
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.desk.wording import KINDS, VERBS

MOST = 200
"""Lines that a page shows, the newest ones."""


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line: who, what in words, and what else there is to say of it."""

    entry: AuditEntry
    words: str
    detail: str


def targets(cases: Iterable[int], corrections: Iterable[Correction]) -> list[str]:
    """How the audit trail names cases, by their keys, and their corrections."""
    return [*(f"case:{pk}" for pk in cases), *(target_of(one) for one in corrections)]


def trail_of(what: Iterable[str]) -> list[TrailLine]:
    """What was done to any of the targets, oldest first; the last `MOST` of it."""
    return [line(entry) for entry in reversed(_newest_of(list(what)))]


@prepared
def _newest_of(what: list[str]) -> QuerySet[AuditEntry]:
    return audit_of(what).order_by("-at", "-pk")[:MOST]


def meanwhile(case: Case, since: int, *, but_by: Staff) -> list[TrailLine]:
    """What others did to a case after the audit entry `since`; nothing for no entry."""
    if not since:
        return []
    what = targets(family_of(case), corrections_in(case))
    entries = audit_of(what).filter(pk__gt=since).exclude(staff=but_by)
    return [line(entry) for entry in entries[:MOST]]


def whole_number(given: object) -> int:
    """A key out of a form; 0 for what is none."""
    text = str(given or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def line(entry: AuditEntry) -> TrailLine:
    """An entry in words."""
    detail = entry.detail if isinstance(entry.detail, dict) else {}
    words = _WORDS.get(entry.verb)
    said = words(detail) if words else VERBS.get(entry.verb, entry.verb)
    shown = "; ".join(part for part in _parts(entry.verb, detail) if part)
    return TrailLine(entry, said, shown)


def _severity(detail: Mapping[str, Any]) -> str:
    was = f", was {detail['was']}" if detail.get("was") else ""
    return f"set the severity to {detail.get('severity', '')}{was}"


def _owner(detail: Mapping[str, Any]) -> str:
    return f"gave it to {detail['owner']}" if detail.get("owner") else "left it without an owner"


def _due(detail: Mapping[str, Any]) -> str:
    at = moment(detail.get("due_at"))
    return f"had it due by policy again: {at}" if detail.get("by_policy") else f"had it due {at}"


def _answer(detail: Mapping[str, Any]) -> str:
    confirmed = detail.get("answer") == "confirmed"
    return "confirmed the passage" if confirmed else "disputed the passage"


def _part(detail: Mapping[str, Any]) -> str:
    off = [str(pk) for pk in detail.get("off") or []]
    cases = f"case{'' if len(off) == 1 else 's'} {', '.join(off)}"
    return f"moved reports that ask for something else to {cases}"


_WORDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "case.severity": _severity,
    "case.own": _owner,
    "case.due": _due,
    "case.part": _part,
    "case.answer_source": _answer,
    "case.ask_source": lambda detail: f"asked {detail.get('asked', 'a source')}",
    "agency.tell": lambda detail: (
        f"{'asked' if detail.get('what') == ASKED else 'told'} {detail.get('agency', 'an agency')}"
    ),
    "case.source_silent": lambda detail: (
        f"noted that no answer came from {detail.get('asked', '')}"
    ),
    "case.withdraw_source": lambda detail: f"took the link of {detail.get('asked', '')} back",
}


def _parts(verb: str, detail: Mapping[str, Any]) -> list[str]:
    parts = []
    if verb == "correction.decide":
        kind = KINDS.get(str(detail.get("kind")))
        parts.append(kind.name if kind else "")
        parts.append(str(detail.get("second_person_because") or ""))
    missing = detail.get("missing")
    if isinstance(missing, list):
        parts.append("missing: " + ", ".join(str(item) for item in missing))
    parts.append(str(detail.get("reason") or ""))
    if verb == "case.check" and detail.get("until"):
        parts.append(f"an answer is expected by {moment(detail['until'])}")
    return parts


def moment(given: object) -> str:
    """A moment of the trail as the clocks of the page's outlet show it."""
    try:
        local = timezone.localtime(datetime.fromisoformat(str(given)))
    except ValueError:
        return ""
    return f"{local.day} {local:%b %Y, %H:%M} {local:%Z}"
