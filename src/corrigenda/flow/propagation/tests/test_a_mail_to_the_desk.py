"""What a mail to the desk looks like, whatever a page or a reader wrote."""

from __future__ import annotations

from corrigenda.flow.propagation.renderers.desk_mail import desk_mail

FACTS: dict[str, object] = {
    "type": "case.opened",
    "story": "Maren and Tolva sign treaty",
    "passage": "28,000 crowns",
    "reports": 2,
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
    assert "A reader's report opened a case (2)" in mail.text
    assert "A case is overdue (1)" in mail.text
    assert mail.html.count("<h2") == 2
