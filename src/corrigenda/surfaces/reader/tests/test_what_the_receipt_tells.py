"""A reader's private page, from received to corrected or declined."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from corrigenda.conftest import PARAGRAPHS, NewVersion, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.models import Article, Reading
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions.locate import locate_received
from corrigenda.flow.reports.actions.receive import Received
from corrigenda.lib import clock
from corrigenda.surfaces.tests.reading import read_page

pytestmark = pytest.mark.django_db

Work = Callable[[], None]


def page_of(client: Client, received: Received) -> str:
    answer = client.get(f"/receipt/{received.receipt}")
    assert answer.status_code == 200
    return answer.content.decode()


def rewrite(outlet: Outlet, article: Article, old: str, new: str) -> None:
    current = Article.objects.get(pk=article.pk).current
    assert current is not None
    blocks = [Block(one.role, one.text.replace(old, new)) for one in current.blocks]
    push(outlet, article.url, Story(blocks))


def look_again(article: Article, work: Work) -> None:
    """The story is read once more, and the changes asked of it are looked at."""
    version = Article.objects.get(pk=article.pk).current
    for _ in range(2):
        Reading.objects.create(article=article, version=version, at=clock.now(), draws_notices=True)
        StoryChange.objects.exclude(look_at=None).update(look_at=clock.now())
        work()


def test_a_report_just_sent_is_received_and_shown_as_it_was_sent(
    client: Client, send: Send
) -> None:
    page = page_of(client, send("afer", "after", why="A letter is missing."))
    assert "We have your report" in page
    assert "A letter is missing." in page
    assert "Maren and Tolva sign treaty" in page


def test_a_receipt_is_kept_from_engines_caches_and_other_sites(client: Client, send: Send) -> None:
    answer = client.get(f"/receipt/{send('afer').receipt}")
    assert "noindex" in answer["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_a_case_in_an_editors_hands_is_being_checked(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    received = send("afer")
    work()
    check(Case.objects.get(), by=of(edda))
    page = page_of(client, received)
    assert "An editor is checking it" in page
    assert "still stand in the story" in page


def test_a_declined_report_tells_the_reason(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    received = send("28,000 crowns")
    work()
    decline(Case.objects.get(), reason="The ledger says 28,000 as well.", by=of(edda))
    page = page_of(client, received)
    assert "The story stays as it is" in page
    assert "The ledger says 28,000 as well." in page


def times_of(page: str) -> dict[str, str]:
    """The time at each step that has one, by the step's title."""
    steps = read_page(page.encode()).xpath("//ol[contains(@class, 'timeline')]/li")
    return {
        step.xpath("./h2")[0].text_content(): step.xpath("./p/time/@datetime")[0]
        for step in steps
        if step.xpath("./p/time")
    }


def test_each_step_that_was_has_its_time(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    checked, declined = send("afer"), send("28,000 crowns")
    work()
    check(Case.objects.get(says="afer"), by=of(edda))
    decline(Case.objects.get(says="28,000 crowns"), reason="It is right.", by=of(edda))
    assert list(times_of(page_of(client, checked))) == ["Received", "Being checked"]
    assert list(times_of(page_of(client, declined))) == ["Received", "Not changed"]


def test_while_it_is_open_the_story_opens_at_the_words(
    client: Client, send: Send, work: Work, new_version: NewVersion
) -> None:
    received = send("afer", "after")
    to_the_words = "#:~:text=guard%20of%20honour%2C-,afer,-which%20they%20signed"
    assert to_the_words not in page_of(client, received)
    work()
    assert to_the_words in page_of(client, received)
    new_version(PARAGRAPHS[0].replace("afer", "after"), *PARAGRAPHS[1:])
    assert "#:~:text=" not in page_of(client, received)


def test_a_silent_fix_is_told_once_it_stands(
    client: Client, send: Send, work: Work, edda: Staff, daily: Outlet, story: Article
) -> None:
    received = send("afer", "after")
    work()
    decide(Case.objects.get(), Decision("fix", after="after"), by=of(edda))
    work()
    assert "It will be changed" in page_of(client, received)
    rewrite(daily, story, "afer", "after")
    look_again(story, work)
    page = page_of(client, received)
    assert "The story was corrected" in page
    assert "have been changed in the story since" in page
    # The word stands often; the words around it lead to this place.
    assert "#:~:text=guard%20of%20honour%2C-,after,-which%20they%20signed" in page


def test_a_correction_is_told_with_its_words_and_its_place_in_the_log(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    received = send("28,000 crowns", "82,000 crowns")
    work()
    decision = Decision("correction", after="82,000 crowns", words="The fund holds 82,000 crowns.")
    decide(Case.objects.get(), decision, by=of(edda))
    work()
    page = page_of(client, received)
    entry = Entry.objects.get()
    assert "A correction was published" in page
    assert "The fund holds 82,000 crowns." in page
    assert f"https://desk.example/corrections/{entry.public_id}" in page
    assert "<del>28</del>" in page or "<del>28,000</del>" in page


def links_of(client: Client, received: Received) -> dict[str, str]:
    page = read_page(page_of(client, received).encode())
    return {link.text_content(): link.get("href") for link in page.xpath("//main//a")}


def test_a_notice_leads_to_its_words_and_the_headline_too_once_they_stand(
    client: Client, send: Send, work: Work, edda: Staff, daily: Outlet, story: Article
) -> None:
    received = send("28,000 crowns", "82,000 crowns")
    work()
    decision = Decision("correction", after="82,000 crowns", words="The fund holds 82,000 crowns.")
    decide(Case.objects.get(), decision, by=of(edda))
    work()
    address = f"{story.url}#corrigenda-{Entry.objects.get().public_id}"
    links = links_of(client, received)
    assert (links["Show in the story"], links[story.headline]) == (address, story.url)
    rewrite(daily, story, "28,000 crowns", "82,000 crowns")
    work()
    links = links_of(client, received)
    assert (links["Show in the story"], links[story.headline]) == (address, address)


def test_a_notice_that_left_no_words_leads_to_the_story_alone(
    client: Client, send: Send, work: Work, edda: Staff, story: Article
) -> None:
    received = send(" “We will not wait another 24 years,” President Orla Venn said in Port Maren.")
    work()
    decision = Decision("correction", words="A quotation was taken out.", delete=True)
    decide(Case.objects.get(), decision, by=of(edda))
    work()
    links = links_of(client, received)
    assert "Show in the story" not in links
    assert links[story.headline] == story.url


def test_a_house_that_does_not_repeat_errors_shows_no_old_words(
    client: Client, send: Send, work: Work, edda: Staff, daily: Outlet
) -> None:
    daily.policy_data = {"repeat_error": False}
    daily.save()
    received = send("28,000 crowns", "82,000 crowns")
    work()
    decision = Decision("correction", after="82,000 crowns", words="The fund holds 82,000 crowns.")
    decide(Case.objects.get(), decision, by=of(edda))
    work()
    assert "<del>" not in page_of(client, received)


def test_a_notice_that_was_superseded_leads_to_the_later_one(
    client: Client, send: Send, work: Work, edda: Staff
) -> None:
    first = send("28,000 crowns")
    work()
    for words in ("The fund holds 82,000 crowns.", "The fund holds 28,500 crowns."):
        decide(Case.objects.get(), Decision("clarification", words=words), by=of(edda))
        work()
    page = page_of(client, first)
    assert "The fund holds 28,500 crowns." in page
    assert "The fund holds 82,000 crowns." not in page


def test_it_says_how_many_others_reported_the_same(client: Client, send: Send, work: Work) -> None:
    first = send("afer")
    send("afer")
    work()
    assert "One other reader reported the same." in page_of(client, first)
    send("honour, afer which")
    work()
    assert "2 other readers reported the same." in page_of(client, first)


def test_words_that_stand_several_times_are_not_said_to_be_missing(
    client: Client, send: Send, work: Work, new_version: NewVersion
) -> None:
    new_version(*PARAGRAPHS, "Tolva gave 28,000 crowns as well.")
    received = send("28,000 crowns", block="")
    Article.objects.update(read_tried_at=clock.now())
    locate_received()
    assert "We do not find these words" not in page_of(client, received)
    work()
    page = page_of(client, received)
    assert "We do not find these words" not in page
    assert "stand in the story several times" in page


def test_words_that_only_the_reader_saw_are_said_to_be_so(
    client: Client, send: Send, work: Work
) -> None:
    received = send("a line that our reading lacks")
    work()
    assert "We do not find these words in our own reading" in page_of(client, received)


def test_words_that_are_gone_are_said_to_be_gone(
    client: Client, send: Send, work: Work, daily: Outlet, story: Article
) -> None:
    received = send("The fund holds 28,000 crowns and pays for 12 bridges")
    work()
    rewrite(
        daily,
        story,
        "The fund holds 28,000 crowns and pays for 12 bridges, officials said.",
        "Rain fell on both capitals all night.",
    )
    work()
    assert "no longer stand in the story" in page_of(client, received)


def test_every_token_that_is_none_gets_the_same_page(client: Client, send: Send) -> None:
    token = send("afer").receipt
    misses = [token[:-1], token + "A", token.swapcase(), token + "/", "x", "../" + token, "%00"]
    answers = [client.get(f"/receipt/{miss}") for miss in misses]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Check that the whole link was copied" in answers[0].content.decode()
    assert all("noindex" in answer["X-Robots-Tag"] for answer in answers)


def test_a_program_gets_a_problem_document(client: Client, db: None) -> None:
    answer = client.get("/receipt/x", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
