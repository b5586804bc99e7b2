"""Where letters come in is checked before anything starts."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib.mail import Listening, Mailbox, read_incoming
from corrigenda.project import env
from corrigenda.project.checks import findings


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("smtp://127.0.0.1:2525", Listening("127.0.0.1", 2525)),
        ("imaps://a:b@mail.example", Mailbox("mail.example", 993, "a", "b")),
        (
            "imap://a%40x:b%2Fc@mail.example:1143/Readers%20write?every=5&timeout=9",
            Mailbox("mail.example", 1143, "a@x", "b/c", "Readers write", False, True, 5, 9),
        ),
    ],
)
def test_a_place_is_read_from_its_address(url: str, place: Listening | Mailbox) -> None:
    assert read_incoming(url) == place


@pytest.mark.parametrize(
    ("url", "trusts", "said"),
    [
        ("pop3://mail.example", "", "no place where mail comes in"),
        ("smtp://127.0.0.1", "", "to listen there"),
        ("imaps://mail.example", "", "no user"),
        ("imaps://a:b@mail.example/%22x", "", "folder"),
        ("imaps://a:b@mail.example?every=0", "", "every is a number"),
        ("imaps://a:b@mail.example?delete=1", "", r"\?every=60"),
        ("smtp://[::1", "", "cannot be read"),
        ("", "two names", "CORRIGENDA_MAIL_TRUSTS is one name"),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, url: str, trusts: str, said: str
) -> None:
    monkeypatch.setenv("CORRIGENDA_MAIL_IN", url)
    monkeypatch.setenv("CORRIGENDA_MAIL_TRUSTS", trusts)
    with pytest.raises(env.EnvError, match=said):
        env.read()


def test_what_is_unsafe_or_forgotten_is_found(daily: Outlet, settings: Settings) -> None:
    settings.CORRIGENDA_MAIL_IN = "smtp://0.0.0.0:2525"
    settings.CORRIGENDA_MAIL_TRUSTS = ""
    found = "\n".join(findings())
    for words in ("listens on 0.0.0.0", "get no answer by mail", "letters_address"):
        assert words in found
    settings.CORRIGENDA_MAIL_IN = "smtp://127.0.0.1:2525"
    settings.CORRIGENDA_MAIL_TRUSTS = "mx.daily.example"
    daily.policy_data = {"letters_address": "letters@daily.example"}
    daily.save()
    assert not any("MAIL_IN" in one or "TRUSTS" in one for one in findings())
