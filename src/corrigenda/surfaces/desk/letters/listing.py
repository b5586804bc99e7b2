"""What the screen of letters lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.http import urlencode

from corrigenda.flow.cases.queries import case_of_report
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.queries import outlets_with
from corrigenda.flow.reports.mailboxes import letters_at
from corrigenda.flow.reports.models import Letter
from corrigenda.flow.reports.states import LetterState

PER_PAGE = 30
NAMES = {
    LetterState.WAITING: "Waiting",
    LetterState.REJECTED: "Rejected",
    LetterState.PLACED: "Reports",
}
SENDERS = {
    "pass": "Your mail server vouches for its sender",
    "fail": "Its sender may be forged: nothing is written to it",
    "": "Nobody vouches for its sender: nothing is written to it",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A letter.

    Attributes:
        name: what it is called in a button, for who does not see the row.
        story: the address of the story that it seems to be about.
        sender: what is known of who sent it, as a sentence.
        case: the key of the case that it went to.
    """

    letter: Letter
    name: str
    story: str
    sender: str
    case: int | None


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the screen."""

    name: str
    url: str
    here: bool
    number: int


@dataclass(frozen=True, slots=True)
class Letters:
    """One page of the screen."""

    tabs: list[Tab]
    rows: list[Row]
    state: str
    here: str
    older: str
    newer: str


def outlets_of_letters(staff: Staff) -> list[Outlet]:
    """Where somebody may place letters."""
    return outlets_with(staff, "letter.place")


def listing(staff: Staff, *, show: str, page: str) -> Letters:
    """The letters to the outlets of an editor; what makes no sense is passed over.

    Args:
        show: `rejected`, `placed`, or those that wait.
    """
    outlets = outlets_of_letters(staff)
    state = LetterState(show) if show in list(LetterState) else LetterState.WAITING
    shown = letters_at(outlets, state)
    total = shown.count()
    pages = max(1, -(-total // PER_PAGE))
    asked = int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1
    number = min(max(asked, 1), pages)
    first = (number - 1) * PER_PAGE
    return Letters(
        tabs=[
            Tab(name, _url(one, 1), one == state, letters_at(outlets, one).count())
            for one, name in NAMES.items()
        ],
        rows=[_row(one) for one in shown[first : first + PER_PAGE]],
        state=state.value,
        here=_url(state, number),
        older=_url(state, number + 1) if number < pages else "",
        newer=_url(state, number - 1) if number > 1 else "",
    )


def _row(letter: Letter) -> Row:
    case = case_of_report(letter.report) if letter.report else None
    return Row(
        letter=letter,
        name=letter.subject[:60] or f"number {letter.pk}",
        story=letter.article.url if letter.article else "",
        sender=SENDERS[letter.authentic],
        case=case.pk if case else None,
    )


def _url(state: LetterState, number: int) -> str:
    given = {"show": "" if state == LetterState.WAITING else state.value}
    given["page"] = str(number) if number > 1 else ""
    kept = {name: value for name, value in given.items() if value}
    return "/desk/letters/" + (f"?{urlencode(kept)}" if kept else "")
