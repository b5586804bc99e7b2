"""The case says who said the passage, offers to ask them, and tells the agency."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.bylines import fold
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import Delivery
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain

AGENCY = "Quillmark News Agency; QNA; desk@quillmark.example"


@pytest.fixture
def wired(daily: Outlet, send: Send, work: Work) -> Case:
    """The case on a figure of a story that an agency sent, with nobody who says it."""
    daily.policy_data = {**daily.policy_data, "agencies": [AGENCY]}
    daily.save(update_fields=["policy_data"])
    blocks = (
        Block(Role.headline, "Maren and Tolva sign treaty"),
        Block(Role.byline, "Our correspondents and QNA"),
        Block(Role.body, "The fund holds 28,000 crowns."),
    )
    push(daily, STORY_URL, Story(blocks))
    send("28,000", "26,000", why="I am a reader and I counted.")
    work()
    return Case.objects.get(says="28,000")


def test_the_speaker_stands_there_with_the_words_that_say_so(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    page = plain(at_desk(edda).get(f"/desk/cases/{quotation.pk}"))
    assert "Speaker Orla Venn the story names them after the words: " in page
    assert "President Orla Venn said" in page
    assert "Quotation We will not wait another 24 years," in page
    assert "Credited to no agency and no other outlet" in page


def test_the_person_quoted_is_offered_for_the_source_check(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    page = at_desk(edda).get(f"/desk/cases/{quotation.pk}").content.decode()
    assert '<a href="#source-name" class="said-ask">Ask <bdi>Orla Venn</bdi></a>' in page
    assert 'id="source-name" name="name" dir="auto" autocomplete="off" value="Orla Venn"' in page
    assert "The story names them as the one who said it." in page


def test_what_was_typed_stays_when_the_form_comes_back(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    sent = {"name": "Ilse Maro", "question": "", "own": "Hm?"}
    page = at_desk(edda).post(f"/desk/cases/{quotation.pk}/ask-source", sent).content.decode()
    assert 'autocomplete="off" value="Ilse Maro"' in page
    assert 'autocomplete="off" value="Orla Venn"' not in page


def test_who_is_not_named_is_not_offered(edda: Staff, figure: Case, at_desk: AtDesk) -> None:
    page = at_desk(edda).get(f"/desk/cases/{figure.pk}")
    assert "Speaker officials not named the story reports what they said" in plain(page)
    assert "said-ask" not in page.content.decode()
    assert 'name="name" dir="auto" autocomplete="off" value=""' in page.content.decode()


def test_nobody_is_an_answer(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    page = plain(at_desk(edda).get(f"/desk/cases/{typo.pk}"))
    assert "Speaker No speaker found: nothing near the passage says" in page


@pytest.fixture
def mailing(settings: Settings) -> None:
    """A mail server is set; nothing is sent before the job process runs."""
    settings.CORRIGENDA_MAIL = "smtp://127.0.0.1:1"


def test_an_agency_that_can_be_reached_is_asked_by_one_press_and_seen_to_be(
    edda: Staff, wired: Case, at_desk: AtDesk, mailing: None
) -> None:
    desk = at_desk(edda)
    page = desk.get(f"/desk/cases/{wired.pk}")
    assert "Credited to Quillmark News Agency the story, by the byline" in plain(page)
    assert "Ask Quillmark News Agency whether it is right by mail" in plain(page)
    assert "mailto:" not in page.content.decode()
    sent = {"agency": "Quillmark News Agency"}
    after = desk.post(f"/desk/cases/{wired.pk}/tell-agency", sent, follow=True)
    assert "Quillmark News Agency is told." in plain(after)
    assert "waiting asked whether it is right by mail" in plain(after)
    assert "Ask Quillmark News Agency whether" not in plain(after)
    deliveries = plain(desk.get(f"/desk/deliveries?q=case:{wired.pk}"))
    assert "An agency is asked whether its words are right" in deliveries


def test_an_agency_without_an_address_has_a_hint_instead(
    edda: Staff, wired: Case, daily: Outlet, at_desk: AtDesk, mailing: None
) -> None:
    daily.policy_data = {**daily.policy_data, "agencies": ["Quillmark News Agency; QNA"]}
    daily.save(update_fields=["policy_data"])
    page = plain(at_desk(edda).get(f"/desk/cases/{wired.pk}"))
    assert "No way to tell them yet: the policy has no address of theirs." in page


def test_what_cannot_be_told_is_said_and_changes_nothing(
    edda: Staff, wired: Case, at_desk: AtDesk, mailing: None
) -> None:
    sent = {"agency": "Somebody else"}
    page = at_desk(edda).post(f"/desk/cases/{wired.pk}/tell-agency", sent, follow=True)
    assert "The passage is not credited to Somebody else" in plain(page)
    assert not Delivery.objects.exists()


def test_a_reporter_reads_it_and_asks_nobody(rolf: Staff, quotation: Case, at_desk: AtDesk) -> None:
    quotation.article.credits.create(name=fold("Rolf Maro"))
    page = at_desk(rolf).get(f"/desk/cases/{quotation.pk}")
    assert "Speaker Orla Venn" in plain(page)
    assert "said-ask" not in page.content.decode()


def test_somebody_without_an_account_sees_none_of_it(quotation: Case) -> None:
    answer = Client().get(f"/desk/cases/{quotation.pk}")
    assert answer.status_code == 302
