"""What the checks look at, read from a case and a decision on it."""

from __future__ import annotations

from datetime import datetime

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.touches import touches
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.corrections.wording.finding import Proposed
from corrigenda.flow.newsroom.queries import origins_of
from corrigenda.flow.reports.models import Contact
from corrigenda.lib import clock


def proposed(case: Case, *, kind: str, words: str, before: str, after: str) -> Proposed:
    """A notice on a case, as it would be published now.

    Args:
        before, after: of the passage; see `decision.before_and_after`.
    """
    version = case.version or case.article.current
    mails = Contact.objects.filter(report__in=reports_in(case).order_by())
    is_notice = kind != Kind.FIX
    return Proposed(
        kind=kind,
        words=words,
        before=before,
        after=after,
        language=(version.language if version else "") or case.outlet.language,
        url=case.article.url,
        headline=case.article.headline,
        now=clock.now(),
        policy=case.outlet.policy,
        touched=touched(case, before, after),
        story_at=story_at(case),
        origins=tuple(origins_of(case.outlet)) if is_notice else (),
        contacts=tuple(one.lower() for one in mails.values_list("email", flat=True))
        if is_notice
        else (),
    )


def touched(case: Case, before: str, after: str) -> frozenset[str]:
    """What the change touches in the story, as far as its text is known."""
    if before == after:
        return frozenset()
    if case.version is None or case.start is None or case.end is None:
        return frozenset(one.value for one in touches(before, 0, len(before), after))
    text, end = case.version.text, case.end
    if not after and text[: case.start].endswith(" ") and text.startswith(" ", end):
        # Where words go, one space of two goes too: “3 or 000” becomes a figure.
        end += 1
    return frozenset(one.value for one in touches(text, case.start, end, after))


def story_at(case: Case) -> datetime | None:
    """When the story came out, or else when we first had it; aware."""
    version = case.version or case.article.current
    return (version.published_at if version else None) or case.article.created_at
