"""An administrator writes the house's own words for readers on the policy screen."""

from __future__ import annotations

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.test_the_policy_screen import URL, saved, typed


def test_they_are_written_by_name_and_language(ada: Staff, daily: Outlet, at_desk: AtDesk) -> None:
    client = at_desk(ada)
    sent = {**typed(client), "reader_words.title.en": "Tell us", "reader_words.sent.uk": "Дякуємо"}
    page = saved(client, sent)
    daily.refresh_from_db()
    assert daily.policy.reader_words == {"title.en": "Tell us", "sent.uk": "Дякуємо"}
    assert "Title of the dialog and the form, English" in page


def test_what_nothing_fills_in_is_said_at_the_field_and_stays_to_be_mended(
    ada: Staff, daily: Outlet, at_desk: AtDesk
) -> None:
    client = at_desk(ada)
    answer = client.post(URL, {**typed(client), "reader_words.lead.en": "Write to {desk}"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'id="field-reader_words-error"' in html
    assert "{desk}, which nothing fills in; only {outlet} is" in html
    assert "Write to {desk}" in html
    daily.refresh_from_db()
    assert daily.policy.reader_words == {}
