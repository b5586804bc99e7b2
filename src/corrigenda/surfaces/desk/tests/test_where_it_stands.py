"""A case says where its passage stands now: still there, changed, gone, or several times."""

from __future__ import annotations

import pytest
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, NewVersion
from corrigenda.flow.articles.models import Credit
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain

LINE, QUOTE, FUND = PARAGRAPHS


def read(client: Client, case: Case) -> str:
    answer = client.get(f"/desk/cases/{case.pk}")
    assert answer.status_code == 200
    return plain(answer)


def test_still_there_says_in_which_version_and_since_when(
    edda: Staff, typo: Case, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version("Breaking.", LINE, QUOTE, FUND)
    page = read(at_desk(edda), typo)
    assert (
        "Still there Word for word as it was reported, in version 2 of the story, "
        "31 May 2027, 12:05 UTC." in page
    )


def test_changed_since_says_when_and_how(
    edda: Staff, typo: Case, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version(LINE.replace("afer", "affter"), QUOTE, FUND)
    new_version(LINE.replace("afer", "affter"), QUOTE)
    page = read(at_desk(edda), typo)
    assert "Changed since it was reported The story was edited here in version 2, 31 May" in page
    assert "[-afer-][+affter+]" in page
    assert "already been fixed" not in page


def test_changed_to_what_readers_suggest_is_perhaps_fixed(
    edda: Staff, typo: Case, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version(LINE.replace("afer", "after"), QUOTE, FUND)
    answer = at_desk(edda).get(f"/desk/cases/{typo.pk}")
    page = plain(answer)
    assert "Perhaps it has already been fixed: it now reads as all 2 readers suggest." in page
    # There is nothing left to fix, so no kind is proposed, and the other way stands open.
    assert answer.context["form"]["kind"].value() == ""
    assert '<details class="decline" open>' in answer.content.decode()
    assert "Nobody suggests other words" not in page
    assert "about other words" not in page


def test_it_says_so_of_those_readers_who_suggest_it(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk, new_version: NewVersion
) -> None:
    send("honour, afer which", "honour, when")
    send("afer", "after")
    work()
    new_version(LINE.replace("afer", "after"), QUOTE, FUND)
    page = read(at_desk(edda), Case.objects.get())
    assert "it now reads as 1 of 2 readers suggests." in page
    assert "[-afer-][+after+]" in page


def test_typesetting_is_no_other_suggestion(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk, new_version: NewVersion
) -> None:
    send("another 24 years", 'the ministry\'s "24" years')
    work()
    new_version(LINE, QUOTE.replace("another 24 years", "the ministry’s “24” years"), FUND)
    page = read(at_desk(edda), Case.objects.get())
    assert "it now reads as the reader suggests." in page


def test_gone_says_since_when_and_shows_the_words_and_the_gap(
    edda: Staff, typo: Case, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version("Breaking.", LINE, QUOTE, FUND)
    new_version("Breaking.", QUOTE, FUND)
    new_version("Breaking.", QUOTE, FUND, "More.")
    answer = at_desk(edda).get(f"/desk/cases/{typo.pk}")
    page = plain(answer)
    assert (
        "Gone from the story Last seen in version 2, missing since version 3, "
        "31 May 2027, 12:05 UTC." in page
    )
    assert "As it stood in version 2 The two leaders inspected a guard of honour, afer" in page
    assert "The story now, where it stood Breaking. gone here “We will not wait" in page
    assert "mend the story by hand" in page
    html = answer.content.decode()
    assert 'name="after"' not in html
    assert 'value="fix"' not in html


def test_gone_after_an_edit_shows_what_was_edited(
    edda: Staff, typo: Case, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version(LINE.replace("afer", "after"), QUOTE, FUND)
    new_version(QUOTE, FUND)
    page = read(at_desk(edda), typo)
    assert "It had been edited before. [-afer-][+after+]" in page
    assert "Nobody suggests other words" not in page


def test_gone_with_all_that_stood_around_it_has_no_gap(
    edda: Staff, typo: Case, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version("Nothing of it is left, and Rain Fell On Both Capitals All Night.")
    page = read(at_desk(edda), typo)
    assert "Gone from the story" in page
    assert "where it stood" not in page


def test_several_places_are_shown_each_with_its_surroundings_to_choose_from(
    edda: Staff, send: Send, work: Work, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version(LINE, QUOTE, FUND, "Tolva gave 28,000 crowns as well.")
    send("28,000 crowns", "26,000 crowns", block="")
    work()
    case, client = Case.objects.get(), at_desk(edda)
    page = read(client, case)
    assert "Stands several times in the story In 2 places of version 2, 31 May 2027" in page
    assert "The fund holds 28,000 crowns and pays for 12 bridges" in page
    assert "Tolva gave 28,000 crowns as well. Paragraph 4, below “The fund holds 28,000" in page
    assert "choose it first" in page
    assert "Only readers saw it" not in page
    assert "Only this reader saw these words" not in page
    start = case.article.versions.get(number=2).text.rindex("28,000")
    answer = client.post(f"/desk/cases/{case.pk}/place", {"version": 2, "start": start})
    assert answer.status_code == 302
    page = read(client, case)
    assert "Still there" in page
    assert "Edda Brandt said which place is meant" in page


@pytest.mark.parametrize("given", [{}, {"version": "x", "start": "-1"}, {"version": 1, "start": 0}])
def test_a_place_that_was_not_offered_is_refused_in_words(
    edda: Staff, typo: Case, at_desk: AtDesk, given: dict[str, object]
) -> None:
    answer = at_desk(edda).post(f"/desk/cases/{typo.pk}/place", given)
    assert answer.status_code == 409
    assert "look at" in plain(answer)


def test_a_reporter_sees_the_places_and_cannot_choose(
    rolf: Staff, send: Send, work: Work, at_desk: AtDesk, new_version: NewVersion
) -> None:
    new_version(LINE, QUOTE, FUND, "Tolva gave 28,000 crowns as well.")
    send("28,000 crowns", block="")
    work()
    case, client = Case.objects.get(), at_desk(rolf)
    Credit.objects.create(article=case.article, name="rolf maro")
    page = read(client, case)
    assert "The places Tolva" not in page
    assert "Tolva gave 28,000 crowns" in page
    assert "This one" not in page
    answer = client.post(f"/desk/cases/{case.pk}/place", {"version": 2, "start": 1})
    assert answer.status_code == 403


def test_a_case_that_has_ended_says_that_it_is_not_followed(
    edda: Staff, typo: Case, at_desk: AtDesk, new_version: NewVersion
) -> None:
    decline(typo, reason="It is right.", by=of(edda))
    new_version(QUOTE, FUND)
    page = read(at_desk(edda), typo)
    assert "in version 1 of the story" in page
    assert "The story has newer versions; a case that has ended is not followed." in page
