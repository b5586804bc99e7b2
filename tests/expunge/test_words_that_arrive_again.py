"""What comes in with erased words after the erasure loses them at the door."""

from __future__ import annotations

import json
from collections.abc import Callable

from corrigenda.conftest import PARAGRAPHS, STORY_URL, Send, an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.finding import keys_like
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyItem
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.reports.actions.appeal import appeal
from corrigenda.flow.reports.actions.take_letter import take_letter
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

from .conftest import VENN, Expunge

BLOCKS = [Block(Role.headline, "Maren and Tolva sign treaty"), *(
    Block(Role.body, text) for text in PARAGRAPHS)]  # fmt: skip


def test_the_same_text_again_is_no_new_version(
    daily: Outlet, story: Article, expunged: Expunge
) -> None:
    expunged(VENN)
    _, new = push(daily, STORY_URL, Story(BLOCKS))
    assert not new
    assert Version.objects.count() == 1


def test_a_new_version_is_kept_without_them(
    daily: Outlet, story: Article, expunged: Expunge
) -> None:
    expunged(VENN)
    more = Block(Role.body, "ORLA VENN left, and Orla Vennberg stayed.")
    version, new = push(daily, STORY_URL, Story([*BLOCKS, more], authors=[VENN]))
    assert new
    assert version.text.endswith("█████████ left, and Orla Vennberg stayed.")
    assert version.authors == ["█████████"]


def test_of_once_they_come_in_again(daily: Outlet, story: Article, expunged: Expunge) -> None:
    expunged(VENN, stands=False)
    version, new = push(daily, STORY_URL, Story(BLOCKS))
    assert new
    assert VENN in version.text


def test_another_outlet_keeps_its_words(daily: Outlet, story: Article, expunged: Expunge) -> None:
    weekly = an_outlet("weekly", "The Weekly")
    expunged(VENN, outlet=daily)
    version, _ = push(weekly, "https://weekly.example/a", Story(BLOCKS))
    assert VENN in version.text


def test_a_report_on_the_masked_passage_joins_the_case(
    daily: Outlet, send: Send, work: Callable[[], None], expunged: Expunge
) -> None:
    send("President Orla Venn", "President Ada Maro", why=f"{VENN} is not the president.")
    work()
    expunged(VENN)
    send("President Orla Venn", "President Ada Maro", why=f"{VENN} is not the president.")
    work()
    case = Case.objects.get()
    assert (case.report_count, case.says) == (2, "President █████████")
    assert {one.why for one in Report.objects.all()} == {"█████████ is not the president."}


def test_sending_a_report_again_is_harmless(send: Send, expunged: Expunge, daily: Outlet) -> None:
    from uuid import uuid4

    from corrigenda.flow.reports.actions.receive import receive
    from corrigenda.flow.reports.submission import Submission

    selector: dict[str, object] = {"type": "TextQuoteSelector", "exact": VENN}
    sent = Submission(client_id=uuid4(), url=STORY_URL, selector=selector)
    first = receive(sent, address="192.0.2.1")
    expunged(VENN)
    again = receive(sent, address="192.0.2.1")
    assert (again.new, again.report) == (False, first.report)
    later = Submission(client_id=uuid4(), url=STORY_URL, selector=selector)
    one, two = (receive(later, address="192.0.2.1") for _ in "12")
    assert (two.new, two.report.says) == (False, "█████████")
    assert one.report == two.report


def test_a_story_whose_address_had_the_name_is_found_by_it_still(
    daily: Outlet, expunged: Expunge
) -> None:
    address = "https://daily.example/2026/orla-venn-resigns"
    version, _ = push(daily, address, Story(BLOCKS))
    expunged(VENN)
    article = Article.objects.get()
    assert article.url.startswith("https://daily.example/2026/█████████-resigns-")
    assert article_at(address) == article
    assert keys_like(f"{address}?utm_source=x") == [article.pk]
    again, new = push(daily, address, Story([*BLOCKS, Block(Role.body, "More.")]))
    assert (again.article, new) == (version.article, True)
    assert Article.objects.count() == 1
    want_reading(article, clock.now())
    assert Article.objects.get().read_due_at is None


def test_a_letter_an_appeal_and_a_packet_lose_them_too(
    daily: Outlet, story: Article, send: Send, expunged: Expunge
) -> None:
    expunged(VENN)
    daily.policy_data = {"letters_address": "corrections@daily.example"}
    daily.save()
    head = "To: corrections@daily.example\r\nFrom: rita@reader.example\r\n"
    letter = take_letter(f"{head}Subject: {VENN}\r\n\r\nIt was {VENN}.\r\n".encode())[0]
    assert VENN not in letter.subject + letter.text
    send("afer", "after")
    Report.objects.update(state="held")
    appeal(Report.objects.get(), f"I am {VENN}.")
    assert VENN not in Report.objects.get().appeal
    body = {"contentType": "text/plain", "value": f"{VENN} left by the evening train, they said."}
    item = {"uri": "urn:item:1", "headlines": [{"value": VENN}], "bodies": [body]}
    take_items(daily, json.dumps(item).encode())
    kept = AgencyItem.objects.get()
    assert "evening train" in kept.text
    assert VENN not in kept.headline + kept.text
