"""Automatic answers, bounces, newsletters and our own mail are told from people's letters."""

from __future__ import annotations

import pytest

from corrigenda.flow.reports.letters import read_letter

from .mails import raw

BOUNCE = (
    b"From: MAILER-DAEMON@reader.example\r\nTo: corrections@daily.example\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
    b"--b\r\n\r\nNo such user.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
    b"Action: failed\r\n--b--\r\n"
)


@pytest.mark.parametrize(
    "headers",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "auto-generated (vacation)"},
        {"x_auto_response_suppress": "All"},
        {"x_autoreply": "yes"},
        {"precedence": "bulk"},
        {"precedence": "auto_reply"},
        {"list_id": "<news.daily.example>"},
        {"list_unsubscribe": "<https://x.example>"},
        {"return_path": "<>"},
        {"x_corrigenda": "1"},
        {"x_loop": "corrections@daily.example"},
        {"subject": "Automatic reply: Is this address yours?"},
        {"subject": "Автоматична відповідь: Ваша адреса?"},
        {"subject": "Automatische Antwort: Ist das Ihre Adresse?"},
        {"subject": "Unzustellbar: Ist das Ihre Adresse?"},
        {"from": "no-reply@shop.example"},
        {"from": "Mail Delivery <MAILER-DAEMON@mx.example>"},
        {"from": "Corrections <corrections@daily.example>"},
        {"content_type": "multipart/report; report-type=disposition-notification; boundary=b"},
    ],
    ids="-".join,
)  # fmt: skip
def test_it_is_known_by_its_headers(headers: dict[str, str]) -> None:
    assert read_letter(raw(**headers), own={"corrections@daily.example"}).automatic


def test_a_bounce_is_known_by_its_kind_and_by_its_envelope() -> None:
    assert read_letter(BOUNCE).automatic
    assert read_letter(raw(), mail_from="").automatic
    assert not read_letter(raw(), mail_from="rita@reader.example").automatic


def test_what_went_round_in_a_circle_is_known_by_its_hops() -> None:
    hops = b"".join(b"Received: from mx%d.example\r\n" % number for number in range(41))
    assert read_letter(hops + raw()).automatic
    assert not read_letter(hops.replace(b"Received", b"X-Hop", 10) + raw()).automatic


@pytest.mark.parametrize(
    "headers",
    [{"auto_submitted": "no"}, {"precedence": "normal"}, {"return_path": "<rita@reader.example>"}],
)
def test_a_person_is_not_taken_for_a_machine(headers: dict[str, str]) -> None:
    assert read_letter(raw(**headers)).automatic == ""
