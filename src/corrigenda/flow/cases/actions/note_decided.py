"""Keep with a case which words a decision puts right, as long as the decision stands."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case, DecidedWords
from corrigenda.lib import clock


def note_decided(case: Case, *, before: str, after: str, waits: bool) -> None:
    """Keep the words of a decision; inside its transaction. Reports are counted from here on.

    Args:
        waits: it waits for a second person (see `note_approved`).
    """
    DecidedWords.objects.create(case=case, before=before, after=after, at=clock.now(), waits=waits)
    _count_from_here(case)


def note_approved(case: Case, *, approved: bool = True) -> None:
    """Keep that a second person approved the last decision, or took that back again."""
    last = _last(case)
    if last is not None:
        DecidedWords.objects.filter(pk=last.pk).update(waits=not approved)


def forget_decided(case: Case) -> None:
    """Forget those of the last decision, which was taken back; inside the same transaction."""
    last = _last(case)
    if last is not None:
        last.delete()
    _count_from_here(case)


def part_again(case: Case) -> None:
    """Have the reports of a decided case looked through for those that ask for something else.

    Who looks through them just now has not seen what changed: their lease ends here.
    """
    DecidedWords.objects.filter(case=case).update(parted_at=None, leased_until=None)


def _last(case: Case) -> DecidedWords | None:
    return DecidedWords.objects.filter(case=case).order_by("-at", "-pk").first()


def _count_from_here(case: Case) -> None:
    case.since_decided = 0
    Case.objects.filter(pk=case.pk).update(since_decided=0)
