"""The screen of letters: a letter is placed, rejected or taken back by one press each."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.actions.place_letter import place_letters
from corrigenda.flow.reports.actions.take_letter import take_letter
from corrigenda.flow.reports.letters.tests.mails import DESK, raw
from corrigenda.flow.reports.models import Letter, Report
from corrigenda.surfaces.desk.tests.conftest import AtDesk


@pytest.fixture
def letter(daily: Outlet, story: Article) -> Letter:
    """One that names no story."""
    daily.policy_data = {**daily.policy_data, "letters_address": DESK}
    daily.save()
    (made,) = take_letter(raw("The <b>treaty</b> is wrong."), recipients=[DESK])
    place_letters()
    return made


def press(client: Client, letter: Letter, verb: str, **typed: str) -> str:
    given = {f"{name}-{letter.pk}": value for name, value in typed.items()}
    answer = client.post("/desk/letters/judge", {verb: letter.pk, **given}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_shows_what_was_written_and_why_it_waits_and_not_by_whom(
    at_desk: AtDesk, edda: Staff, letter: Letter
) -> None:
    page = at_desk(edda).get("/desk/letters/").content.decode()
    assert "The &lt;b&gt;treaty&lt;/b&gt; is wrong." in page
    assert "no headline of one" in page
    assert "Nobody vouches for its sender" in page
    assert "rita@reader.example" not in page


def test_a_letter_is_placed_on_words_of_a_story(
    at_desk: AtDesk, edda: Staff, letter: Letter
) -> None:
    client = at_desk(edda)
    assert "No story of yours" in press(client, letter, "place", story="Another headline")
    assert not Report.objects.exists()
    said = press(client, letter, "place", story=STORY_URL, says="afer")
    assert "It is a report now" in said
    assert Report.objects.get().says == "afer"
    assert "dealt with" in press(client, letter, "place", story=STORY_URL, says="afer")
    assert "afer" in client.get("/desk/letters/?show=placed").content.decode()


def test_it_is_rejected_and_taken_back(at_desk: AtDesk, edda: Staff, letter: Letter) -> None:
    client = at_desk(edda)
    assert "Rejected" in press(client, letter, "reject")
    assert "treaty" in client.get("/desk/letters/?show=rejected").content.decode()
    assert "Taken back" in press(client, letter, "take-back")
    assert Letter.objects.get().state == "waiting"


def test_a_reporter_and_a_nonsense_address_see_no_letters(
    at_desk: AtDesk, rolf: Staff, edda: Staff, letter: Letter
) -> None:
    assert at_desk(rolf).get("/desk/letters/").status_code == 403
    client = at_desk(edda)
    assert client.get("/desk/letters/?show=nonsense&page=-1").status_code == 200
    answer = client.post("/desk/letters/judge", {"place": "²", "back": "https://evil.example"})
    assert answer["Location"] == "/desk/letters/"
