"""Only the server that the operator named says whether From is forged."""

from __future__ import annotations

import pytest

from corrigenda.flow.reports.letters import read_letter

from .mails import raw

MX = "mx.daily.example"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (f"{MX}; dmarc=pass header.from=reader.example", "pass"),
        (f"{MX}; dkim=pass header.d=reader.example header.s=a", "pass"),
        (f"{MX} 1; spf=pass (sender is (really) so) smtp.mailfrom=rita@reader.example", "pass"),
        ("MX.Daily.Example; dmarc=pass header.from=reader.example", "pass"),
        (f"{MX}; dmarc=fail; spf=pass smtp.mailfrom=reader.example", "fail"),
        (f"{MX}; dkim=pass header.d=spammer.example", ""),
        (f"{MX}; spf=pass smtp.mailfrom=x@spammer.example", ""),
        (f"{MX}; spf=softfail smtp.mailfrom=rita@reader.example", "fail"),
        (f"{MX}; dkim=pass header.d=example", ""),
        ("mx.spammer.example; dmarc=pass header.from=reader.example", ""),
        (f"mx.spammer.example; x=y ({MX}; dmarc=pass header.from=reader.example)", ""),
        (f"{MX}; none", ""),
        (f'{MX}; spf=pass smtp.mailfrom="x smtp.mailfrom=reader.example "@spammer.example', ""),
        (f'{MX}; spf=pass smtp.mailfrom="x; dkim=pass header.d=reader.example "@a.example', ""),
        (f'{MX}; spf=pass smtp.mailfrom="rita"@reader.example', "pass"),
        (f'{MX}; spf=pass smtp.mailfrom="x (; dkim=pass header.d=reader.example', ""),
    ],
)  # fmt: skip
def test_its_results_are_read_for_the_domain_in_from(said: str, found: str) -> None:
    read = read_letter(raw(authentication_results=said), trusts=MX)
    assert read.authentic == found


def test_with_no_such_server_nobody_is_believed() -> None:
    said = f"{MX}; dmarc=pass header.from=reader.example"
    assert read_letter(raw(authentication_results=said)).authentic == ""
