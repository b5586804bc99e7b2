"""Readers' words are text, whatever they say."""

from __future__ import annotations

import re

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.wording.checks import CHECKS
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.test_deciding import form_of

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "{{ case.pk }}{% debug %}",
    "' autofocus onfocus=alert(1) '",
)
OURS = re.compile(r'<script src="/[a-z/]*desk/[a-z.0-9]+js" defer></script>')


def assert_inert(html: str) -> None:
    for piece in ("<script>alert", "<img src=x", '"><img', "</textarea><script"):
        assert piece not in html
    assert html.count("<script") == len(OURS.findall(html))
    assert "' autofocus onfocus=alert(1) '" not in html


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_in_every_field_of_a_report_stays_text(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk, attack: str
) -> None:
    send("afer", attack, why=attack)
    send(attack, attack + "!", block=f"So {attack} it is.", why=attack)
    work()
    client = at_desk(edda)
    assert_inert(client.get("/desk/").content.decode())
    assert Case.objects.count() == 2
    for case in Case.objects.all():
        assert_inert(client.get(f"/desk/cases/{case.pk}?reports=all").content.decode())


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_in_every_field_of_the_desk_stays_text(
    edda: Staff, figure: Case, work: Work, at_desk: AtDesk, attack: str
) -> None:
    client = at_desk(edda)
    url = f"/desk/cases/{figure.pk}"
    typed = {**form_of(client, figure), "after": attack, "words": attack, "reason": attack}
    with_error = client.post(f"{url}/decide", {**typed, "kind": attack})
    assert with_error.status_code == 422
    assert_inert(with_error.content.decode())
    assert client.post(f"{url}/decide", {**typed, "accepted": list(CHECKS)}).status_code == 302
    assert_inert(client.get(url).content.decode())
    work()
    assert_inert(client.get(url).content.decode())
    late = client.post(f"{url}/decline", {"reason": attack})
    assert_inert(late.content.decode())


def test_a_source_that_is_no_web_address_is_no_link(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    for source in ("javascript:alert(1)", "data:text/html,x", "//evil.example"):
        Report.objects.update(source_url=source)
        html = at_desk(edda).get(f"/desk/cases/{figure.pk}").content.decode()
        assert source not in html


def test_no_page_has_a_script_or_style_of_its_own(
    edda: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    for path in ("/desk/", f"/desk/cases/{figure.pk}"):
        answer = client.get(path)
        html = answer.content.decode()
        assert "style=" not in html
        assert "<style" not in html
        assert "onclick" not in html
        assert "script-src 'self'" in answer["Content-Security-Policy"]
