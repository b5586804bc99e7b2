"""A mail server that cannot be is refused at the start; an open one is found by the check."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from corrigenda.project import env
from corrigenda.project.checks import findings


@pytest.mark.parametrize(
    ("url", "sender", "said"),
    [
        ("http://mail.example", "desk@daily.example", "CORRIGENDA_MAIL is no mail server"),
        ("smtp://mail.example", "", "CORRIGENDA_MAIL_FROM is no e-mail address"),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, url: str, sender: str, said: str
) -> None:
    monkeypatch.setenv("CORRIGENDA_MAIL", url)
    monkeypatch.setenv("CORRIGENDA_MAIL_FROM", sender)
    with pytest.raises(env.EnvError, match=said):
        env.read()


def test_without_a_server_there_is_no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORRIGENDA_MAIL", raising=False)
    assert (env.read().mail, env.read().mail_from) == ("", "")


@pytest.mark.parametrize(("url", "found"), [("?starttls=no", 1), ("", 0)])
def test_mail_that_goes_unencrypted_is_found(
    db: None, settings: Settings, url: str, found: int
) -> None:
    settings.CORRIGENDA_MAIL = f"smtp://secret:word@mail.example{url}"
    about_mail = [one for one in findings() if "CORRIGENDA_MAIL" in one]

    assert len(about_mail) == found
    assert not any("word" in one for one in about_mail)
