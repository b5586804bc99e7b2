"""`receive`: a signed request for a fix comes in, the story changes, once."""

from datetime import timedelta
from pathlib import Path

import pytest

from corrigenda.surfaces.demo.cms.fix import CannotApply
from corrigenda.surfaces.demo.cms.hook import (
    Applied,
    EventError,
    Ignored,
    SignatureError,
    receive,
)
from corrigenda.surfaces.demo.cms.store import Store
from corrigenda.surfaces.demo.tests.asking import SECRET, SLUG, event, fix_data, signed


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "demo")
    store.seed()
    return store


def send(store: Store, body: bytes) -> Applied | Ignored:
    return receive(body, signed(body), secret=SECRET, store=store)


def test_a_fix_mends_the_story(store: Store) -> None:
    came = send(store, event(fix_data()))

    assert isinstance(came, Applied)
    assert came.fix_id == "41"
    assert came.story == store.get(SLUG)
    assert ", after which Varn" in came.story.html
    assert "afer" not in came.story.html


def test_the_same_fix_again_changes_nothing_and_hands_the_story_on(store: Store) -> None:
    send(store, event(fix_data()))

    came = send(store, event(fix_data()))

    assert isinstance(came, Ignored)
    assert came.story == store.get(SLUG)
    assert len(store.versions(SLUG)) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/demo/no-such-story",
        "http://127.0.0.1:8000/elsewhere/three-river-states-sign-ossel-treaty",
        "http://127.0.0.1:8000/demo/../demo/cms.json",
        "http://[broken/demo/x",
    ],
)
def test_a_story_that_is_not_ours_is_ignored(store: Store, url: str) -> None:
    came = send(store, event(fix_data(url=url)))

    assert came == Ignored("41", "no story of this CMS has that address")


def test_an_event_of_another_type_is_ignored(store: Store) -> None:
    came = send(store, event(fix_data(), kind="story.liked"))

    assert isinstance(came, Ignored)
    assert "afer" in store.get(SLUG).html


def test_a_fix_whose_words_do_not_stand_there_is_refused(store: Store) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "wafer"}

    with pytest.raises(CannotApply):
        send(store, event(fix_data(before="wafer", selector=selector)))

    assert len(store.versions(SLUG)) == 1


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        fix_data(id=41),
        fix_data(url=None),
        fix_data(before=None),
        fix_data(after=5),
        fix_data(after="\ud800"),
        fix_data(after="a\0b"),
        fix_data(after="x" * 100_001),
        fix_data(selector="afer"),
        fix_data(selector={"type": "TextQuoteSelector", "exact": ""}),
    ],
)
def test_a_fix_of_the_wrong_shape_is_refused_with_what_is_wrong(store: Store, data: object) -> None:
    with pytest.raises(EventError, match=r"\w"):
        send(store, event(data))


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"[" * 100_000])
def test_a_body_that_is_no_event_is_refused(store: Store, body: bytes) -> None:
    with pytest.raises(EventError):
        send(store, body)


def test_a_body_that_is_not_utf8_or_too_long_is_refused(store: Store) -> None:
    for body in (b"\xff\xfe", b"x" * 1_000_001):
        with pytest.raises(EventError):
            receive(body, {}, secret=SECRET, store=store)


def test_a_signature_by_another_secret_does_not_hold(store: Store) -> None:
    body = event(fix_data())

    with pytest.raises(SignatureError):
        receive(body, signed(body, secret="whsec_b3RoZXI="), secret=SECRET, store=store)


def test_a_signature_of_another_body_does_not_hold(store: Store) -> None:
    headers = signed(event(fix_data()))

    with pytest.raises(SignatureError):
        receive(event(fix_data(after="AFTER")), headers, secret=SECRET, store=store)


@pytest.mark.parametrize("age", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_an_event_from_another_time_does_not_hold(store: Store, age: timedelta) -> None:
    body = event(fix_data())

    with pytest.raises(SignatureError):
        receive(body, signed(body, age=age), secret=SECRET, store=store)


@pytest.mark.parametrize("signature", ["", "v1", "v1,", "v2,abc", "v1,!!!", "v1,é", ",,,"])
def test_a_malformed_signature_does_not_hold(store: Store, signature: str) -> None:
    body = event(fix_data())

    with pytest.raises(SignatureError):
        receive(body, {**signed(body), "webhook-signature": signature}, secret=SECRET, store=store)


def test_the_names_of_headers_are_read_in_any_case(store: Store) -> None:
    body = event(fix_data())
    headers = {name.title(): value for name, value in signed(body).items()}

    assert isinstance(receive(body, headers, secret=SECRET, store=store), Applied)
