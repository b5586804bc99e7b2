"""In Chinese, Japanese and Thai a short passage is known by what stands around it, as elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from django.db.models import F

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.agency.changes import changes, lead
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]


class Said(NamedTuple):
    """A story, the words of it that were wrong, and another one that has them, too."""

    language: str
    text: str
    wrong: str
    right: str
    elsewhere: str


CHINESE = Said(
    "zh",
    "哈尔登轮渡公司去年在诺瓦尔和塔沃之间运送了二万八千名乘客，但不在接受国家援助的公司之列",
    "二万八千",
    "三万八千",
    "港务局星期六在展览会的第一天卖出了二万八千张门票，这是十年来最多的一次",
)
JAPANESE = Said(
    "ja",
    "ハルデン汽船は昨年、ノヴァルとタルヴォの間で二万八千人の乗客を運んだが、支援の対象にはならない",
    "二万八千",
    "三万八千",
    "港湾局によると、見本市の初日には二万八千枚の入場券が売れ、この十年で最も多かった",
)
THAI = Said(
    "th",
    "บริษัทเรือข้ามฟากฮัลเดนขนส่งผู้โดยสารสองหมื่นแปดพันคนระหว่างโนวาร์กับทัลโวเมื่อปีที่แล้ว",
    "สองหมื่นแปดพัน",
    "สามหมื่นแปดพัน",
    "การท่าเรือขายบัตรเข้าชมงานได้สองหมื่นแปดพันใบในวันแรกของงานซึ่งมากที่สุดในรอบสิบปี",
)
each_script = pytest.mark.parametrize(
    "said", [CHINESE, JAPANESE, THAI], ids=lambda one: one.language
)


@each_script
@pytest.mark.parametrize("is_indexed", [True, False], ids=["by the index", "by reading"])
def test_a_short_passage_is_found_where_the_words_around_it_stand_too(
    said: Said,
    is_indexed: bool,
    daily: Outlet,
    paired: Subscriber,
    weekly: House,
    work: Work,
) -> None:
    for name, text in (("ferry", said.text), ("fair", said.elsewhere)):
        story = Story([Block(Role.body, text)], language=said.language)
        push(daily, f"https://daily.example/{name}", story)
    if is_indexed:
        work()
        assert not Article.objects.exclude(indexed=F("current")).exists()
    take_packet(weekly.packet(before=said.wrong, after=said.right, around=around(said)))
    work()

    report = Report.objects.get()
    assert report.article is not None
    assert report.article.url == "https://daily.example/ferry"
    assert (report.says, report.should_say) == (said.wrong, said.right)


@each_script
def test_two_signs_beside_it_prove_nothing(
    said: Said, daily: Outlet, paired: Subscriber, weekly: House, work: Work
) -> None:
    story = Story([Block(Role.body, said.text)], language=said.language)
    push(daily, "https://daily.example/ferry", story)
    two = around(said)["suffix"][:2]
    packet = weekly.packet(before=said.wrong, after=said.right, around={"suffix": two})
    take_packet(packet)
    work()

    assert not Report.objects.exists()


@each_script
def test_of_an_agencys_sentences_only_a_short_one_comes_with_those_around_it(said: Said) -> None:
    first, short, last = (f"{one}。" for one in (said.text, said.wrong, said.elsewhere))
    old, new = (
        f"{first}{short}{last}",
        f"{first}{said.right}。{last.replace(said.wrong, said.right)}",
    )
    found = changes(old, new)
    assert found is not None
    one, other = found
    assert (one.before.exact, one.after) == (short, f"{said.right}。")
    assert (one.before.prefix.strip(), one.before.suffix.strip()) == (first, last)
    assert (other.before.exact, other.before.prefix, other.before.suffix) == (last, "", "")


@each_script
def test_an_item_is_known_again_by_its_first_long_paragraph(said: Said) -> None:
    assert lead(f"{said.wrong}\n\n{said.text}\n\n{said.elsewhere}") == said.text


def around(said: Said) -> dict[str, str]:
    """What stands on either side of the wrong words, as a packet says it."""
    left, _, right = said.text.partition(said.wrong)
    return {"prefix": left[-32:], "suffix": right[:32]}
