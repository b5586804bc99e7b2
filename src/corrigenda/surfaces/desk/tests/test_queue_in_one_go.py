"""From the list: one key a typo, many at once, and each that cannot be done is told with why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Report
from corrigenda.surfaces.desk.tests.conftest import AtDesk, Send, Work
from corrigenda.surfaces.desk.tests.reading import plain

WORDS = "We checked these words and leave them as they are."


@pytest.fixture
def typos(daily: Outlet, story: Article, send: Send, work: Work) -> list[Case]:
    """Three typos that readers found."""
    for says, after in (("afer", "after"), ("inspected", "inspectd"), ("guard of", "gaurd of")):
        send(says, after)
    work()
    return list(Case.objects.filter(lane="typo").order_by("pk"))


@pytest.fixture
def slow(daily: Outlet) -> Iterator[None]:
    """The house gives a minute to take a decision back."""
    daily.policy_data = {"undo_seconds": 60}
    daily.save()
    yield


def chosen(client: Client) -> dict[int, str]:
    """What the boxes of the list send, by the key of the case."""
    rows = client.get("/desk/").context["queue"].rows
    return {row.pk: row.chosen for row in rows}


def post(client: Client, **given: Any) -> str:
    return plain(client.post("/desk/queue", given, follow=True))


def test_a_typo_is_one_line_with_two_buttons(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    rows = at_desk(edda).get("/desk/").context["queue"].rows
    assert [(row.lane, row.acceptable) for row in rows] == [("fact", False), ("typo", True)]


def test_accepting_makes_a_silent_fix_of_what_readers_suggest(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    page = post(client, accept=chosen(client)[typo.pk])
    assert "“afer”: accepted." in page
    correction = Correction.objects.get()
    assert (correction.kind, correction.before, correction.after) == ("fix", "afer", "after")
    assert (correction.words, correction.reason) == ("", "As 2 readers suggest.")
    assert StoryChange.objects.get().state == "requested"


def test_declining_tells_the_readers_the_words_above_the_list(
    edda: Staff, typo: Case, figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    assert WORDS in client.get("/desk/").content.decode()
    post(client, decline=chosen(client)[typo.pk], reason="It is spelt so in Maren.")
    typo.refresh_from_db()
    assert typo.decline_reason == "It is spelt so in Maren."
    assert {one.state for one in Report.objects.filter(says="afer")} == {"answered"}
    assert "It is spelt so in Maren." in client.get("/desk/").content.decode()


def test_words_that_nobody_changed_are_said_in_the_readers_language(
    edda: Staff, typo: Case, daily: Outlet, at_desk: AtDesk
) -> None:
    Outlet.objects.filter(pk=daily.pk).update(language="uk")
    client = at_desk(edda)
    post(client, decline=chosen(client)[typo.pk], reason=WORDS)
    assert Case.objects.get().decline_reason.startswith("Ми перевірили")


def test_without_words_for_the_readers_nothing_is_declined(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    assert "Give the readers a reason" in post(client, decline=f"{typo.pk}:", reason=" ")
    assert Case.objects.get().state == "new"


def test_many_are_accepted_in_one_go(edda: Staff, typos: list[Case], at_desk: AtDesk) -> None:
    client = at_desk(edda)
    boxes = chosen(client)
    page = post(client, bulk="accept", case=[boxes[case.pk] for case in typos])
    assert "Accepted: 3 cases." in page
    assert {case.state for case in Case.objects.all()} == {"decided"}


def test_nothing_marked_is_said(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    assert "Nothing was chosen" in post(at_desk(edda), bulk="accept")


def test_of_two_editors_one_is_told_who_was_first(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk
) -> None:
    hers, his = at_desk(edda), at_desk(stan)
    box = chosen(his)[typo.pk]
    post(hers, accept=box)
    assert "Edda Brandt did this a moment ago." in post(his, accept=box)
    assert "Edda Brandt did this a moment ago." in post(his, decline=box, reason="No.")
    assert Correction.objects.count() == 1


def test_a_story_that_changed_since_the_page_was_drawn_is_looked_at_again(
    edda: Staff, typo: Case, daily: Outlet, story: Article, work: Work, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    box = chosen(client)[typo.pk]
    blocks = [Block(Role.body, "They met on Friday, aftr which they signed the treaty.")]
    push(daily, story.url, Story((Block(Role.headline, "Maren and Tolva sign"), *blocks)))
    work()
    assert "changed since you looked" in post(client, accept=box)
    assert not Correction.objects.exists()


def test_of_many_the_rest_goes_through_where_some_cannot(
    edda: Staff, stan: Staff, typos: list[Case], figure: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    boxes = chosen(client)
    post(at_desk(stan), accept=boxes[typos[0].pk])
    page = post(client, bulk="accept", case=[*boxes.values(), "99999:x", "nonsense"])
    assert "Accepted: 2 cases." in page
    assert f"“afer” (case {typos[0].pk}): Stan Okoro did this a moment ago." in page
    assert f"“28,000” (case {figure.pk}): It is in the fact lane: open it to decide." in page
    assert "Case 99999: It is no case of yours" in page
    assert Case.objects.get(pk=figure.pk).state == "new"


def test_what_touches_a_fact_says_so_and_waits_for_a_second_person(
    edda: Staff, quotation: Case, at_desk: AtDesk
) -> None:
    client = at_desk(edda)
    Case.objects.filter(pk=quotation.pk).update(lane="typo", lane_by_hand=True)
    page = plain(client.get("/desk/"))
    assert "Send for approval" in page
    assert "A fix that touches a figure and a quotation: a second person approves it." in page
    assert "a second person" in post(client, accept=chosen(client)[quotation.pk])
    correction = Correction.objects.get()
    assert (correction.state, correction.reason) == ("in_approval", "As 1 reader suggests.")
    assert not StoryChange.objects.exists()


def test_the_lane_is_moved_from_the_list(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    assert "moved to the fact lane" in post(client, lane=str(typo.pk))
    assert Case.objects.get().lane == "fact"


def test_a_reporter_sees_the_list_without_buttons_and_posts_in_vain(
    rolf: Staff, typo: Case, at_desk: AtDesk, story: Article
) -> None:
    client = at_desk(rolf)
    assert "Accept" not in client.get("/desk/").content.decode()
    post(client, accept=f"{typo.pk}:")
    post(client, decline=f"{typo.pk}:", reason="No.")
    assert Case.objects.get().state == "new"


def test_cases_of_other_outlets_cannot_be_decided(
    stranger: Staff, typo: Case, at_desk: AtDesk
) -> None:
    assert "It is no case of yours" in post(at_desk(stranger), accept=f"{typo.pk}:")
    assert Case.objects.get().state == "new"


def test_our_script_is_answered_with_what_to_say(
    edda: Staff, typo: Case, at_desk: AtDesk, slow: None
) -> None:
    client = at_desk(edda)
    headers = {"X-Requested-With": "corrigenda-desk"}
    answer = client.post("/desk/queue", {"accept": chosen(client)[typo.pk]}, headers=headers)
    assert f'data-gone="{typo.pk}"' in answer.content.decode()
    assert "“afer”: accepted. Nothing has left yet. Undo" in plain(answer)


def test_the_way_back_leads_to_the_queue_alone(edda: Staff, typo: Case, at_desk: AtDesk) -> None:
    client = at_desk(edda)
    for back, to in (("?q=is%3Atypo", "/desk/?q=is%3Atypo"), ("//evil.example", "/desk/")):
        assert client.post("/desk/queue", {"back": back}).headers["location"] == to


def test_undo_brings_all_of_a_batch_back(
    edda: Staff, typos: list[Case], at_desk: AtDesk, slow: None
) -> None:
    client = at_desk(edda)
    post(client, bulk="accept", case=[chosen(client)[case.pk] for case in typos])
    undo = client.get("/desk/").context["undo"]
    assert set(undo.cases) == {case.pk for case in typos}
    page = plain(client.post("/desk/queue/undo", {"batch": str(undo.batch)}, follow=True))
    assert "Taken back: 3 cases." in page
    assert {case.state for case in Case.objects.all()} == {"new"}
    assert not StoryChange.objects.exists()


def test_what_somebody_else_decided_is_not_offered(
    edda: Staff, stan: Staff, typo: Case, at_desk: AtDesk, slow: None
) -> None:
    client = at_desk(edda)
    post(client, accept=chosen(client)[typo.pk])
    batch = client.get("/desk/").context["undo"].batch
    other = at_desk(stan)
    assert other.get("/desk/").context["undo"] is None
    page = plain(other.post("/desk/queue/undo", {"batch": str(batch)}, follow=True))
    assert "The time to take it back is over" in page
    assert Case.objects.get().state == "decided"


@pytest.mark.parametrize("batch", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_batch_that_is_none_is_said_to_be_over(
    edda: Staff, typo: Case, at_desk: AtDesk, batch: str
) -> None:
    answer = at_desk(edda).post("/desk/queue/undo", {"batch": batch}, follow=True)
    assert "The time to take it back is over" in plain(answer)
