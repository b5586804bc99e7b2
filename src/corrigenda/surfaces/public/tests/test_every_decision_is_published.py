"""What a house decides for itself stands on its policy page, or there is a reason why not.

A field that is new in `Policy` fails here until it is in one of the two tables: in `PUBLISHED` with
a value that is not its default and a sentence for it in `renderers/policy_text.py` and all the
`words_policy.py`, or in `EXCUSED` with why the public need not be told.
"""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.test import Client
from lxml import html

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import Policy, mistakes
from corrigenda.lib.languages import LANGUAGES

PUBLISHED: dict[str, object] = {
    "repeat_error": False,
    "second_person_for": ["correction", "withdrawal"],
    "second_person_severities": ["urgent"],
    "second_person_touches": ["quotation"],
    "second_person_sections": ["courts", "health"],
    "fix_due_hours": 7,
    "placement": {"clarification": "passage"},
    "placement_severities": {"urgent": "passage"},
    "late_days": 0,
    "desk_name": "The standards desk",
    "contact": "desk@daily.example",
    "preamble": {"en": "We err."},
    "contact_days": 11,
    "report_months": 13,
    "first_look_hours": 3,
    "typo_due_hours": 31,
    "fact_due_hours": 77,
    "urgent_due_hours": 2,
    "show_hold": True,
}
_OF_NOTICES = "It is about how notices are worded, and whoever reads one sees it."
_OF_ABUSE = "Told in public it would help those whom it keeps out; who meets it is told."
_OF_THE_DESK = "It is about how the desk works among itself, and changes nothing for the public."
EXCUSED = {
    "log_authors": "Whether the log names authors is seen in the log itself.",
    "copies_public": "Whether the log counts other places is seen in the log itself.",
    "agencies": "Which agencies the house takes stories from stands in the stories themselves.",
    "publish_fixes": "Whether fixes stand in the exports is seen in the exports themselves.",
    "guard": "Which stories the desk watches concerns how it finds errors, no more.",
    "guard_minutes": "Which stories the desk watches concerns how it finds errors.",
    "strict_checks": _OF_NOTICES,
    "notice_min_chars": _OF_NOTICES,
    "notice_max_chars": _OF_NOTICES,
    "notice_says_date": _OF_NOTICES,
    "notice_links_story": _OF_NOTICES,
    "notice_words": _OF_NOTICES,
    "sections": "Those that are asked for in second_person_sections are named there.",
    "second_factor_for": "Who signs in without one is nothing to tell a burglar.",
    "reports_per_minute": _OF_ABUSE,
    "attack_reports_per_page": _OF_ABUSE,
    "attack_reports_per_minute": _OF_ABUSE,
    "hold_points": _OF_ABUSE,
    "ban_days": _OF_ABUSE,
    "time_zone": _OF_THE_DESK,
    "reader_words": "Readers are told them where they report, and on their receipt.",
    "public_scorecard": "The scorecard is there, or it is not.",
    "source_check_days": "Only who gets such a link is concerned, and the page says until when.",
    "desk_address": _OF_THE_DESK,
    "letters_address": "Where readers write is theirs to be told by the house, as `contact` does.",
    "letters_per_day": _OF_ABUSE,
    "mail_reader_words": _OF_THE_DESK,
    "telling_days": _OF_THE_DESK,
    "undo_seconds": _OF_THE_DESK,
}


def said(client: Client, language: str) -> str:
    answer = client.get(f"/corrections/policy?lang={language}")
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content).xpath("//main")[0].text_content().split())


def test_every_field_is_published_or_excused_and_none_is_both() -> None:
    known = {field.name for field in fields(Policy)}
    assert PUBLISHED.keys() | EXCUSED.keys() == known, __doc__
    assert not PUBLISHED.keys() & EXCUSED.keys()
    assert all(len(reason.split()) > 5 and reason.endswith(".") for reason in EXCUSED.values())


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_page_says_otherwise_where_the_house_decides_otherwise(
    client: Client, daily: Outlet, name: str
) -> None:
    before = {language: said(client, language) for language in LANGUAGES}
    assert mistakes({name: PUBLISHED[name]}) == {}
    daily.policy_data = {name: PUBLISHED[name]}
    daily.save()
    for language in LANGUAGES:
        assert said(client, language) != before[language], f"{name} is not said in {language}"


def test_sections_and_times_are_told_in_full(client: Client, daily: Outlet) -> None:
    daily.policy_data = {
        "second_person_sections": ["courts", "health"],
        "first_look_hours": 1,
        "typo_due_hours": 31,
        "fact_due_hours": 77,
        "urgent_due_hours": 100,
    }
    daily.save()
    text = said(client, "en")
    assert "A second person also decides on what stands in these sections: courts, health." in text
    assert "within 1 hour, and to decide on a slip within 31 hours" in text
    assert "on what cannot wait within 77 hours" in text, (
        "nothing urgent waits longer than the rest"
    )
    assert "courts، وhealth" in said(client, "ar")
    assert "за 31 годину, щодо факту – за 77 годин" in said(client, "uk")
