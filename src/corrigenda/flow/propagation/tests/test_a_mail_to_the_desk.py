"""What a mail to the desk looks like, whatever a page or a reader wrote."""

from __future__ import annotations

import pytest

from corrigenda.flow.propagation.renderers.desk_mail import desk_mail
from corrigenda.flow.reports.models import Channel

FACTS: dict[str, object] = {
    "type": "case.opened",
    "story": "Maren and Tolva sign treaty",
    "passage": "28,000 crowns",
    "reports": 2,
    "door": "widget",
    "lane": "fact",
    "link": "https://desk.example/desk/cases/7",
}
CHOICES = "https://desk.example/desk/account/telling"


def test_it_says_what_happened_where_and_leads_to_the_case() -> None:
    mail = desk_mail(FACTS, outlet="The Daily", choices=CHOICES)

    assert mail.subject == "A reader reports: Maren and Tolva sign treaty"
    for words in ("28,000 crowns", "2 reports, fact lane.", str(FACTS["link"]), CHOICES):
        assert words in mail.text
        assert words in mail.html


@pytest.mark.parametrize(
    ("door", "head"),
    [
        ("form", "A reader reports"),
        ("email", "A reader reports"),
        ("guard", "Changed without a note"),
        ("sweep", "An error stands here, too"),
        ("memory", "An error that was corrected came back"),
        ("packet", "Another house corrected this"),
        ("", "A new case"),
    ],
)
def test_of_a_new_case_it_says_what_opened_it(door: str, head: str) -> None:
    mail = desk_mail({**FACTS, "door": door}, outlet="The Daily", choices=CHOICES)
    assert mail.subject == f"{head}: Maren and Tolva sign treaty"


def test_no_door_is_left_without_words() -> None:
    known = {desk_mail({**FACTS, "door": one}, outlet="", choices="").subject for one in Channel}
    assert not any("A new case" in one for one in known)


def test_a_headline_cannot_break_the_subject_or_the_page() -> None:
    hostile = {**FACTS, "story": "A\r\nBcc: all@example.org\u2028<script>x</script>" + "z" * 400}
    mail = desk_mail(hostile, outlet="The Daily", choices=CHOICES)

    assert "\n" not in mail.subject and "\r" not in mail.subject
    assert len(mail.subject) <= 150
    assert "<script>" not in mail.html
    assert "\nBcc:" not in mail.text


def test_a_digest_is_grouped_by_what_happened() -> None:
    other = {**FACTS, "type": "case.overdue", "story": "Another story"}
    mail = desk_mail({"items": [FACTS, other, FACTS]}, outlet="The Daily", choices=CHOICES)

    assert mail.subject == "The Daily: 3 things on the desk"
    assert "A case was opened (2)" in mail.text
    assert "A case is overdue (1)" in mail.text
    assert mail.html.count("<h2") == 2
