"""What came of doing one thing to many cases: the rest goes through where one cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import last_mover
from corrigenda.flow.corrections.errors import CorrectionError, UndoError
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.lib.states import TransitionError


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one case.

    Attributes:
        said: what was done, or why it was not, as a sentence.
    """

    case: int
    done: bool
    said: str
    passage: str = ""


def each_case(cases: Iterable[Case], act: Callable[[Case], str]) -> list[Done]:
    """Do something to each of the cases; what one refuses keeps no other from being done.

    Args:
        act: does it, in a transaction of its own, and says what was done.
    """
    return [_one(case, act) for case in cases]


def _one(case: Case, act: Callable[[Case], str]) -> Done:
    try:
        return Done(case.pk, True, act(case), case.says)
    except NotAllowedError as error:
        why = str(error)
    except TransitionError:
        who = last_mover(case)
        why = f"{who} did this a moment ago." if who else "Somebody did this a moment ago."
    except (CaseError, CorrectionError, UndoError) as error:
        why = str(error)
    return Done(case.pk, False, why, case.says)
