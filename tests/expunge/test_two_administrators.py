"""Words go when one administrator asks and another confirms, and the trail never has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.actions import expunge as articles
from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.passages import index
from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure
from corrigenda.flow.newsroom.actions.confirm_erasure import confirm_erasure
from corrigenda.flow.newsroom.actions.expunge import Job
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.withdraw_erasure import withdraw_erasure
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.errors import ErasureError, NotAllowedError
from corrigenda.flow.newsroom.expunging.eraser import known
from corrigenda.flow.newsroom.expunging.kept import FILE, KEY
from corrigenda.flow.newsroom.models import AuditEntry, Erasure, Outlet, Role, Staff
from corrigenda.flow.propagation.actions.expunge import expunge, expunge_due
from corrigenda.flow.publication.models import WordCount
from corrigenda.lib.states import TransitionError

from .conftest import VENN, Expunge

WHY = {"reason_class": "court_order", "reason": f"Ruling 4: {VENN} has won."}


def asked(outlet: Outlet, by: Staff, *words: str) -> Erasure:
    return ask_erasure(words or (VENN,), outlet=outlet, by=of(by), **WHY)


def test_who_asked_cannot_confirm_it(daily: Outlet, ada: Staff, story: Article) -> None:
    wish = asked(daily, ada)
    with pytest.raises(ErasureError, match="Another administrator"):
        confirm_erasure(wish, by=of(ada))
    with pytest.raises(ErasureError, match="Another administrator"):
        confirm_erasure(wish, by=OPERATOR)
    assert expunge_due() == 0
    assert VENN in Article.objects.get().current.text  # type: ignore[union-attr]


def test_nobody_else_may_ask_or_confirm(
    daily: Outlet, ada: Staff, edda: Staff, stan: Staff
) -> None:
    for one in (edda, stan):
        with pytest.raises(NotAllowedError):
            asked(daily, one)
        with pytest.raises(NotAllowedError):
            confirm_erasure(asked(daily, ada), by=of(one))
        with pytest.raises(NotAllowedError):
            withdraw_erasure(asked(daily, ada), by=of(one))


def test_nobody_asks_without_a_name(daily: Outlet) -> None:
    with pytest.raises(ErasureError, match="by name"):
        ask_erasure([VENN], outlet=daily, by=OPERATOR, **WHY)


def test_when_it_is_confirmed_the_job_does_it_once(
    daily: Outlet, ada: Staff, anna: Staff, story: Article
) -> None:
    wish = asked(daily, ada)
    confirm_erasure(wish, by=of(anna))
    assert (expunge_due(), expunge_due()) == (1, 0)
    current = Article.objects.get().current
    assert current is not None
    assert "President █████████ said" in current.text
    with pytest.raises(TransitionError):
        withdraw_erasure(Erasure.objects.get(), by=of(ada))
    verbs = AuditEntry.objects.filter(verb__startswith="erasure.").values_list("verb", flat=True)
    assert list(verbs.order_by("pk")) == ["erasure.ask", "erasure.confirm", "erasure.done"]
    assert "Venn" not in str(list(AuditEntry.objects.values_list("detail", flat=True)))


def test_what_is_withdrawn_forgets_the_words_and_erases_nothing(
    daily: Outlet, ada: Staff, anna: Staff, story: Article, home: Path
) -> None:
    wish = asked(daily, ada)
    withdraw_erasure(wish, by=of(anna))
    wish.refresh_from_db()
    assert (wish.words, wish.reason, wish.state) == ([], "", "withdrawn")
    with pytest.raises(TransitionError):
        confirm_erasure(wish, by=of(anna))
    assert not (home / FILE).exists()


def test_the_file_beside_the_database_has_hashes_and_no_words(
    daily: Outlet, ada: Staff, anna: Staff, home: Path
) -> None:
    confirm_erasure(asked(daily, ada, VENN, "Teo Marsk"), by=of(anna))
    line = (home / FILE).read_text()
    assert line.count("\n") == 1
    assert "Venn" not in line
    assert "marsk" not in line.casefold()
    assert all((home / one).stat().st_mode & 0o077 == 0 for one in (FILE, KEY))


def test_without_the_file_nothing_is_confirmed(
    daily: Outlet, ada: Staff, anna: Staff, home: Path
) -> None:
    (home / FILE).mkdir()
    wish = asked(daily, ada)
    with pytest.raises(ErasureError, match="cannot be read"):
        confirm_erasure(wish, by=of(anna))
    assert Erasure.objects.get().state == "asked"


def test_of_two_wishes_the_second_loses_what_the_first_has_erased(
    daily: Outlet, ada: Staff, anna: Staff, story: Article
) -> None:
    later = asked(daily, ada, f"President {VENN}", "Port Maren")
    confirm_erasure(asked(daily, ada), by=of(anna))
    expunge_due()
    later.refresh_from_db()
    assert later.words == ["Port Maren"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "at least one"),
        ([" ", "\n"], "at least one"),
        (["—"], "two letters"),
        (["a"], "two letters"),
        (["x" * 501], "too long"),
        (["a b " * 40], "at most 40 words"),
        (["Orla\x00Venn"], "NUL"),
        ([f"word {n}" for n in range(51)], "At most 50"),
    ],
)
def test_what_cannot_be_erased_is_told(
    daily: Outlet, ada: Staff, words: list[str], message: str
) -> None:
    with pytest.raises(ErasureError, match=message):
        ask_erasure(words, outlet=daily, by=of(ada), **WHY)


def test_a_reason_is_needed_and_its_class(daily: Outlet, ada: Staff) -> None:
    with pytest.raises(ErasureError, match="Give a reason"):
        ask_erasure([VENN], outlet=daily, by=of(ada), reason_class="minor", reason=" ")
    with pytest.raises(ErasureError, match="court_order"):
        ask_erasure([VENN], outlet=daily, by=of(ada), reason_class="Orla", reason="So.")


def test_what_another_outlet_asked_for_is_left_as_it_was(
    daily: Outlet, ada: Staff, expunged: Expunge
) -> None:
    weekly = an_outlet("weekly", "The Weekly")
    hire("ada", outlet=weekly, role=Role.ADMINISTRATOR, name="Ada Lindh", by=OPERATOR)
    there = asked(weekly, ada)
    expunged(VENN, outlet=daily)
    there.refresh_from_db()
    assert there.words == [VENN]


def test_a_wish_whose_words_are_gone_already_is_not_confirmed(
    daily: Outlet, ada: Staff, anna: Staff, expunged: Expunge
) -> None:
    twice = asked(daily, ada)
    expunged(VENN)
    twice.refresh_from_db()
    with pytest.raises(ErasureError, match="withdraw it"):
        confirm_erasure(twice, by=of(anna))


def test_a_process_that_was_killed_after_masking_leaves_no_trace(
    daily: Outlet, story: Article, ada: Staff, anna: Staff, work: Callable[[], None]
) -> None:
    work()
    assert index().find(VENN)
    before = set(WordCount.objects.values_list("word", flat=True))
    wish = asked(daily, ada)
    confirm_erasure(wish, by=of(anna))
    articles.expunge(Job(known([VENN]), daily))
    # Here it died: nobody who follows knows of the versions that it masked.
    expunge(wish)
    assert index().find(VENN) == []
    assert before - set(WordCount.objects.values_list("word", flat=True))
