"""An editor deletes words: a box beside the new words, so that an empty field is no accident."""

from __future__ import annotations

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import send_back
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Work
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.tests.test_case import rewrite
from corrigenda.surfaces.desk.tests.test_deciding import decide, form_of


def test_the_box_deletes_the_words_whatever_the_field_says(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    page = decide(at_desk(edda), typo, delete="on")
    correction = Correction.objects.get()
    assert (correction.before, correction.after) == ("afer", "")
    assert "[-afer-]" in page


def test_an_empty_field_without_the_box_deletes_nothing(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    sent = {**form_of(client, typo), "after": ""}
    answer = client.post(f"/desk/cases/{typo.pk}/decide", sent)
    assert answer.status_code == 422
    assert "or delete the words" in plain(answer)


def test_the_box_stays_ticked_when_the_form_comes_back(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    sent = {**form_of(client, typo), "delete": "on", "words": "A notice"}
    html = client.post(f"/desk/cases/{typo.pk}/decide", sent).content.decode()
    assert 'name="delete" checked' in html


def test_what_was_sent_back_comes_back_with_the_box_ticked(
    edda: Staff, stan: Staff, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    decide(client, figure, kind="fix", delete="on")
    send_back(Correction.objects.get(), reason="Publish it", by=actors.of(stan))
    assert form_of(client, figure)["delete"]
    assert form_of(client, figure)["after"] == "26,000"


def test_a_form_that_comes_too_late_says_that_it_would_have_deleted(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    had = form_of(client, typo)
    decide(at_desk(stan), typo)
    answer = client.post(f"/desk/cases/{typo.pk}/decide", {**had, "delete": "on"})
    assert answer.status_code == 409
    assert "delete the old ones" in plain(answer)


def test_words_that_are_gone_as_decided_are_not_called_lost(
    edda: Staff, typo: Case, story: Article, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    decide(client, typo, delete="on")
    work()
    rewrite(story, "afer ", "")
    StoryChange.objects.update(look_at=clock.now())
    work()
    page = plain(client.get(f"/desk/cases/{typo.pk}"))
    assert "As decided" in page
    assert "Gone from the story" not in page
