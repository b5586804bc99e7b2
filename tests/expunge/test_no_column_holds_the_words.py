"""After an erasure no text and no JSON of any row of any table holds the words."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps

from corrigenda.flow.articles.models import Credit
from corrigenda.flow.newsroom.models import Byline, Staff
from corrigenda.flow.publication.models import Entry, LogRecord
from corrigenda.flow.publication.tests.logs import findings

from .columns import EXEMPT, columns, holding, is_exempt, poison
from .conftest import VENN, Expunge
from .everything import everything

__all__ = ["everything"]


def test_none_holds_them(everything: None, expunged: Expunge) -> None:
    poisoned = poison(VENN)
    tables = {f"{model._meta.label}.{one.name}" for model, one in columns()}
    # Of an erasure there is no row yet; the next test has one.
    assert {one for one in tables if not one.startswith("newsroom.Erasure")} == poisoned
    assert len(poisoned) > 60
    expunged(VENN, outlet=None)
    assert [one for one in holding(VENN, "Orla", "Venn") if not is_exempt(one)] == []


def test_every_exemption_is_of_something_and_says_why() -> None:
    known = {model._meta.app_label for model in apps.get_models()}
    for model in apps.get_models():
        known |= {model._meta.label}
        known |= {f"{model._meta.label}.{one.name}" for one in model._meta.concrete_fields}
    assert set(EXEMPT) <= known
    assert all(EXEMPT.values())


def test_what_is_worked_from_and_the_trail_lose_them_as_well(
    everything: None, expunged: Expunge
) -> None:
    poison(VENN)
    done = expunged(VENN, reason=f"{VENN} has won in court.")
    assert (done.state, done.words, done.reason) == ("done", [], "█████████ has won in court.")
    assert done.counts["versions"] >= 1
    assert len(done.marks) == 1
    left = [one for one in holding("Orla") if one.startswith("newsroom.")]
    assert left == []


def test_the_log_is_whole_and_says_what_went(
    everything: None, expunged: Expunge, corrected: Callable[..., Entry]
) -> None:
    entry = corrected("President Orla Venn", "President Ada Maro")
    expunged(VENN)
    entry.refresh_from_db()
    assert entry.expunged_at is not None
    assert (entry.before, entry.after) == ("", "President Ada Maro")
    assert findings() == []
    assert LogRecord.objects.filter(type="expunged").count() == 1


def test_a_byline_of_somebody_is_gone_and_the_account_is_not(
    everything: None, expunged: Expunge, rolf: Staff
) -> None:
    expunged("Rolf Maro")
    assert not Byline.objects.filter(folded="rolf maro").exists()
    assert not Credit.objects.filter(name="rolf maro").exists()
    rolf.refresh_from_db()
    assert rolf.full_name == "Rolf Maro"
