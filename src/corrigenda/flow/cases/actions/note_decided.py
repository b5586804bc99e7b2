"""Keep with a case which words a decision puts right, as long as the decision stands."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case, DecidedWords
from corrigenda.lib import clock


def note_decided(case: Case, *, before: str, after: str) -> None:
    """Keep the words of a decision; inside its transaction. Reports are counted from here on."""
    DecidedWords.objects.create(case=case, before=before, after=after, at=clock.now())
    _count_from_here(case)


def forget_decided(case: Case) -> None:
    """Forget those of the last decision, which was taken back; inside the same transaction."""
    last = DecidedWords.objects.filter(case=case).order_by("-at", "-pk").first()
    if last is not None:
        last.delete()
    _count_from_here(case)


def part_again(case: Case) -> None:
    """Have the reports of a decided case looked through for those that ask for something else."""
    DecidedWords.objects.filter(case=case).update(parted_at=None)


def _count_from_here(case: Case) -> None:
    case.since_decided = 0
    Case.objects.filter(pk=case.pk).update(since_decided=0)
