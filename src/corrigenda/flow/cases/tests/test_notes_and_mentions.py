"""Notes are the desk's own; who is named in one is told, when they may read the case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corrigenda.conftest import Send, an_outlet
from corrigenda.flow.cases.actions.add_note import MAX_NOTE, add_note
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.mentions import MOST, names_in
from corrigenda.flow.cases.models import Case, Mention, Note
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Outlet, Role, Staff


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("afer", "after")
    work()
    return Case.objects.get()


def test_a_note_keeps_its_words_and_its_writer(case: Case, edda: Staff) -> None:
    add_note(case, "  The ministry\r\nconfirms it.\n", by=actors.of(edda))
    note = Note.objects.get()
    assert (note.text, note.who, note.staff) == ("The ministry\nconfirms it.", "Edda Brandt", edda)


def test_who_is_named_is_kept_to_be_told_and_nobody_twice(
    case: Case, edda: Staff, stan: Staff
) -> None:
    noted = add_note(case, "@Stan, look at this. (@stan!)", by=actors.of(edda))
    assert noted.mentioned == ("Stan Okoro",)
    mention = Mention.objects.get()
    assert (mention.staff, mention.told_at) == (stan, None)


def test_who_cannot_read_the_case_is_not_told_and_the_writer_hears_it(
    case: Case, edda: Staff, rolf: Staff, stan: Staff
) -> None:
    weekly = an_outlet("weekly", "The Weekly")
    hire("wim", outlet=weekly, role=Role.EDITOR, name="Wim Adler", by=OPERATOR)
    Staff.objects.filter(pk=stan.pk).update(is_active=False)
    noted = add_note(case, "@wim @nobody @rolf @stan please", by=actors.of(edda))
    assert (noted.mentioned, noted.unknown) == ((), ("wim", "nobody", "rolf", "stan"))
    assert not Mention.objects.exists()


def test_naming_oneself_tells_nobody(case: Case, edda: Staff) -> None:
    noted = add_note(case, "@edda will call back", by=actors.of(edda))
    assert (noted.mentioned, noted.unknown) == ((), ())


@pytest.mark.parametrize("text", ["", " \n ", "a\0b", "x" * (MAX_NOTE + 1)])
def test_a_note_that_cannot_be_kept_is_refused(case: Case, edda: Staff, text: str) -> None:
    with pytest.raises(CaseError):
        add_note(case, text, by=actors.of(edda))
    assert not Note.objects.exists()


def test_twenty_thousand_characters_are_kept_whole(case: Case, edda: Staff) -> None:
    add_note(case, "ж" * MAX_NOTE, by=actors.of(edda))
    assert len(Note.objects.get().text) == MAX_NOTE


def test_a_reporter_notes_on_their_own_stories_only(case: Case, rolf: Staff, daily: Outlet) -> None:
    with pytest.raises(NotAllowedError):
        add_note(case, "Not my story.", by=actors.of(rolf))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@edda", ["edda"]),
        ("ask @Edda.Brandt, then @stan.", ["edda.brandt", "stan"]),
        ("write to edda@daily.example", []),
        ("(@edda) @edda", ["edda"]),
        ("@ edda", []),
        ("@олена", ["олена"]),
    ],
)
def test_a_name_is_what_follows_an_at_sign(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@given(some.text(max_size=300))
def test_names_are_few_and_each_stands_in_the_text(text: str) -> None:
    names = names_in(text + " @a" * 50)
    assert len(names) <= MOST
    assert all("@" + name in (text + " @a").lower() for name in names)
