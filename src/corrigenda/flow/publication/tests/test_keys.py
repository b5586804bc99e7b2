"""The key that signs is made when it is needed, sealed, and followed by one that it signed."""

from __future__ import annotations

import json

import pytest
from django.test import override_settings

from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.publication.actions.checkpoint import checkpoint
from corrigenda.flow.publication.actions.make_key import make_key
from corrigenda.flow.publication.actions.rotate_key import rotate_key
from corrigenda.flow.publication.chain.keys import read_keys
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.flow.publication.models import SigningKey
from corrigenda.flow.publication.sealing import UnsealedError, unsealed
from corrigenda.flow.publication.tests.conftest import Correct
from corrigenda.flow.publication.tests.logs import findings, words_of


def test_there_is_one_key_however_often_it_is_asked_for(db: None) -> None:
    assert make_key() == make_key()
    assert SigningKey.objects.count() == 1


def test_its_private_part_is_readable_with_the_secret_only(db: None) -> None:
    key = make_key()
    private = unsealed(key.sealed)["d"]
    assert private not in json.dumps([key.sealed, key.public])
    with (
        override_settings(SECRET_KEY="another secret"),
        pytest.raises(UnsealedError, match="--lost"),
    ):
        unsealed(key.sealed)


def test_a_log_that_was_signed_by_several_keys_is_whole(correct: Correct, daily: Outlet) -> None:
    correct("28,000", "26,000")
    checkpoint(daily)
    old = make_key()
    new = rotate_key(by=OPERATOR)
    correct("12 bridges", "14 bridges")
    checkpoint(daily)
    assert findings() == []
    assert make_key() == new
    old.refresh_from_db()
    assert (old.sealed, old.until) == ("", new.since)
    assert AuditEntry.objects.get(verb="log.rotate_key").detail["kid"] == new.kid


def test_a_key_that_the_one_before_did_not_sign_is_named_unless_it_is_trusted(
    correct: Correct,
) -> None:
    correct("28,000", "26,000")
    with override_settings(SECRET_KEY="the other secret was lost"):
        with pytest.raises(UnsealedError):
            rotate_key(by=OPERATOR)
        new = rotate_key(by=OPERATOR, lost=True)
    (found,) = findings()
    assert new.kid in str(found)
    assert words_of([found]) == ["key"]
    assert house_keys().broken([new.kid]) == []


def test_a_statement_of_another_rotation_does_not_do(correct: Correct) -> None:
    correct("28,000", "26,000")
    rotate_key(by=OPERATOR)
    rotate_key(by=OPERATOR)
    first, second, third = SigningKey.objects.order_by("number")
    assert house_keys().broken() == []
    SigningKey.objects.filter(pk=third.pk).update(statement=second.statement)
    assert len(house_keys().broken()) == 1
    SigningKey.objects.filter(pk=second.pk).update(public=third.public)
    assert len(house_keys().broken()) == 2
    assert first.kid not in " ".join(one.split(":")[0] for one in house_keys().broken())


def test_the_keys_are_read_again_from_what_is_published(db: None) -> None:
    make_key()
    rotate_key(by=OPERATOR)
    keys = house_keys()
    document = {"keys": {"all": [one.to_dict() for one in keys.all]}}
    assert read_keys(json.loads(json.dumps(document))).all == keys.all


def test_only_an_administrator_of_every_outlet_may_change_it(ada: Staff, edda: Staff) -> None:
    with pytest.raises(NotAllowedError):
        rotate_key(by=of(edda))
    assert rotate_key(by=of(ada)).number == 2
